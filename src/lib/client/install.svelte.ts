import { createContext } from 'svelte';

/** Chromium's offer to install the app; no type library knows it. */
type InstallPrompt = Event & { prompt(): Promise<unknown> };

export type Install = {
	/** The browser can install the app when it is asked to. */
	readonly isOffered: boolean;
	/** The page stands on the screen as an app of its own. */
	readonly isInstalled: boolean;
	ask(): Promise<void>;
};

export const [useInstall, provideInstall] = createContext<Install>();

/** Keeps the browser's offer, which comes once and early, until somebody asks for it; of the layout. */
export function createInstall(target: Window = window): Install {
	let offer = $state.raw<InstallPrompt | undefined>();

	$effect(() => {
		const stop = new AbortController();
		const { signal } = stop;
		const take = (event: Event) => {
			event.preventDefault();
			offer = event as InstallPrompt;
		};
		target.addEventListener('beforeinstallprompt', take, { signal });
		target.addEventListener('appinstalled', () => (offer = undefined), { signal });
		return () => stop.abort();
	});

	return {
		get isOffered() {
			return offer !== undefined;
		},
		get isInstalled() {
			const { standalone } = target.navigator as { standalone?: boolean };
			return standalone === true || target.matchMedia('(display-mode: standalone)').matches;
		},
		async ask() {
			const asked = offer;
			// It can be asked once.
			offer = undefined;
			await asked?.prompt();
		}
	};
}
