import type { Inputs } from '../../src/lib/domain/fold/inputs.ts';
import type { BoardSite } from '../../src/lib/domain/board/board-site.ts';
import { figuresToLedger, ledgerToSums } from '../../src/lib/domain/figures-of.ts';
import { ledgerOf, placeableOf } from '../../src/lib/domain/ledger.ts';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';

type Given = Partial<Omit<BoardSite, 'figures' | 'location' | 'placeable'>> & {
	realised?: number;
	occupied?: number;
	out?: number;
	declared?: number;
	location?: Partial<BoardSite['location']>;
};

/** A site of the board with a true ledger; what is not given is an empty open goo site in Zwolle. */
export function boardSite({ location, ...given }: Given = {}): BoardSite {
	const { realised = 0, occupied = 0, out = 0, declared = 0, ...named } = given;
	const { countedAt = null } = given;
	const figures = { ...figuresWith({ realised, occupied, out, declared }), countedAt };
	return {
		id: 'site',
		regionId: 'VR04',
		municipality: 'GM0193',
		municipalityName: 'Zwolle',
		name: 'Schip Te Vol',
		kind: 'goo',
		largestUnit: null,
		countedAt: null,
		...named,
		location: { status: 'open', suitable: {}, hidden: false, ...location },
		figures,
		placeable: placeableOf(figuresToLedger(figures))
	};
}

type Numbers = { realised: number; occupied: number; out: number; declared: number };

function figuresWith({ realised, occupied, out, declared }: Numbers): Figures {
	const inputs: Inputs = {
		realised,
		occupied,
		outOfServiceBy: out > 0 ? { repair: out } : {},
		declared: declared > 0 ? { household: declared } : {}
	};
	return {
		...ledgerToSums(ledgerOf(inputs, 0)),
		reservedUntil: null,
		observedAt: null,
		countedAt: null,
		receivedAt: null
	};
}
