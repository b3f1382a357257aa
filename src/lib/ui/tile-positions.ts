/** What a tile shows of a municipality. */
export type TileFigures = {
	/** CBS code. */
	code: string;
	name: string;
	placeable: number;
	/** Part of it stands on old figures. */
	isStale?: boolean;
};

/** Row and column of a municipality's tile, so that neighbours stay neighbours. Only a picture: no boundary data. */
type Position = { row: number; column: number };

/** By CBS code; a municipality that is not here stands in a row of its own below. */
export const TILE_POSITIONS: Record<string, Position> = {
	// IJsselland
	GM1708: { row: 1, column: 2 },
	GM0180: { row: 1, column: 3 },
	GM0166: { row: 2, column: 1 },
	GM1896: { row: 2, column: 2 },
	GM0175: { row: 2, column: 3 },
	GM0160: { row: 2, column: 4 },
	GM0193: { row: 3, column: 1 },
	GM0148: { row: 3, column: 2 },
	GM0177: { row: 3, column: 3 },
	GM1773: { row: 4, column: 2 },
	GM0150: { row: 4, column: 3 },
	// Hollands Midden
	GM0553: { row: 1, column: 3 },
	GM0534: { row: 1, column: 4 },
	GM0575: { row: 2, column: 2 },
	GM1525: { row: 2, column: 3 },
	GM1884: { row: 2, column: 4 },
	GM0537: { row: 3, column: 1 },
	GM0579: { row: 3, column: 2 },
	GM0547: { row: 3, column: 3 },
	GM0484: { row: 3, column: 4 },
	GM0569: { row: 3, column: 5 },
	GM0626: { row: 4, column: 1 },
	GM0546: { row: 4, column: 2 },
	GM0638: { row: 4, column: 3 },
	GM0627: { row: 4, column: 4 },
	GM1901: { row: 4, column: 5 },
	GM1892: { row: 5, column: 3 },
	GM0513: { row: 5, column: 4 },
	GM1931: { row: 5, column: 5 }
};

/** Places for these codes: the known ones, then the others four to a row below them. */
export function placeTiles(codes: readonly string[]): Map<string, Position> {
	const known = codes.flatMap((code) => {
		const position = TILE_POSITIONS[code];
		return position ? [[code, position] as const] : [];
	});
	const below = Math.max(0, ...known.map(([, { row }]) => row)) + 1;
	const others = codes.filter((code) => !TILE_POSITIONS[code]);
	return new Map([
		...known,
		...others.map((code, index): [string, Position] => [
			code,
			{ row: below + Math.floor(index / 4), column: 1 + (index % 4) }
		])
	]);
}
