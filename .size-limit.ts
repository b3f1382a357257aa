import { firstScreen, precachedFiles } from './scripts/first-screen.ts';

const dayPage = await firstScreen('/(location)/locaties/[id]');

export default [
	{ name: 'day page, JavaScript', path: dayPage.scripts, limit: '110 kB', gzip: true },
	{ name: 'day page, CSS', path: dayPage.styles, limit: '15 kB', gzip: true },
	{ name: 'whole precache', path: precachedFiles(), limit: '400 kB', gzip: true }
];
