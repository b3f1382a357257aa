import { z } from 'zod';
import { TEXT_KEPT_DAYS } from '../domain/questions/blank-old-texts.ts';
import { DEFAULT_DATA_DIR } from './data-dir.ts';
import { startRefused } from './start-refused.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const EXAMPLE_TILES = 'https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857';

const wholeNumber = (least: number, most: number) =>
	z
		.string()
		.regex(/^\d+$/, 'must be a whole number')
		.transform(Number)
		.pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));

const variables = z.object({
	HOST: z.string().default('127.0.0.1'),
	PORT: wholeNumber(0, 65_535).default(3000),
	DATA_DIR: z.string().default(DEFAULT_DATA_DIR),
	/** PostgreSQL in the place of the file in DATA_DIR; it holds a password. */
	DATABASE_URL: z
		.string()
		.refine(isPostgresUrl, 'must be like postgres://user:password@host:5432/database')
		.optional(),
	/** Set by `npm run demo` only: known accounts with a known password. */
	OPVANGBORD_DEMO: z.literal('1', "must be '1' or absent").optional(),
	/** Signs session cookies; without one the server makes its own, in DATA_DIR or the database of DATABASE_URL. */
	AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
	/** Public address; without one it follows from each request's Host. */
	ORIGIN: z
		.string()
		.refine(isOrigin, 'must be a scheme and a host and nothing more, like https://opvang.example')
		.optional(),
	LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
	/** How many proxies of ours stand in front: only then are X-Forwarded-For and -Proto believed. */
	TRUST_PROXY: wholeNumber(0, 9).default(0),
	/** Requests a minute that one session may make. */
	SESSION_RATE: wholeNumber(1, 1_000_000).default(6000),
	/** How long texts of questions and answers are kept (D15). */
	QUESTION_DAYS: wholeNumber(1, 3650).default(TEXT_KEPT_DAYS),
	/** PDOK's Locatieserver or one like it; without one every address is typed by hand. */
	ADDRESS_LOOKUP_URL: z
		.string()
		.refine(isPlainAddress, 'must be like https://api.pdok.nl/bzk/locatieserver/search/v3_1')
		.transform((url) => url.replace(/\/+$/, ''))
		.optional(),
	/** PDOK's tiles of the BRT-Achtergrondkaart in Web Mercator or those of another; without them there is no map. */
	MAP_TILES_URL: z
		.string()
		.refine(isPlainAddress, `must be like ${EXAMPLE_TILES}`)
		.transform((url) => url.replace(/\/+$/, ''))
		.optional(),
	/** Whom push services may ask about our messages (RFC 8292); without one nothing is sent to devices. */
	VAPID_SUBJECT: z
		.string()
		.refine(isContact, 'must be like mailto:beheer@opvang.example, or an https address')
		.optional(),
	/** Without this pair the server makes its own, and keeps it in its database. */
	VAPID_PUBLIC_KEY: z
		.string()
		.regex(/^[\w-]{87}$/, 'must be 65 bytes in base64url')
		.optional(),
	VAPID_PRIVATE_KEY: z
		.string()
		.regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url')
		.optional(),
	/** A push service within the own network. */
	PUSH_TO_PRIVATE: z.literal('1', "must be '1' or absent").optional(),
	/** The mail server; it may hold a password. */
	SMTP_URL: z
		.string()
		.refine(isSmtpUrl, 'must be like smtps://user:password@mail.example:465')
		.optional(),
	MAIL_FROM: z.email('must be an e-mail address').optional()
});

/** What makes sense together only. */
const NEEDS: [has: keyof Read, needs: keyof Read][] = [
	['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'],
	['VAPID_PRIVATE_KEY', 'VAPID_PUBLIC_KEY'],
	['SMTP_URL', 'MAIL_FROM'],
	['MAIL_FROM', 'SMTP_URL'],
	// A mail links to the app, and is written without a request to read its address from.
	['SMTP_URL', 'ORIGIN']
];

