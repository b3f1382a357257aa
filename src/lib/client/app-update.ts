import { Workbox } from 'workbox-window';
import { trustedWorkerUrl } from './worker-url.ts';

const HOUR_MS = 3_600_000;

/** What this needs of a registration: a new version that is on its way, or ready. */
export type Registered = { installing: unknown; waiting: unknown };

/** What this needs of workbox-window. */
export type UpdateWorker = {
	register(): Promise<Registered | undefined>;
	/** Fails without a network. */
	update(): Promise<void>;
	messageSkipWaiting(): void;
	addEventListener(name: 'waiting', listener: () => void): void;
	addEventListener(name: 'controlling', listener: (event: { isUpdate?: boolean }) => void): void;
};

type Options = {
	/** A new version is ready; offer it, and call `accept` when the person wants it. */
	onOffered(): void;
	/** It was accepted, and is not to be had: nothing happens. */
	onMissing?(): void;
	/** The browser has no service worker or refused it: the app works, but does not start without internet. */
	onUnavailable?(error: unknown): void;
	worker?: UpdateWorker | null;
	page?: { reload(): void; everyHour(task: () => void): () => void };
};

export type AppUpdate = {
	/** Installs the app on this device, and looks for a new version from then on. */
	start(): Promise<void>;
	/** Looks for a new version now; without a network it finds none. */
	check(): Promise<void>;
	/** Goes over to the version that was offered, or that is there when it is looked for: the page starts anew. */
	accept(): Promise<void>;
	stop(): void;
};

/** New versions: looked for on start, on resume, hourly and when asked; offered, never forced. */
export function createAppUpdate({
	onOffered,
	onMissing = () => {},
	onUnavailable = () => {},
	worker = browserWorker(),
	page = browserPage
}: Options): AppUpdate {
	let accepted = false;
	let controlsAlready = false;
	let isWaiting = false;
	let registered: Registered | undefined;
	let stopHourly = () => {};

	async function start(): Promise<void> {
		if (!worker) return onUnavailable(new Error('no service worker in this browser'));
		worker.addEventListener('waiting', offer);
		worker.addEventListener('controlling', takenOver);
		try {
			registered = await worker.register();
		} catch (error) {
			return onUnavailable(error);
		}
		document.addEventListener('visibilitychange', checkOnResume);
		stopHourly = page.everyHour(() => void check());
	}

	function offer(): void {
		isWaiting = true;
		if (accepted) worker?.messageSkipWaiting();
		else onOffered();
	}

	/** Another tab may accept for all of them: this one is offered its new start, with what it holds unsaved. */
	function takenOver({ isUpdate }: { isUpdate?: boolean }): void {
		if (!isUpdate) return;
		if (accepted) return page.reload();
		controlsAlready = true;
		onOffered();
	}

	function checkOnResume(): void {
		if (document.visibilityState === 'visible') void check();
	}

	async function check(): Promise<void> {
		// Without a network there is no new version to find.
		await worker?.update().catch(() => undefined);
	}

	async function accept(): Promise<void> {
		accepted = true;
		if (controlsAlready || !worker) return page.reload();
		if (isWaiting) return worker.messageSkipWaiting();
		await check();
		if (registered?.installing || registered?.waiting) return;
		accepted = false;
		onMissing();
	}

	function stop(): void {
		document.removeEventListener('visibilitychange', checkOnResume);
		stopHourly();
	}

	return { start, check, accept, stop };
}

function browserWorker(): UpdateWorker | null {
	if (!('serviceWorker' in navigator)) return null;
	return new Workbox(trustedWorkerUrl(), { type: 'classic' });
}

const browserPage = {
	reload: () => location.reload(),
	everyHour(task: () => void) {
		const timer = setInterval(task, HOUR_MS);
		return () => clearInterval(timer);
	}
};
