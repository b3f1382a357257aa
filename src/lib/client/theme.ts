export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'opvangbord-theme';

/** How this device shows the app; `auto` follows the device. */
export function readTheme(storage: Pick<Storage, 'getItem'> = localStorage): Theme {
	const stored = storage.getItem(KEY);
	return THEMES.find((theme) => theme === stored) ?? 'auto';
}

/** Keeps the choice on this device and shows it at once. */
export function chooseTheme(theme: Theme, storage: Pick<Storage, 'setItem'> = localStorage): void {
	storage.setItem(KEY, theme);
	showTheme(theme);
}

/** The tokens look at this attribute; without it they follow the device. */
export function showTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
	if (theme === 'auto') delete root.dataset.theme;
	else root.dataset.theme = theme;
}
