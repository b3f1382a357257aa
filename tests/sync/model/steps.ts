import type { ServerCrash } from './crashing-store.ts';
import type { StorageFault } from './failing-storage.ts';

/** What a request meets on its way. */
export type Fault =
	| { is: 'none' }
	/** It never arrives. */
	| { is: 'lost' }
	| { is: 'answer lost' }
	/** It arrives, and once more; the device gets the first or the second answer. */
	| { is: 'twice'; gets: 'first' | 'second' }
	/** The device gives up; it arrives at a later step. */
	| { is: 'late' }
	/** Only a part of the answer arrives, in hundredths. */
	| { is: 'cut'; at: number }
	/** Somebody answers without the request being looked at. */
	| { is: 'status'; status: 200 | 401 | 429 | 502 | 503 }
	| { is: 'server crash'; at: ServerCrash }
	| { is: 'meanwhile'; when: 'before' | 'after'; step: Step };

/** Numbers pick from what is there at that moment, modulo how many there are. */
export type Step =
	| {
			do: 'edit';
			device: number;
			tab: number;
			edit: EditSpec;
			crash: number | null;
			storage: StorageFault | null;
			/** Stored by an older build (S15). */
			isOld: boolean;
	  }
	| {
			do: 'sync';
			device: number;
			tab: number;
			part: SyncPart;
			faults: Fault[];
			crash: number | null;
			storage: StorageFault | null;
	  }
	/** Two tabs of one device at once, without a lock. */
	| { do: 'sync twice'; device: number; faults: [Fault[], Fault[]] }
	| { do: 'pass'; ms: number }
	| { do: 'set clock'; device: number; skewMs: number }
	| { do: 'scope'; person: number; location: number }
	| { do: 'deliver'; request: number }
	| { do: 'open tab'; device: number }
	| { do: 'sign in'; device: number; person: number }
	| { do: 'switch'; device: number; person: number }
	| { do: 'clone'; device: number }
	| { do: 'backup' }
	| { do: 'restore'; backup: number; silent: boolean };

export type SyncPart = 'run' | 'push' | 'pull';

type Placed = {
	location: number;
	/** null: no unit is named. */
	unit: number | null;
	/** How long ago it was seen, by the device; null: the device does not say. */
	agoMs: number | null;
};

export type EditSpec =
	| (Placed & { kind: 'arrive' | 'depart' | 'recount' | 'setRealised'; n: number })
	| (Placed & { kind: 'bedsOut' | 'bedsBack' | 'declareOutOfService'; n: number; reason: number })
	| (Placed & { kind: 'declareSnijverlies'; n: number; reason: number })
	| (Placed & { kind: 'confirm'; off: number })
	| (Placed & { kind: 'move'; n: number; to: number | null })
	| { kind: 'void'; entry: number }
	| { kind: 'correct'; entry: number; n: number; agoMs: number | null }
	| { kind: 'setDetail'; location: number; n: number; agoMs: number | null }
	| { kind: 'setField'; location: number; field: number; value: number; base: 'seen' | 'none' }
	| { kind: 'setUnitField'; location: number; unit: number; value: number }
	| { kind: 'settle'; conflict: number; side: number }
	| { kind: 'import'; location: number; n: number; isDated: boolean }
	| { kind: 'addLocation'; n: number }
	| { kind: 'addUnit'; location: number; n: number }
	| { kind: 'retireUnit' | 'restoreUnit'; location: number; unit: number }
	| { kind: 'act'; result: number; how: 'retry' | 'discard' }
	| QuestionSpec;

export type QuestionSpec =
	/** null: of the region, where its person may ask that. */
	| { kind: 'ask'; place: number | null; about: number }
	| { kind: 'answer' | 'share' | 'close' | 'reopen'; question: number; n: number };

export type Schedule = {
	/** Who holds the devices at the start; two of them may be the same person. */
	people: number[];
	/** Rows that the server puts in a page at most. */
	pageRows: number;
	/** Of ids. */
	seed: number;
	steps: Step[];
};
