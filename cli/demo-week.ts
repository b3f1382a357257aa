import type { Intent } from './push-all.ts';

const DAY_MS = 86_400_000;

/** How many people fewer there were than at the count that stands, from a week before it on. */
const FEWER = [9, 7, 7, 4, 5, 1, 3];

type Stand = { locationId: string; beds: number; people: number; observedAt: string };

/** The counts of the week before the one that stands, day by day at the same hour, so that there is a history to look at. */
export function planWeek({ locationId, beds, people, observedAt }: Stand): Intent[] {
	const record = (entry: object, daysAgo: number): Intent => {
		const at = new Date(Date.parse(observedAt) - daysAgo * DAY_MS).toISOString();
		const args = { locationId, entry, source: 'import', observedAt: at };
		return { name: 'occupancy.record', args, deviceAt: at };
	};
	const counts = FEWER.map((fewer, day) =>
		record({ kind: 'recount', n: Math.max(0, people - fewer) }, FEWER.length - day)
	);
	return [record({ kind: 'setRealised', n: beds }, FEWER.length), ...counts];
}

/** The same of a location that the example says one stand of. */
export function planWeekOf(name: string, intents: Intent[]): Intent[] {
	const added = intents.find(
		(intent) => intent.name === 'location.add' && intent.args.name === name
	);
	const locationId = added!.args.id as string;
	const [beds, people] = (['setRealised', 'recount'] as const).map((kind) =>
		intents.find(({ args }) => args.locationId === locationId && kindOf(args) === kind)
	);
	return planWeek({
		locationId,
		beds: numberOf(beds!),
		people: numberOf(people!),
		observedAt: people!.args.observedAt as string
	});
}

function kindOf({ entry }: Intent['args']): unknown {
	return (entry as { kind?: string } | undefined)?.kind;
}

function numberOf({ args }: Intent): number {
	return (args.entry as { n: number }).n;
}
