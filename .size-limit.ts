import { firstScreen, precachedFiles } from './scripts/first-screen.ts';

const dayPage = await firstScreen('/(location)/locaties/[id]');
const signIn = await firstScreen('/aanmelden');

export default [
	{ name: 'day page, JavaScript', path: dayPage.scripts, limit: '110 kB', gzip: true },
	{ name: 'day page, CSS', path: dayPage.styles, limit: '15 kB', gzip: true },
	// It fetched 216 kB when its fields lay in one file with the forms of the day.
	{ name: 'sign-in page, JavaScript', path: signIn.scripts, limit: '112 kB', gzip: true },
	{ name: 'whole precache', path: precachedFiles(), limit: '400 kB', gzip: true }
];
