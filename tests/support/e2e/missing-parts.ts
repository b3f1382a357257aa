import { readFileSync } from 'node:fs';
import type { Device } from './device.ts';
import { expect } from './test.ts';

const MANIFEST = '.svelte-kit/output/client/.vite/manifest.json';

type Chunks = Record<string, { name?: string; file: string }>;

/** Files of the build, as the build names them, that this device cannot have. */
export async function loseParts({ page }: Device, names: string[]): Promise<void> {
	const chunks = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Chunks;
	for (const name of names) {
		const chunk = Object.values(chunks).find((one) => one.name === name);
		if (!chunk) throw new Error(`the build has no ${name}`);
		await page.route(`**/${chunk.file}`, (route) => route.abort());
	}
}

/** What failed was reported, and nothing else. */
export function expectOnlyMissing({ complaints }: Device): void {
	for (const complaint of complaints.splice(0))
		expect(complaint).toContain('Failed to fetch dynamically imported module');
}
