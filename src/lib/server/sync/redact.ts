import { questionFor } from '../../domain/questions/question-for.ts';
import type { LocationRow } from '../../domain/schema/location.ts';
import type { Question } from '../../domain/schema/question.ts';
import type { FeedRecord } from '../store/records.ts';
import type { Scope } from './scope.ts';

/** Row types that a reader of steering figures gets. */
const FIGURE_TYPES = ['region', 'location'];

/** A row as this reader may see it; undefined = nothing is sent at all. */
export function asSeenBy(
	{ figuresOnly, me }: Pick<Scope, 'figuresOnly' | 'me'>,
	row: FeedRecord
): FeedRecord | undefined {
	if (figuresOnly) return toFiguresOnly(row);
	if (row.type !== 'question' || row.body === null) return row;
	const question = questionFor(me, JSON.parse(row.body) as Question);
	return { ...row, body: question && JSON.stringify(question) };
}

/**
 * A feed row as a reader of steering figures may see it (section 4 of the domain): no addresses, phones, notes or
 * entries, and a hidden site is not there. undefined = nothing is sent at all.
 */
function toFiguresOnly(row: FeedRecord): FeedRecord | undefined {
	if (!FIGURE_TYPES.includes(row.type)) return undefined;
	if (row.type !== 'location' || row.body === null) return row;
	const location = JSON.parse(row.body) as LocationRow;
	return { ...row, body: location.hidden ? null : JSON.stringify(redactLocation(location)) };
}

/** Named one by one, so that a new field is not sent before somebody has decided that it may be. */
function redactLocation(location: LocationRow): Partial<LocationRow> {
	const { id, regionId, municipality, name, kind, operator, suitable, status } = location;
	const { opensOn, closesOn, pipeline, hidden, detail, figures } = location;
	return {
		id,
		regionId,
		municipality,
		name,
		kind,
		operator,
		suitable,
		status,
		opensOn,
		closesOn,
		pipeline,
		hidden,
		detail,
		figures
	};
}
