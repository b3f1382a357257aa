import { readFileSync, writeFileSync } from 'node:fs';

const TEMPLATES = new URL('../../../deploy/ha/', import.meta.url);

/** Writes what one deploys with the drill's own values in it. */
export function fillTemplate(name: string, target: string, values: Record<string, string>): void {
	const text = readFileSync(new URL(name, TEMPLATES), 'utf8');
	const filled = text.replace(/^(?!\s*#).*$/gm, (line) =>
		line.replace(/\$\{(\w+)\}/g, (_, key: string) => {
			if (!(key in values)) throw new Error(`${name} asks for ${key}`);
			return values[key]!;
		})
	);
	// It holds passwords.
	writeFileSync(target, filled, { mode: 0o600 });
}
