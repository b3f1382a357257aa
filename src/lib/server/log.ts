import { pino, type DestinationStream, type Logger } from 'pino';
import type { Env } from './env.ts';

export type Log = Logger;

/**
 * JSON lines on stdout. Nothing that names or reaches a person goes in: no addresses, e-mail, names, cookies,
 * bodies or query strings; callers log ids, codes, counts and durations.
 */
export function createLog(level: Env['logLevel'], destination?: DestinationStream): Log {
	const options = { level, base: undefined, timestamp: isoTime, formatters: { level: levelName } };
	return destination ? pino(options, destination) : pino(options);
}

/** What is worth knowing of an unexpected error, without the request it came from. */
export function describeError(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { name: typeof error };
	const { name, message, stack } = error;
	const code = 'code' in error ? error.code : undefined;
	const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
	return { name, code, message: message.slice(0, 300), stack: frames?.join('\n') };
}

function isoTime(): string {
	return `,"time":"${new Date().toISOString()}"`;
}

function levelName(level: string) {
	return { level };
}
