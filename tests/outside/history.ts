import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import type { PullResponse, PushResult } from '../../src/lib/sync/messages.ts';

/** One answer to a pull, as it reached the device. */
export type Page = Pick<PullResponse, 'epoch' | 'versions' | 'reset' | 'more'> & {
	/** Version by `type id`. */
	rows: Map<string, number>;
};

/** What a device did and was told, written down outside the product. */
export type DeviceHistory = {
	name: string;
	personId: string;
	/** Edits that the product said were saved, as they lay in its queue. */
	stored: Map<string, Mutation>;
	/** Every text that was ever sent for an edit, without its number. */
	sent: Map<string, Set<string>>;
	receipts: Map<string, PushResult[]>;
	pages: Page[];
	/** Refused edits that the person dealt with. */
	acted: Set<string>;
	/** All that fields ever showed, by `<location> <field>`. */
	shown: Map<string, Set<string>>;
	/** Own edits that a screen stopped showing although nobody refused them. */
	vanished: string[];
	/** What the product reported as a failure that nobody waited for. */
	errors: string[];
};

export function createHistory(name: string): DeviceHistory {
	return {
		...{ name, personId: '', pages: [], vanished: [], errors: [] },
		...{ stored: new Map(), sent: new Map(), receipts: new Map(), acted: new Set() },
		shown: new Map()
	};
}

export function noteSent({ sent }: DeviceHistory, mutations: Mutation[]): void {
	for (const { mid: _, ...rest } of mutations) addTo(sent, rest.uuid, JSON.stringify(rest));
}

export function noteResults({ receipts }: DeviceHistory, results: PushResult[]): void {
	for (const result of results)
		receipts.set(result.uuid, [...(receipts.get(result.uuid) ?? []), result]);
}

export function notePage({ pages }: DeviceHistory, page: PullResponse): void {
	const { epoch, versions, reset, more } = page;
	const rows = new Map(page.rows.map(({ type, id, version }) => [`${type} ${id}`, version]));
	pages.push({ epoch, versions, reset, more, rows });
}

export function noteShown({ shown }: DeviceHistory, key: string, text: string): void {
	addTo(shown, key, text);
}

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
	map.set(key, (map.get(key) ?? new Set()).add(value));
}

export function writesEntry({ name }: Mutation): boolean {
	return name === 'occupancy.record' || name === 'location.setDetail';
}
