import { expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { readTable } from './read-table.ts';

it('reads a large XLSX file in the browser without starting a worker', async () => {
	const data = Array.from({ length: 4000 }, (_, row) => [
		`Locatie ${row}`,
		row,
		'ja',
		'lift defect'
	]);
	const blob = await writeXlsxFile([{ sheet: 'Stand', data }]).toBlob();
	const started: unknown[] = [];
	const { Worker: RealWorker } = globalThis;
	globalThis.Worker = class extends RealWorker {
		constructor(url: string | URL) {
			super(url);
			started.push(url);
		}
	};
	try {
		const result = await readTable(new Uint8Array(await blob.arrayBuffer()));
		expect(result.ok && result.table.rows.at(-1)).toEqual([
			'Locatie 3999',
			'3999',
			'ja',
			'lift defect'
		]);
		expect(started).toEqual([]);
	} finally {
		globalThis.Worker = RealWorker;
	}
});
