export const PLATFORMS = ['ipad', 'iphone', 'android', 'desktop'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** On what the page stands. An iPad says that it is a Mac, but no Mac takes more than one finger. */
export function platformOf({
	userAgent,
	maxTouchPoints
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Platform {
	if (/iPhone|iPod/.test(userAgent)) return 'iphone';
	if (/iPad/.test(userAgent)) return 'ipad';
	if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return 'ipad';
	return /Android/.test(userAgent) ? 'android' : 'desktop';
}
