import { createFaultProxy, type LineFault } from './fault-proxy.ts';

/** A connection that lets requests through and loses answers. */
export type CuttingProxy = {
	url: string;
	/** From now on the answers to this path never arrive. */
	cut(path: string): void;
	/** From now on everything arrives. */
	mend(): void;
	/** How many answers were lost so far. */
	readonly lost: number;
	remove(): Promise<void>;
};

const CUT: LineFault = { is: 'answer lost' };
const WHOLE: LineFault = { is: 'none' };

export async function createCuttingProxy(target: string): Promise<CuttingProxy> {
	let cutPath: string | undefined;
	// Decided when the request comes: an answer under way when it is mended is still lost.
	const proxy = await createFaultProxy(target, ({ url }) => (url === cutPath ? CUT : WHOLE));
	return {
		url: proxy.url,
		cut: (path) => (cutPath = path),
		mend: () => (cutPath = undefined),
		get lost() {
			return proxy.met('answer lost');
		},
		remove: proxy.remove
	};
}
