import { DEFAULT_SETTINGS } from '../src/lib/domain/default-settings.ts';
import type { Region } from '../src/lib/domain/schema/region.ts';
import { readTable } from '../src/lib/files/read-table.ts';

/** Columns of `municipalities.csv`, in this order; what comes after them is not read. */
const COLUMNS = ['code', 'name', 'regionId', 'region', 'subRegion'] as const;

type MunicipalityLine = Record<(typeof COLUMNS)[number], string>;

/** Regions of a sheet with a line per municipality, or what is wrong with it. */
export async function readRegions(bytes: Uint8Array): Promise<Region[] | { wrong: string }> {
	const read = await readTable(bytes);
	if (!read.ok) return { wrong: read.reason };
	const lines = read.table.rows.slice(1).map(toLine);
	const bad = lines.findIndex(({ code, name, regionId, region }) => {
		return !/^GM\d{4}$/.test(code) || !/^[A-Z]{2}\d{2}$/.test(regionId) || !name || !region;
	});
	if (bad !== -1)
		return { wrong: `line ${bad + 2}: GM code, name, region code and region expected` };
	return [...Map.groupBy(lines, ({ regionId }) => regionId)].map(([id, members]) =>
		toRegion(id, members)
	);
}

function toLine(row: string[]): MunicipalityLine {
	return Object.fromEntries(
		COLUMNS.map((column, at) => [column, row[at] ?? ''])
	) as MunicipalityLine;
}

function toRegion(id: string, members: MunicipalityLine[]): Region {
	return {
		id,
		name: members[0]!.region,
		subRegions: [...new Set(members.map(({ subRegion }) => subRegion).filter(Boolean))],
		municipalities: members.map(({ code, name, subRegion }) => ({
			code,
			name,
			...(subRegion ? { subRegion } : {}),
			from: null,
			to: null
		})),
		settings: DEFAULT_SETTINGS,
		contact: null
	};
}
