import { afterPaint } from './after-paint.ts';
import type { ClientDeps, OpenStream, PageSignals } from './deps.ts';
import { createNewId } from './new-id.ts';

/** What the browser really has, as the client wants it. */
export function browserDeps(version: string): ClientDeps {
	const newId = createNewId();
	return {
		dexie: {},
		version,
		fetch: (path, init) => fetch(path, { credentials: 'same-origin', ...init }),
		clock: () => Date.now(),
		newId: (name) => newId(Date.now(), name),
		random: () => Math.random(),
		timers: {
			set: (run, ms) => setTimeout(run, ms),
			clear: (timer) => clearTimeout(timer as number)
		},
		local: localStorage,
		page: pageSignals(),
		sha256,
		report: (error) => reportError(error),
		afterPaint,
		...('locks' in navigator ? { locks: navigator.locks } : {}),
		...('CompressionStream' in window ? { gzip } : {}),
		...('EventSource' in window ? { openStream } : {}),
		...('storage' in navigator ? { storage: navigator.storage } : {})
	};
}

function pageSignals(): PageSignals {
	return {
		isVisible: () => document.visibilityState === 'visible',
		listen(tell) {
			const stop = new AbortController();
			const { signal } = stop;
			const onSeen = () => tell(document.visibilityState === 'visible' ? 'resume' : 'hidden');
			document.addEventListener('visibilitychange', onSeen, { signal });
			document.addEventListener('freeze', () => tell('frozen'), { signal });
			// Chrome thaws a frozen page with `resume`; Safari brings one back with `pageshow`.
			document.addEventListener('resume', () => tell('resume'), { signal });
			window.addEventListener('pageshow', ({ persisted }) => persisted && tell('resume'), {
				signal
			});
			window.addEventListener('online', () => tell('online'), { signal });
			return () => stop.abort();
		}
	};
}

const openStream: OpenStream = (url, { message, change }) => {
	const source = new EventSource(url);
	source.onmessage = ({ data }) => message(String(data));
	source.onopen = change;
	source.onerror = change;
	return {
		isOpen: () => source.readyState === EventSource.OPEN,
		isClosed: () => source.readyState === EventSource.CLOSED,
		close: () => source.close()
	};
};

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
	const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Of the text's bytes, in hex. */
export async function sha256(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