const environment = variables.superRefine((values, context) => {
	for (const [has, needs] of NEEDS)
		if (values[has] !== undefined && values[needs] === undefined)
			context.addIssue({ code: 'custom', path: [has], message: `needs ${needs} as well` });
});

type Read = z.infer<typeof variables>;

export type Env = {
	host: string;
	port: number;
	dataDir: string;
	databaseUrl: string | undefined;
	demo: boolean;
	authSecret: string | undefined;
	origin: string | undefined;
	logLevel: (typeof LOG_LEVELS)[number];
	trustProxy: number;
	sessionRate: number;
	questionDays: number;
	addressLookupUrl: string | undefined;
	mapTilesUrl: string | undefined;
	/** undefined: no messages to devices. */
	push:
		| {
				subject: string;
				/** undefined: those that the database keeps. */
				keys: { publicKey: string; privateKey: string } | undefined;
				isPrivateAllowed: boolean;
		  }
		| undefined;
	/** undefined: no mail. */
	mail: { url: string; from: string; origin: string } | undefined;
};

/** Reads the environment once, at the start; throws with every mistake named at once. */
export function readEnv(source: Record<string, string | undefined>): Env {
	const parsed = environment.safeParse(withoutEmpty(source));
	if (!parsed.success) throw startRefused(explain(parsed.error));
	const values = parsed.data;
	return {
		host: values.HOST,
		port: values.PORT,
		dataDir: values.DATA_DIR,
		databaseUrl: values.DATABASE_URL,
		demo: values.OPVANGBORD_DEMO === '1',
		authSecret: values.AUTH_SECRET,
		origin: values.ORIGIN,
		logLevel: values.LOG_LEVEL,
		trustProxy: values.TRUST_PROXY,
		sessionRate: values.SESSION_RATE,
		questionDays: values.QUESTION_DAYS,
		addressLookupUrl: values.ADDRESS_LOOKUP_URL,
		mapTilesUrl: values.MAP_TILES_URL,
		push: toPush(values),
		mail: toMail(values)
	};
}

function toPush(values: Read): Env['push'] {
	const { VAPID_SUBJECT: subject, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, PUSH_TO_PRIVATE } = values;
	if (!subject) return undefined;
	const keys =
		VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY
			? { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY }
			: undefined;
	return { subject, keys, isPrivateAllowed: PUSH_TO_PRIVATE === '1' };
}

function toMail({ SMTP_URL: url, MAIL_FROM: from, ORIGIN: origin }: Read): Env['mail'] {
	return url && from && origin ? { url, from, origin } : undefined;
}

/** A variable set to nothing, as compose files do, counts as absent. */
function withoutEmpty(source: Record<string, string | undefined>): Record<string, string> {
	const names = Object.keys(variables.shape);
	return Object.fromEntries(names.flatMap((name) => (source[name] ? [[name, source[name]]] : [])));
}

/** Names the variable and the rule, never the value: some of them are secrets. */
function explain(error: z.ZodError): string {
	const lines = error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
	return `The environment is not right:\n${lines.join('\n')}`;
}

function isOrigin(value: string): boolean {
	return (
		URL.canParse(value) &&
		/^https?:$/.test(new URL(value).protocol) &&
		new URL(value).origin === value
	);
}

function isPostgresUrl(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, pathname } = new URL(value);
	return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1;
}

/** A web address that a path can be put behind. */
function isPlainAddress(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, username, password, search, hash } = new URL(value);
	return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
}

function isContact(value: string): boolean {
	if (value.startsWith('mailto:'))
		return z.email().safeParse(value.slice('mailto:'.length)).success;
	return URL.canParse(value) && new URL(value).protocol === 'https:';
}

function isSmtpUrl(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol, hostname } = new URL(value);
	return /^smtps?:$/.test(protocol) && hostname !== '';
}
