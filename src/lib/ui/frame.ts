import { createContext } from 'svelte';
import type { ResolvedPathname } from '$app/types';

/** What a page tells the strip on top: where one is, and the way back. */
export type Frame = {
	place: string;
	back: { href: ResolvedPathname; label: string } | null;
};

export const [useFrame, provideFrame] = createContext<Frame>();
