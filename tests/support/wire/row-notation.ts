/** What the protocol's page says of a value: `{ id: uuid, why?: text }`, `[day]`, `text | null`, a name of another one. */
export type Shape =
	| { is: 'object'; fields: Map<string, { shape: Shape; isOptional: boolean }> }
	| { is: 'record' | 'list'; of: Shape }
	| { is: 'one of'; shapes: Shape[] }
	| { is: 'literal'; value: unknown }
	| { is: 'named'; name: string };

/** A field without a type: anything that is there. */
const SOME = { is: 'named', name: 'some' } as const;

/** The shapes of a text with a `name: shape` from the start of a line; what stands behind two spaces is a remark. */
export function readShapes(text: string): Map<string, Shape> {
	const parts = text.split(/^(?=\w+: )/m).map((part) => {
		const [, name, code] = /^(\w+): +(.*)$/s.exec(part)!;
		return [name!, readShape(code!.replaceAll(/(?<=\S) {2,}.*$/gm, ''))] as const;
	});
	return new Map(parts);
}

export function readShape(text: string): Shape {
	const tokens = text.match(/"[^"]*"|\w+|[{}[\]<>:,|?]|\S/g) ?? [];
	const shape = takeShape(tokens);
	if (tokens.length > 0) throw new Error(`cannot read on from ${tokens.join(' ')}`);
	return shape;
}

function takeShape(tokens: string[]): Shape {
	const shapes = [takeOne(tokens)];
	while (tokens[0] === '|') {
		tokens.shift();
		shapes.push(takeOne(tokens));
	}
	return shapes.length === 1 ? shapes[0]! : { is: 'one of', shapes };
}

function takeOne(tokens: string[]): Shape {
	const token = tokens.shift() ?? '';
	if (token === '{') return takeObject(tokens);
	if (token === '[') {
		const of = takeShape(tokens);
		expectToken(tokens, ']');
		return { is: 'list', of };
	}
	if (token.startsWith('"') || token === 'null' || token === 'true')
		return { is: 'literal', value: JSON.parse(token) };
	if (!/^\w+$/.test(token)) throw new Error(`no shape starts with ${token || 'nothing'}`);
	return { is: 'named', name: token };
}

function takeObject(tokens: string[]): Shape {
	if (tokens[0] === '<') {
		tokens.splice(0, 2);
		expectToken(tokens, '>');
		expectToken(tokens, ':');
		const of = takeShape(tokens);
		expectToken(tokens, '}');
		return { is: 'record', of };
	}
	const fields = new Map<string, { shape: Shape; isOptional: boolean }>();
	do {
		const name = tokens.shift()!;
		const isOptional = takeToken(tokens, '?');
		fields.set(name, { isOptional, shape: takeToken(tokens, ':') ? takeShape(tokens) : SOME });
	} while (takeToken(tokens, ','));
	expectToken(tokens, '}');
	return { is: 'object', fields };
}

function takeToken(tokens: string[], token: string): boolean {
	if (tokens[0] !== token) return false;
	tokens.shift();
	return true;
}

function expectToken(tokens: string[], token: string): void {
	if (!takeToken(tokens, token)) throw new Error(`${token} expected before ${tokens.join(' ')}`);
}
