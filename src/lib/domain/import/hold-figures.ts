import { newestRecount } from './already-stands.ts';
import { toEffective } from '../fold/resolve-corrections.ts';
import type { ExistingLocation } from './existing-location.ts';
import type { FigureField } from './import-plan.ts';
import { keepFigures, MAIN_FIGURES } from './read-figures.ts';
import type { SheetSite } from './read-row.ts';
import type { SheetLine } from './sheet-line.ts';

/**
 * A sheet without a column of beds, or of people, cannot say what is free. Where the location knows that number it
 * stays; where nobody ever said it, the line's figures go to the note, because an absent number would count as 0.
 */
export function holdFigures(
	line: SheetLine,
	site: SheetSite,
	existing: ExistingLocation | null
): SheetSite {
	const absent = MAIN_FIGURES.filter((field) => !line.has(field));
	if (!site.figures || absent.length === 0) return site;
	const unknown = absent.filter((field) => !existing || !isKnown(existing, field));
	for (const field of absent)
		line.report(field, unknown.length > 0 ? 'figures-incomplete' : 'column-missing');
	if (unknown.length === 0) return site;
	keepFigures(line, site.figures);
	return { ...site, figures: null, observedAt: null };
}

/** Whether somebody ever stated it here; a 0 that nobody typed is not a number. */
function isKnown(existing: ExistingLocation, field: FigureField): boolean {
	const { entries, figures, opening } = existing;
	if (existing.location.detail === 'units') return true;
	if (field === 'occupied')
		return figures.countedAt !== null || figures.occupied > 0 || newestRecount(existing) !== null;
	return (
		figures.realised > 0 ||
		(opening?.realised ?? null) !== null ||
		toEffective(entries).some(({ content }) => content.kind === 'setRealised')
	);
}
