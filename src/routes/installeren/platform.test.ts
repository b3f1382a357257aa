import { expect, test } from 'vitest';
import { platformOf } from './platform.ts';

const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';

test.each([
	['ipad', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI}`, 5],
	['desktop', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI}`, 0],
	['ipad', `Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) ${SAFARI}`, 5],
	['iphone', `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${SAFARI}`, 5],
	['android', 'Mozilla/5.0 (Linux; Android 15; SM-X210) AppleWebKit/537.36 Chrome/140.0', 10],
	['desktop', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0', 10]
])('%s is known by what the browser says of itself', (platform, userAgent, maxTouchPoints) => {
	expect(platformOf({ userAgent, maxTouchPoints })).toBe(platform);
});
