import { randomInt } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Outcome, refuse } from './command.ts';

const MIN_PASSWORD = 12;

/** Without letters and figures that look alike, because it may be read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** As given, or made; `lines` show one that was made, this once. */
export async function readPassword(): Promise<
	{ password: string; lines: string[] } | { tooShort: Outcome }
> {
	const typed = await askPassword();
	if (typed !== '' && typed.length < MIN_PASSWORD)
		return {
			tooShort: refuse(`A password has at least ${MIN_PASSWORD} characters: nothing was changed.`)
		};
	const password = typed || makePassword();
	return { password, lines: typed ? [] : [`Password, shown this once: ${password}`] };
}

/** Four groups of five: 98 bits. */
function makePassword(): string {
	const group = () =>
		Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
	return Array.from({ length: GROUPS }, group).join('-');
}

/** First line of what is piped in, or what somebody types unseen; empty: make one. */
async function askPassword(): Promise<string> {
	if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/, 1)[0]!;
	process.stderr.write('Password (Enter: make one): ');
	const unseen = new Writable({ write: (_chunk, _encoding, next) => next() });
	const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
	const typed = await terminal.question('');
	terminal.close();
	process.stderr.write('\n');
	return typed;
}
