import type { App } from '../src/lib/server/app.ts';
import { newestVersion } from '../src/lib/domain/mutations/to-newest.ts';
import type { Me } from '../src/lib/domain/schema/person.ts';
import type { Mutation } from '../src/lib/domain/schema/mutation.ts';
import { MAX_BATCH, type PushResult } from '../src/lib/sync/messages.ts';

/** What a caller of `pushAll` states of a mutation; the rest is counted up here. */
export type Intent = Pick<Mutation, 'name' | 'args'> & Partial<Pick<Mutation, 'base' | 'deviceAt'>>;

/** Sends mutations through the sync core, as a device of this person would; nothing goes around its checks. */
export async function pushAll(app: App, me: Me, intents: Intent[]): Promise<PushResult[]> {
	const clientId = app.ids();
	const results: PushResult[] = [];
	for (let start = 0; start < intents.length; start += MAX_BATCH) {
		const mutations = intents
			.slice(start, start + MAX_BATCH)
			.map((intent, index) => toMutation(app, intent, start + index + 1));
		const outcome = await app.sync.push(
			me,
			{ protocol: 1, clientId, pending: intents.length - start, oldest: null, mutations },
			app.ids()
		);
		if ('refused' in outcome) throw new Error(`a new client was refused: ${outcome.refused}`);
		results.push(...outcome.answer.results);
	}
	return results;
}

function toMutation(app: App, intent: Intent, mid: number): Mutation {
	return {
		uuid: app.ids(),
		mid,
		deviceSeq: mid,
		v: newestVersion(intent.name),
		deviceAt: new Date(app.clock()).toISOString(),
		offsetMs: 0,
		...intent
	};
}
