import { type Plugin } from 'vite';

const ROOT = /\.svelte-kit\/generated\/root\.svelte$/;
const ANNOUNCER = /(<div id="svelte-announcer"[^>]*) style="[^"]*"/;

/**
 * Kit hides its route announcer by a style attribute, which the Content-Security-Policy drops; a class does the
 * same. Fails when Kit writes its root component in another way.
 */
export function announcerClass(): Plugin {
	return {
		name: 'announcer-class',
		enforce: 'pre',
		transform: {
			filter: { id: ROOT },
			handler: (code) => withoutStyleAttribute(code)
		}
	};
}

export function withoutStyleAttribute(root: string): string {
	const changed = root.replace(ANNOUNCER, '$1 class="visually-hidden"');
	if (changed === root || changed.includes(' style="'))
		throw new Error(
			'Kit writes its route announcer in another way: see scripts/announcer-class.ts'
		);
	return changed;
}
