import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

test('an empty environment is a server on this machine alone, without demo accounts', () => {
	expect(readEnv({ PORT: '', ORIGIN: '' })).toEqual({
		host: '127.0.0.1',
		port: 3000,
		dataDir: './data',
		databaseUrl: undefined,
		demo: false,
		authSecret: undefined,
		origin: undefined,
		logLevel: 'info',
		trustProxy: 0,
		sessionRate: 6000,
		questionDays: 365,
		addressLookupUrl: undefined,
		mapTilesUrl: undefined,
		push: undefined,
		mail: undefined
	});
});

test('every variable is read', () => {
	const environment = {
		HOST: '0.0.0.0',
		PORT: '8080',
		DATA_DIR: '/var/lib/opvangbord',
		DATABASE_URL: 'postgres://opvangbord:hunter2@db.example/opvangbord',
		OPVANGBORD_DEMO: '1',
		AUTH_SECRET: 'a'.repeat(32),
		ORIGIN: 'https://opvang.example',
		LOG_LEVEL: 'warn',
		TRUST_PROXY: '2',
		SESSION_RATE: '60',
		QUESTION_DAYS: '90',
		ADDRESS_LOOKUP_URL: 'https://register.example/search/v3_1/',
		MAP_TILES_URL: 'https://tiles.example/standaard/EPSG:3857/',
		VAPID_SUBJECT: 'mailto:beheer@opvang.example',
		VAPID_PUBLIC_KEY: 'B'.repeat(87),
		VAPID_PRIVATE_KEY: 'p'.repeat(43),
		PUSH_TO_PRIVATE: '1',
		SMTP_URL: 'smtps://opvang:hunter2@mail.example:465',
		MAIL_FROM: 'opvangbord@opvang.example'
	};
	expect(readEnv(environment)).toEqual({
		host: '0.0.0.0',
		port: 8080,
		dataDir: '/var/lib/opvangbord',
		databaseUrl: 'postgres://opvangbord:hunter2@db.example/opvangbord',
		demo: true,
		authSecret: 'a'.repeat(32),
		origin: 'https://opvang.example',
		logLevel: 'warn',
		trustProxy: 2,
		sessionRate: 60,
		questionDays: 90,
		addressLookupUrl: 'https://register.example/search/v3_1',
		mapTilesUrl: 'https://tiles.example/standaard/EPSG:3857',
		push: {
			subject: 'mailto:beheer@opvang.example',
			keys: { publicKey: 'B'.repeat(87), privateKey: 'p'.repeat(43) },
			isPrivateAllowed: true
		},
		mail: {
			url: 'smtps://opvang:hunter2@mail.example:465',
			from: 'opvangbord@opvang.example',
			origin: 'https://opvang.example'
		}
	});
});

test('all mistakes are named at once, with the variable and the rule and never the value', () => {
	const environment = {
		PORT: '70000',
		DATABASE_URL: 'hunter2@db.example/opvangbord',
		OPVANGBORD_DEMO: 'yes',
		AUTH_SECRET: 'hunter2',
		ORIGIN: 'https://opvang.example/app',
		LOG_LEVEL: 'loud',
		TRUST_PROXY: 'true',
		ADDRESS_LOOKUP_URL: 'https://user:hunter2@register.example',
		MAP_TILES_URL: 'https://tiles.example/{z}?key=hunter2'
	};
	expect(() => readEnv(environment)).toThrow(
		[
			'The environment is not right:',
			'  PORT must be at most 65535',
			'  DATABASE_URL must be like postgres://user:password@host:5432/database',
			"  OPVANGBORD_DEMO must be '1' or absent",
			'  AUTH_SECRET must have at least 32 characters',
			'  ORIGIN must be a scheme and a host and nothing more, like https://opvang.example',
			'  LOG_LEVEL must be one of trace, debug, info, warn, error, silent',
			'  TRUST_PROXY must be a whole number',
			'  ADDRESS_LOOKUP_URL must be like https://api.pdok.nl/bzk/locatieserver/search/v3_1',
			'  MAP_TILES_URL must be like https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857'
		].join('\n')
	);
});

test('what makes sense together only is asked for together', () => {
	expect(() =>
		readEnv({ SMTP_URL: 'smtp://mail.example', VAPID_PUBLIC_KEY: 'B'.repeat(87) })
	).toThrow(
		[
			'The environment is not right:',
			'  VAPID_PUBLIC_KEY needs VAPID_PRIVATE_KEY as well',
			'  SMTP_URL needs MAIL_FROM as well',
			'  SMTP_URL needs ORIGIN as well'
		].join('\n')
	);
});

test('a mail server, a sender or a contact that is none is named, and not its value', () => {
	const wrong = {
		VAPID_SUBJECT: 'beheer@opvang.example',
		SMTP_URL: 'https://hunter2@mail.example',
		MAIL_FROM: 'Opvangbord'
	};
	expect(() => readEnv(wrong)).toThrow(
		[
			'The environment is not right:',
			'  VAPID_SUBJECT must be like mailto:beheer@opvang.example, or an https address',
			'  SMTP_URL must be like smtps://user:password@mail.example:465',
			'  MAIL_FROM must be an e-mail address'
		].join('\n')
	);
});
