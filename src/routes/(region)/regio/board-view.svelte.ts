import { MediaQuery } from 'svelte/reactivity';
import { createBoard } from '$lib/client/board.svelte.ts';
import type { Client } from '$lib/client/client-types.ts';
import { createLive } from '$lib/client/live.svelte.ts';
import { type BoardChoice, DEFAULT_CHOICE } from '$lib/domain/board/board-choice.ts';
import { isGroupOpen, toBoardRows } from '$lib/domain/board/board-rows.ts';
import { freshnessBy, isOnBoard } from '$lib/domain/board/board-site.ts';
import { toCallList } from '$lib/domain/board/call-list.ts';
import { choosePreparing, chooseSites, isInArea } from '$lib/domain/board/choose-sites.ts';
import { groupSites } from '$lib/domain/board/group-sites.ts';
import { sortByName } from '$lib/domain/board/order-sites.ts';
import { sumSites, sumTotals } from '$lib/domain/board/sum-sites.ts';
import { createClock } from '../../clock.svelte.ts';
import type { BoardContext } from './board-props.ts';
import { countedToday } from './counted-today.ts';

export const NARROW = 'max-width: 48rem';

/** Everything that the board shows of a choice, from what is on this device. Lives as long as the component. */
export function createBoardView(client: Client, choice: () => BoardChoice) {
	const board = createBoard(client.views.board());
	const region = createLive(() => client.views.region());
	const clock = createClock(client.now);
	const isNarrow = new MediaQuery(NARROW);
	let turned = $state.raw<ReadonlyMap<string, boolean>>(new Map());

	const regions = $derived(region.current?.regions ?? []);
	const freshnessOf = $derived(freshnessBy(regions, clock.now));
	const all = $derived(sortByName(board.locations.values()));
	// What other filters do not touch is not worked out again for them.
	const regionId = $derived(choice().region);
	const municipality = $derived(choice().municipality);
	const area = $derived(
		all.filter((site) => isOnBoard(site) && isInArea(site, { region: regionId, municipality }))
	);
	const kind = $derived(choice().kind);
	const preparing = $derived(choosePreparing(all, { region: regionId, municipality, kind }));
	/** What is announced is of what runs and of what is to come alike, of the kind that is shown (D7). */
	const planned = $derived([
		...preparing,
		...area.filter((site) => kind === 'all' || site.kind === kind)
	]);
	const chosen = $derived(chooseSites(all, choice()));
	const groups = $derived(groupSites(chosen.sites, choice(), freshnessOf));
	/** On a phone every municipality starts closed, else the page has no end. */
	const startsOpen = $derived(isNarrow.current ? Infinity : chosen.sites.length);
	const rows = $derived(toBoardRows(groups, ({ id }) => isGroupOpen(id, turned, startsOpen)));
	const total = $derived(sumTotals(groups.map((group) => group.total)));
	/** Of the chosen kind everything in the scope, whatever else was chosen. */
	const scopeTotal = $derived(
		sumSites(chooseSites(all, { ...DEFAULT_CHOICE, kind }).sites, freshnessOf)
	);
	const mapRegion = $derived(
		regions.find(({ id }) => id === regionId) ?? (regions.length === 1 ? regions[0] : undefined)
	);
	const mapGroups = $derived(municipality ? groupsOfRegion() : groups);
	const toCall = $derived(toCallList(area, freshnessOf));
	const today = $derived(countedToday(area, clock.now));
	const context = $derived<BoardContext>({
		now: clock.now,
		freshnessOf,
		regions,
		showRegion: regions.length > 1 && regionId === null,
		showKind: choice().kind === 'all',
		together: choice().together
	});

	/** The map shows every municipality, so that another one can be chosen. */
	function groupsOfRegion() {
		const { sites } = chooseSites(all, { ...choice(), municipality: null });
		return groupSites(sites, DEFAULT_CHOICE, freshnessOf);
	}

	return {
		get isLoaded() {
			return board.isLoaded && region.current !== undefined;
		},
		get isEmpty() {
			return all.length === 0;
		},
		get isNarrow() {
			return isNarrow.current;
		},
		get me() {
			return region.current?.me ?? null;
		},
		get regions() {
			return regions;
		},
		get mapRegion() {
			return mapRegion;
		},
		get mapGroups() {
			return mapGroups;
		},
		get chosen() {
			return chosen;
		},
		get preparing() {
			return preparing;
		},
		get planned() {
			return planned;
		},
		get groups() {
			return groups;
		},
		get rows() {
			return rows;
		},
		get total() {
			return total;
		},
		get scopeTotal() {
			return scopeTotal;
		},
		get toCall() {
			return toCall;
		},
		get today() {
			return today;
		},
		get context() {
			return context;
		},
		turn(municipality: string, isOpen: boolean) {
			turned = new Map(turned).set(municipality, isOpen);
		}
	};
}
