import type { SummedSite } from '../../domain/board/total-of-region.ts';
import type { FoldPoint } from '../../domain/fold/point.ts';
import type { Effective } from '../../domain/fold/resolve-corrections.ts';
import type { FieldWrite } from '../../domain/mutations/world.ts';
import type { Conflict } from '../../domain/schema/conflict.ts';
import type { EntryContent } from '../../domain/schema/entry.ts';
import type { Question } from '../../domain/schema/question.ts';
import type {
	AuditRecord,
	Changes,
	ClientRecord,
	EntryRecord,
	FeedRecord,
	LocationRecord,
	RegionRecord,
	ResultRecord,
	StaffRecord,
	UnitRecord
} from './records.ts';

/** The server's memory. Every implementation passes the same contract suite. */
export interface Store {
	/** One snapshot: everything read inside belongs together. */
	read<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
	/** One transaction: a throw leaves nothing behind. Writers come one after the other. */
	write<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
}

/** Where a pull goes on in one region: behind this key, up to the region's present version. */
export type FeedQuery = {
	regionId: string;
	after: { version: number; type: string; id: string };
	limit: number;
	/** null: the whole region. */
	locationIds: string[] | null;
	/** From which moment on entries are wanted; null: steering figures, so rows of regions and locations only. */
	entriesFrom: string | null;
};

/** Behind this link of a region's chain, of before a moment. */
export type AuditedQuery = {
	regionId: string;
	actions: readonly string[];
	afterSeq: number;
	before: string;
	limit: number;
};

/** Where something is; never changes, so it may be read before the lock. */
export type Homes = { regionIds: string[]; locationIds: string[] };

export interface Reader {
	/** `epoch` changes when a backup was put back (S16). */
	epoch(): Promise<string>;
	/** These locations and those of the units and conflicts, with the regions of all that are known. */
	homes(ids: { locations: string[]; units: string[]; conflicts: string[] }): Promise<Homes>;
	regions(ids: string[]): Promise<RegionRecord[]>;
	allRegionIds(): Promise<string[]>;
	/** Of every region, by id. */
	regionVersions(): Promise<Pick<RegionRecord, 'id' | 'version'>[]>;
	client(id: string): Promise<ClientRecord | undefined>;
	results(uuids: string[]): Promise<ResultRecord[]>;
	locations(ids: string[]): Promise<LocationRecord[]>;
	/** Of a region, or of municipalities in these regions. */
	locationIdsOf(
		scope: { regionId: string } | { regionIds: string[]; municipalities: string[] }
	): Promise<string[]>;
	/** What a total of the region is summed from. */
	sitesOf(regionId: string): Promise<SummedSite[]>;
	/** Units by their own ids. */
	units(ids: string[]): Promise<UnitRecord[]>;
	unitsOf(locationIds: string[]): Promise<UnitRecord[]>;
	conflicts(ids: string[]): Promise<Conflict[]>;
	/** Open conflicts of locations and units, by the id of the target. */
	openConflicts(targetIds: string[]): Promise<Conflict[]>;
	fieldWrites(uuids: string[]): Promise<FieldWrite[]>;
	/** Those of these regions, by id, out of the feed: they are kept nowhere else. */
	questions(regionIds: string[], ids: string[]): Promise<Question[]>;
	/** All of a region; for what retention does. */
	questionsOf(regionId: string): Promise<Question[]>;
	entries(ids: string[]): Promise<EntryRecord[]>;
	/** Corrections that come down to these originals, or wait for these unknown ids. */
	corrections(roots: string[]): Promise<EntryRecord[]>;
	/** Entries of a location, newest received first. */
	entriesOf(locationId: string): Promise<EntryRecord[]>;
	/** The same, with corrections but without originals of these kinds, of which there may be very many. */
	entriesBut(kinds: EntryContent['kind'][], locationId: string): Promise<EntryRecord[]>;
	pointBefore(locationId: string, position: string): Promise<FoldPoint | undefined>;
	pointsFrom(locationId: string, position: string): Promise<FoldPoint[]>;
	entriesAfter(locationId: string, position: string, limit: number): Promise<Effective[]>;
	/** Those of the locations where a person is already known by this very name and role. */
	locationsKnowing(
		person: Omit<StaffRecord, 'locationId'>,
		locationIds: string[]
	): Promise<string[]>;
	feed(query: FeedQuery): Promise<FeedRecord[]>;
	/** Newest link of a region's audit chain. */
	lastAudit(regionId: string): Promise<Pick<AuditRecord, 'seq' | 'hash'> | undefined>;
	audit(regionId: string, afterSeq: number, limit: number): Promise<AuditRecord[]>;
	/** Links of before a moment that tell of these actions and whose payload is still there, oldest first. */
	auditedBefore(query: AuditedQuery): Promise<number[]>;
}

export interface Writer extends Reader {
	/** Locks regions in id order and gives them as they are under the lock; others wait (S6). */
	lockRegions(ids: string[]): Promise<RegionRecord[]>;
	save(changes: Changes): Promise<void>;
	/** What a known device says it still holds (S22). */
	noteClient(held: Pick<ClientRecord, 'id' | 'seenAt' | 'pending' | 'oldest'>): Promise<void>;
	setEpoch(epoch: string): Promise<void>;
	/** Deletes payload and salt of these links; the chain still verifies (D20). */
	forgetPayloads(regionId: string, seqs: number[]): Promise<void>;
}
