const RANDOM_BYTES = 10;

/**
 * A new uuid that begins with its moment (version 7, RFC 9562), ms since 1970. What one device makes in a row then lies
 * side by side in the server's indexes: with random ids each edit rewrites pages of its own, more as the data grows.
 * Order means nothing: clocks differ, and ids of one moment come in any order.
 */
export function timeOrderedId(now: number): string {
	const random = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
	const [a = 0, b = 0, c = 0, ...rest] = random;
	const time = Math.floor(now).toString(16).padStart(12, '0');
	const version = `7${hex(a).slice(1)}${hex(b)}`;
	const variant = hex(0x80 | (c & 0x3f)) + hex(rest[0]!);
	const node = rest.slice(1).map(hex).join('');
	return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${node}`;
}

function hex(byte: number): string {
	return byte.toString(16).padStart(2, '0');
}
