import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import type { Tables } from '../store/tables.ts';
import { type Claim, claimDue, forgetClaims, settleClaim } from './claims.ts';
import type { Channel } from './tables.ts';

/** All that one person is reminded of at once. */
type Reminder = Pick<Claim, 'person' | 'choice'> & { locations: Claim['location'][] };

/** Gives whether anybody took it; throws when it cannot be told. */
export type Deliver = (reminder: Reminder) => Promise<'sent' | 'failed'>;

type Dependencies = {
	db: Kysely<Tables>;
	clock: () => number;
	log: Log;
	/** Only those that are set up. */
	ways: Partial<Record<Channel, Deliver>>;
};

/** Messages under way at a time. */
const AT_ONCE = 10;

/** Reminds everybody who is due now, each of all their locations in one message. */
export function createRemind({ db, clock, log, ways }: Dependencies): () => Promise<void> {
	/** The claims are of one person and one channel. */
	async function deliver(claims: Claim[]): Promise<'sent' | 'failed'> {
		const { channel, person, choice } = claims[0]!;
		const reminder = { person, choice, locations: claims.map(({ location }) => location) };
		const state = await ways[channel]!(reminder).catch((fault: unknown) => {
			// The code alone: what a mail server says may hold an address.
			log.warn({ channel, code: codeOf(fault) }, 'reminder not sent');
			return 'failed' as const;
		});
		for (const claim of claims) await settleClaim(db, claim, state);
		return state;
	}

	return async () => {
		const now = clock();
		await forgetClaims(db, now);
		const claims = await claimDue(db, now, Object.keys(ways) as Channel[]);
		const messages = [...Map.groupBy(claims, addressOf).values()];
		const states = [];
		for (let start = 0; start < messages.length; start += AT_ONCE)
			states.push(...(await Promise.all(messages.slice(start, start + AT_ONCE).map(deliver))));
		if (states.length === 0) return;
		const sent = states.filter((state) => state === 'sent').length;
		log.info({ sent, failed: states.length - sent }, 'reminded');
	};
}

function addressOf({ channel, person }: Claim): string {
	return `${channel} ${person.id}`;
}

function codeOf(fault: unknown): unknown {
	return fault instanceof Error && 'code' in fault ? fault.code : undefined;
}
