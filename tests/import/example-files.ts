import { readFileSync } from 'node:fs';
import { readTable } from '../../src/lib/files/read-table.ts';

const DEMO_DATA = new URL('../../cli/demo-data/', import.meta.url);

export function exampleBytes(name: string): Uint8Array {
	return new Uint8Array(readFileSync(new URL(name, DEMO_DATA)));
}

export async function readRows(bytes: Uint8Array): Promise<string[][]> {
	const result = await readTable(bytes);
	if (!result.ok) throw new Error(result.reason);
	return result.table.rows;
}

/** Municipalities of all regions, as `municipalities.csv` has them. */
export async function readMunicipalities(): Promise<
	{ code: string; name: string; regionId: string }[]
> {
	const [, ...rows] = await readRows(exampleBytes('municipalities.csv'));
	return rows.map(([code, name, regionId]) => ({
		code: code!,
		name: name!,
		regionId: regionId!
	}));
}
