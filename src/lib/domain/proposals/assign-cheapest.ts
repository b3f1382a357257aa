/**
 * A column for each row, no column twice, at the lowest total cost: the Hungarian method, with one shortest path per
 * row. `rows` may not exceed `columns`, and there must be an assignment of finite cost. Cost rows² × columns.
 */
export function assignCheapest(
	rows: number,
	columns: number,
	costOf: (row: number, column: number) => number
): number[] {
	const state: Assignment = {
		costs: Array.from({ length: rows }, (_, row) =>
			Float64Array.from({ length: columns }, (_, column) => costOf(row, column))
		),
		rowPrice: new Float64Array(rows),
		columnPrice: new Float64Array(columns),
		rowOf: new Int32Array(columns).fill(NONE)
	};
	for (let row = 0; row < rows; row++) assignRow(state, row);
	const columnOf = new Array<number>(rows);
	state.rowOf.forEach((row, column) => {
		if (row !== NONE) columnOf[row] = column;
	});
	return columnOf;
}

const NONE = -1;

/** Prices keep every cost minus its two prices at 0 or above, and at 0 where assigned. */
type Assignment = {
	costs: Float64Array[];
	rowPrice: Float64Array;
	columnPrice: Float64Array;
	rowOf: Int32Array;
};

/** The cheapest way to give one more row a column, others changing theirs for it. */
function assignRow(state: Assignment, row: number): void {
	const path = openPath(state.columnPrice.length);
	let reached = NONE;
	for (let at = row; at !== NONE; at = state.rowOf[reached]!) {
		lookFrom(state, path, at, reached);
		reached = nearest(path);
		if (reached === NONE) throw new Error('no assignment has a finite cost');
		path.done[reached] = 1;
	}
	reprice(state, path, row, path.distance[reached]!);
	follow(state, path, row, reached);
}

type Path = {
	/** Of each column, from the row that started. */
	distance: Float64Array;
	/** The column before it on the way; none behind the start. */
	before: Int32Array;
	done: Uint8Array;
};

function openPath(columns: number): Path {
	return {
		distance: new Float64Array(columns).fill(Infinity),
		before: new Int32Array(columns).fill(NONE),
		done: new Uint8Array(columns)
	};
}

function lookFrom(
	{ costs, rowPrice, columnPrice }: Assignment,
	{ distance, before, done }: Path,
	row: number,
	through: number
): void {
	const cost = costs[row]!;
	const start = (through === NONE ? 0 : distance[through]!) - rowPrice[row]!;
	for (let column = 0; column < cost.length; column++) {
		if (done[column]) continue;
		const further = start + cost[column]! - columnPrice[column]!;
		if (further >= distance[column]!) continue;
		distance[column] = further;
		before[column] = through;
	}
}

function nearest({ distance, done }: Path): number {
	let best = NONE;
	let least = Infinity;
	for (let column = 0; column < distance.length; column++) {
		if (done[column] || distance[column]! >= least) continue;
		least = distance[column]!;
		best = column;
	}
	return best;
}

function reprice(
	{ rowPrice, columnPrice, rowOf }: Assignment,
	{ distance, done }: Path,
	row: number,
	length: number
): void {
	rowPrice[row]! += length;
	for (let column = 0; column < done.length; column++) {
		if (!done[column]) continue;
		const saved = length - distance[column]!;
		columnPrice[column]! -= saved;
		if (rowOf[column] !== NONE) rowPrice[rowOf[column]!]! += saved;
	}
}

function follow({ rowOf }: Assignment, { before }: Path, row: number, end: number): void {
	let column = end;
	while (before[column] !== NONE) {
		rowOf[column] = rowOf[before[column]!]!;
		column = before[column]!;
	}
	rowOf[column] = row;
}
