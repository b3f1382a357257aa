/** The texts of the statements in what an app instance sends to its database, whatever way it is cut into pieces. */
export function createStatementReader(found: (sql: string) => void): (piece: Buffer) => void {
	let rest = Buffer.alloc(0);
	let isStarted = false;
	return (piece) => {
		rest = Buffer.concat([rest, piece]);
		for (;;) {
			// The first message has no kind before its length.
			const kindBytes = isStarted ? 1 : 0;
			if (rest.length < kindBytes + 4) return;
			const end = kindBytes + rest.readInt32BE(kindBytes);
			if (rest.length < end) return;
			const message = rest.subarray(0, end);
			const text = isStarted ? textOf(message) : undefined;
			if (text !== undefined) found(text);
			rest = rest.subarray(end);
			isStarted = true;
		}
	};
}

/** Of a simple query, or of one that is parsed first, which has a name before it. */
function textOf(message: Buffer): string | undefined {
	const kind = String.fromCharCode(message[0]!);
	const words = message.subarray(5).toString('utf8').split('\0');
	if (kind === 'Q') return words[0];
	return kind === 'P' ? words[1] : undefined;
}
