import { blankOldTexts, textsKeptFrom } from '../../domain/questions/blank-old-texts.ts';
import type { Question } from '../../domain/schema/question.ts';
import { noChanges } from '../store/records.ts';
import type { Store, Writer } from '../store/store.ts';

/** Per transaction, so that no push waits long. */
const AT_ONCE = 200;

/** What was sent with these holds the text as well, also when it was refused. There is an index of their links. */
export const AUDITED_ACTIONS = ['question.ask', 'question.answer'];

/**
 * Blanks the texts of questions and answers that are older than so many days, in the rows that devices pull (D15) and beside the audit
 * chain, which still verifies (D20). Run twice, also by two app instances at once, it does the same once. Returns the new
 * versions of the regions whose rows changed.
 */
export async function forgetQuestions(
	store: Store,
	now: number,
	days: number
): Promise<Record<string, number>> {
	const keptFrom = textsKeptFrom(now, days);
	const versions: Record<string, number> = {};
	for (const regionId of await store.read((reader) => reader.allRegionIds())) {
		const version = await blankRows(store, regionId, keptFrom);
		if (version !== undefined) versions[regionId] = version;
		await forgetPayloads(store, regionId, keptFrom);
	}
	return versions;
}

async function blankRows(
	store: Store,
	regionId: string,
	keptFrom: string
): Promise<number | undefined> {
	const all = await store.read((reader) => reader.questionsOf(regionId));
	const due = all.filter((question) => blankOldTexts(question, keptFrom)).map(({ id }) => id);
	let version: number | undefined;
	for (let start = 0; start < due.length; start += AT_ONCE) {
		const ids = due.slice(start, start + AT_ONCE);
		version =
			(await store.write((writer) => blankPart(writer, regionId, ids, keptFrom))) ?? version;
	}
	return version;
}

/** As they are under the lock: an answer may have come since they were looked for. */
async function blankPart(
	writer: Writer,
	regionId: string,
	ids: string[],
	keptFrom: string
): Promise<number | undefined> {
	const [region] = await writer.lockRegions([regionId]);
	const standing = await writer.questions([regionId], ids);
	const blanked = standing.flatMap((question) => blankOldTexts(question, keptFrom) ?? []);
	if (!region || blanked.length === 0) return undefined;
	const version = region.version + 1;
	const changes = noChanges();
	changes.regions.push({ ...region, version });
	changes.feed.push(...blanked.map((question) => toFeed(question, version)));
	await writer.save(changes);
	return version;
}

function toFeed(question: Question, version: number) {
	const { regionId, id } = question;
	const body = JSON.stringify(question);
	return { regionId, type: 'question', id, locationId: null, version, body };
}

async function forgetPayloads(store: Store, regionId: string, before: string): Promise<void> {
	for (let afterSeq = 0; ;) {
		const query = { regionId, actions: AUDITED_ACTIONS, afterSeq, before, limit: AT_ONCE };
		const seqs = await store.read((reader) => reader.auditedBefore(query));
		if (seqs.length === 0) return;
		afterSeq = seqs.at(-1)!;
		await store.write(async (writer) => {
			await writer.lockRegions([regionId]);
			await writer.forgetPayloads(regionId, seqs);
		});
	}
}
