import { KINDS } from '../schema/location.ts';
import {
	type BoardChoice,
	DEFAULT_CHOICE,
	type Need,
	NEEDS,
	type Order,
	ORDERS
} from './board-choice.ts';

const ALL_KINDS = 'alle';
const YES = 'ja';
const DOWN = '-';

/** Names in the address, which people see and pass on. */
const NEED_NAMES: Record<Need, string> = {
	infants: 'zuigelingen',
	pets: 'huisdieren',
	wheelchair: 'rolstoel'
};

const ORDER_NAMES: Record<Order, string> = {
	name: 'naam',
	realised: 'bedden',
	occupied: 'bezet',
	outOfService: 'buiten-gebruik',
	snijverlies: 'snijverlies',
	placeable: 'vrij',
	countedAt: 'gezien'
};

const MOST_PLACES = 999;

/** Reads the query of the board's address; what it does not understand is left at its default. */
export function readBoardQuery(query: URLSearchParams): BoardChoice {
	const order = query.get('volgorde') ?? '';
	const orderName = order.replace(/^-/, '');
	const known = ORDERS.find((name) => ORDER_NAMES[name] === orderName);
	return {
		kind: readKind(query.get('soort')),
		region: matching(query.get('regio'), /^[A-Z]{2}\d{2}$/),
		municipality: matching(query.get('gemeente'), /^GM\d{4}$/),
		needs: NEEDS.filter((need) => query.get(NEED_NAMES[need]) === YES),
		withUnknown: query.get('onbekend') === YES,
		atLeast: Math.min(MOST_PLACES, Number(matching(query.get('minstens'), /^\d{1,6}$/) ?? 0)),
		together: Math.min(MOST_PLACES, Number(matching(query.get('samen'), /^\d{1,6}$/) ?? 0)),
		order: known ?? DEFAULT_CHOICE.order,
		descending: known !== undefined && order.startsWith(DOWN)
	};
}

/** The query of a choice: only what differs from the default, always in the same order. Empty or with its `?`. */
export function toBoardQuery(choice: BoardChoice): string {
	const query = new URLSearchParams();
	if (choice.kind !== DEFAULT_CHOICE.kind)
		query.set('soort', choice.kind === 'all' ? ALL_KINDS : choice.kind);
	if (choice.region) query.set('regio', choice.region);
	if (choice.municipality) query.set('gemeente', choice.municipality);
	for (const need of NEEDS) if (choice.needs.includes(need)) query.set(NEED_NAMES[need], YES);
	if (choice.withUnknown) query.set('onbekend', YES);
	if (choice.atLeast > 0) query.set('minstens', String(choice.atLeast));
	if (choice.together > 0) query.set('samen', String(choice.together));
	const order = (choice.descending ? DOWN : '') + ORDER_NAMES[choice.order];
	if (order !== ORDER_NAMES[DEFAULT_CHOICE.order]) query.set('volgorde', order);
	const text = query.toString();
	return text && `?${text}`;
}

function readKind(text: string | null): BoardChoice['kind'] {
	if (text === ALL_KINDS) return 'all';
	return KINDS.find((kind) => kind === text) ?? DEFAULT_CHOICE.kind;
}

function matching(text: string | null, pattern: RegExp): string | null {
	return text !== null && pattern.test(text) ? text : null;
}
