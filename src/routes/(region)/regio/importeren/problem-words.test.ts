import { describe, expect, it } from 'vitest';
import type { Problem, ProblemCode } from '$lib/domain/import/import-plan.ts';
import { isSpecial, problemWords } from './problem-words.ts';

const problem = (code: ProblemCode, given: Partial<Problem> = {}): Problem => ({
	field: 'occupied',
	column: 'Bezet',
	code,
	text: 'zestig',
	...given
});
const FIGURES = { realised: 1 };

describe('what a preview says of a line', () => {
	it('names the column and the text that could not be read', () => {
		const words = problemWords({ problems: [problem('number-unreadable')], figures: null });
		expect(words).toEqual(['Bezet: “zestig” is geen getal. Het komt in de opmerking.']);
	});

	it('puts blank numbers in one sentence, as 0 only where there are figures', () => {
		const problems = [
			problem('number-missing', { column: 'Buiten gebruik' }),
			problem('number-missing', { column: 'Snijverlies' })
		];
		expect(problemWords({ problems, figures: FIGURES })).toEqual([
			'Buiten gebruik, Snijverlies: niet opgegeven, telt als 0.'
		]);
		expect(problemWords({ problems, figures: null })).toEqual([
			'Buiten gebruik, Snijverlies: niet opgegeven.'
		]);
	});

	it('says once what two lines of a note have in common', () => {
		const note = problem('personal-data', { field: 'note', column: 'Opmerking', text: null });
		expect(problemWords({ problems: [note, note], figures: null })).toEqual([
			'Opmerking: hier lijkt een BSN of geboortedatum te staan. Het wordt weggelaten.'
		]);
	});

	it('names what the sheet has no column for, in the words of this page', () => {
		const absent = problem('figures-incomplete', { column: null, text: '' });
		expect(problemWords({ problems: [absent], figures: null })).toEqual([
			'Bezet staat niet op de lijst. De getallen van deze regel komen in de opmerking.'
		]);
		const known = problem('column-missing', { column: null, text: '' });
		expect(problemWords({ problems: [known], figures: FIGURES })).toEqual([
			'Bezet staat niet op de lijst en blijft zoals het is.'
		]);
	});

	it('does not repeat what points to a person', () => {
		const problems = [problem('personal-data', { field: 'name', column: 'Naam', text: null })];
		expect(problemWords({ problems, figures: null })).toEqual([
			'In de naam lijkt een BSN te staan. Zet er de naam van het gebouw.'
		]);
	});

	it('counts as special what changes what a person expects, not a blank', () => {
		const blank = [problem('number-missing'), problem('date-missing')];
		expect(isSpecial({ status: 'new', problems: blank })).toBe(false);
		expect(isSpecial({ status: 'same', problems: [problem('older-than-count')] })).toBe(true);
		expect(isSpecial({ status: 'skipped-total', problems: [] })).toBe(true);
	});
});
