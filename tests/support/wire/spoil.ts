import type { Random } from './seeded-random.ts';

/** Values that a body should not have where it has another. */
const JUNK: readonly unknown[] = [
	null,
	true,
	false,
	0,
	-1,
	1.5,
	-0,
	1e21,
	2 ** 53,
	Number.MAX_VALUE,
	'',
	' ',
	'null',
	'constructor',
	'__proto__',
	'hasOwnProperty',
	'toString',
	"' or 1=1 --",
	'../../etc/passwd',
	'\u0000',
	'\ud800',
	'é'.repeat(300),
	'x'.repeat(5000),
	'9999-12-31T23:59:59.999Z',
	'0000-01-01T00:00:00.000Z',
	'2026-02-30T00:00:00.000Z',
	'-000001-01-01T00:00:00.000Z',
	'00000000-0000-0000-0000-000000000000',
	'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF',
	[],
	[[]],
	[null],
	{},
	{ n: 1 },
	{ '': {} },
	{ constructor: { prototype: {} } },
	JSON.parse('{"__proto__":{"admin":true}}'),
	{ kind: 'arrive' },
	{ kind: 'setDetail', detail: 'units' },
	{ toString: 1 }
];

const KEYS = ['', '0', '__proto__', 'constructor', 'toString', 'args', 'uuid', 'locationId'];

type Holder = Record<string, unknown> | unknown[];

/** Gives some places of a body another value, takes some away, adds some; the body itself is changed. */
export function spoilValue(body: Holder, random: Random): void {
	for (let times = 1 + random.below(3); times > 0; times--) {
		const { holder, key } = pickPlace(body, random);
		const list = holder as Record<string, unknown>;
		switch (random.below(5)) {
			case 0:
				delete list[key];
				break;
			case 1:
				put(list, random.pick(KEYS), random.pick(JUNK));
				break;
			case 2:
				put(list, key, [list[key], list[key]]);
				break;
			default:
				put(list, key, random.pick(JUNK));
		}
	}
}

/** As a parser does: `__proto__` is a key like any other. */
function put(holder: object, key: string, value: unknown): void {
	const own = {
		value: structuredClone(value),
		enumerable: true,
		writable: true,
		configurable: true
	};
	Object.defineProperty(holder, key, own);
}

/** Walks down from the top, stopping anywhere. */
function pickPlace(body: Holder, random: Random): { holder: Holder; key: string } {
	let holder = body;
	for (;;) {
		const keys = Object.keys(holder);
		if (keys.length === 0) return { holder, key: 'x' };
		const key = random.pick(keys);
		const below = (holder as Record<string, unknown>)[key];
		const goesOn = typeof below === 'object' && below !== null && random.below(5) > 0;
		if (!goesOn) return { holder, key };
		holder = below as Holder;
	}
}

/** Bytes put in, taken out, changed, or the end cut off. */
export function spoilText(text: string, random: Random): Buffer {
	const bytes = Buffer.from(text);
	const at = random.below(bytes.length);
	switch (random.below(4)) {
		case 0:
			return bytes.subarray(0, at);
		case 1:
			return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(8))]);
		case 2:
			return Buffer.concat([bytes.subarray(0, at), randomBytes(random), bytes.subarray(at)]);
		default:
			bytes[at] = random.below(256);
			return bytes;
	}
}

export function randomBytes(random: Random): Buffer {
	return Buffer.from(Array.from({ length: 1 + random.below(64) }, () => random.below(256)));
}
