import { describe, expect, test, vi } from 'vitest';
import type { Locator } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { LocationHistory } from '$lib/client/location-history.ts';
import type { FetchPastDays } from '$lib/client/past-days.ts';
import type { DayFigures } from '$lib/domain/history/history-of.ts';
import { clientDouble, liveDouble } from '../../../../client-double.ts';
import {
	entryDouble,
	figuresDouble,
	MANAGER,
	unitDouble,
	viewDouble
} from '../../../../day/view-double.ts';
import HistoryPage from './HistoryPage.svelte';

function dayDouble(day: number, then: number | null, now: number | null): DayFigures {
	const date = `2026-11-${day}`;
	const figures = (occupied: number | null) =>
		occupied === null ? null : figuresDouble({ occupied, overcrowded: 0 });
	return {
		day: date,
		from: `2026-11-${day - 1}T23:00:00.000Z`,
		until: `${date}T23:00:00.000Z`,
		asThen: figures(then),
		asNow: figures(now)
	};
}

async function show(
	parts: Partial<LocationHistory> = {},
	ofServer?: FetchPastDays,
	entries = [entryDouble()],
	view = viewDouble()
) {
	const history: LocationHistory = {
		days: [dayDouble(20, null, null), dayDouble(21, 98, 99), dayDouble(22, 101, 101)],
		unsure: 0,
		openedAt: '2026-10-22T22:00:00.000Z',
		...parts
	};
	const dayEntries = vi.fn((_id: string, { until }: DayFigures) =>
		liveDouble(until.startsWith('2026-11-21') ? entries : []).query()
	);
	const record = vi.fn(async () => ({ ok: true, uuid: 'new' }));
	const undoTogether = vi.fn(async () => ({ ok: true, uuids: ['void'] }));
	const client = clientDouble({
		edit: { record, undoTogether },
		views: { history: liveDouble(history).query, dayEntries }
	});
	const screen = await render(HistoryPage, {
		...{ client, me: MANAGER, view, ofServer }
	});
	return { screen, record, undoTogether, dayEntries };
}

async function expectText(where: Locator, text: RegExp): Promise<void> {
	await expect.poll(() => where.element().textContent).toMatch(text);
}

test('a day shows what was known then beside what is known now, and says that they differ', async () => {
	const { screen } = await show();
	await expect.element(screen.getByText('Later is aan deze dag niets veranderd.')).toBeVisible();
	await screen.getByRole('button', { name: 'Dag eerder' }).click();
	await expect.element(screen.getByRole('heading', { name: /eind van 21 nov/ })).toBeVisible();
	const occupied = screen.getByRole('row', { name: /^Bezet/ });
	await expectText(occupied, /^Bezet\s*98\s*99$/);
	await expect.element(screen.getByText(/Daarom verschillen de getallen/)).toBeVisible();
});

test('before anything was stated it says so, and makes up no nought', async () => {
	const { screen } = await show();
	await screen.getByLabelText('Dag', { exact: true }).selectOptions('20 nov');
	const beds = screen.getByRole('row', { name: /^Bedden/ });
	await expectText(beds, /niets bekend/);
	await expect.element(screen.getByRole('button', { name: 'Dag eerder' })).toBeDisabled();
});

test('the chart has its numbers in a table, in the answer that is chosen', async () => {
	const { screen } = await show();
	await expect.element(screen.getByRole('img', { name: /van 3 dagen$/ })).toBeVisible();
	await screen.getByText('Dezelfde getallen in een tabel').click();
	const day = screen.getByRole('row', { name: /^21 nov/ });
	await expectText(day, /110 99 /);
	await screen.getByRole('radio', { name: /Zoals toen bekend/ }).click();
	await expectText(day, /110 98 /);
	await day.getByRole('button', { name: '21 nov' }).click();
	await expect.element(screen.getByRole('heading', { name: 'Gezien op 21 nov' })).toBeVisible();
});

test('an entry of a day is put right from there, with another number, moment and a reason (D13)', async () => {
	const { screen, record } = await show();
	await screen.getByRole('button', { name: 'Dag eerder' }).click();
	await screen.getByRole('button', { name: 'Wijzigen of ongedaan maken: Telling 102' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByRole('textbox', { name: 'Was het een ander aantal?' }).fill('98');
	await expect.element(dialog.getByRole('button', { name: 'Verbeteren in 98' })).toBeVisible();
	await dialog.getByLabelText('Wanneer was het?').fill('2026-11-21T09:30');
	await dialog.getByRole('textbox', { name: 'Waarom?' }).fill('verkeerd opgeschreven');
	await dialog.getByRole('button', { name: 'Verbeteren', exact: true }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'recount', n: 98 },
		observedAt: '2026-11-21T08:30:00.000Z',
		corrects: 'count',
		why: 'verkeerd opgeschreven'
	});
});

test('a past day tells the hours of its own moments, and the day of any other', async () => {
	const seen = entryDouble({
		observedAt: '2026-11-21T15:40:00.000Z',
		madeAt: '2026-11-21T15:40:00.000Z',
		receivedAt: '2026-11-21T15:41:00.000Z'
	});
	const { screen } = await show({}, undefined, [seen]);
	await screen.getByRole('button', { name: 'Dag eerder' }).click();
	const line = screen.getByRole('listitem').filter({ hasText: 'Telling 102' });
	await expectText(line, /gezien 16:40/);
	await expectText(line, /gisteren 16:41/);
});

test('a move that was taken out says where it went, as it last stood (D13)', async () => {
	const move = (toUnitId: string) => ({ kind: 'move' as const, n: 2, toUnitId });
	const units = ['011', '012'].map((name) => unitDouble(name));
	const taken = entryDouble({ id: 'void', entry: { kind: 'void' }, corrects: 'first' });
	const gone = entryDouble({
		...{ id: 'first', unitId: '107', unitName: '107', entry: move('011') },
		...{ state: 'voided' as const, standing: { entry: taken.entry } }
	});
	const { screen } = await show({}, undefined, [taken, gone], viewDouble({ units }));
	await screen.getByRole('button', { name: 'Dag eerder' }).click();
	const [said] = screen.getByText(/kamer 107/).elements();
	expect(said!.textContent).toMatch(/naar kamer 011.*ongedaan gemaakt/);
});

test('the counts of a whole house are one line of their day too, taken back with one confirm', async () => {
	const house = ['1', '2'].map((id) => entryDouble({ id, unitId: id, act: 'house' }));
	const { screen, undoTogether } = await show({}, undefined, house);
	await screen.getByRole('button', { name: 'Dag eerder' }).click();
	await screen.getByRole('button', { name: 'Alle 2 ongedaan maken: 2 kamers geteld' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Alle 2 ongedaan maken' }).click();
	expect(undoTogether).toHaveBeenCalledExactlyOnceWith(['1', '2'], {});
});

test('what lies ahead, or before the window, is no moment that something was seen', async () => {
	const { screen, record } = await show();
	await screen.getByRole('button', { name: 'Dag eerder' }).click();
	await screen.getByRole('button', { name: 'Wijzigen of ongedaan maken: Telling 102' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText('Wanneer was het?').fill('2026-08-21T09:30');
	await dialog.getByRole('button', { name: 'Verbeteren', exact: true }).click();
	await expectText(dialog.getByRole('alert'), /Kies een moment na/);
	expect(record).not.toHaveBeenCalled();
});

test('what this device cannot know is said', async () => {
	const { screen } = await show({ unsure: 2 });
	const limits = screen.getByRole('region', { name: 'Wat hier niet in staat' });
	await expectText(limits, /Wijzigingen van vóór 23 okt/);
	await expectText(limits, /Reserveringen van toen/);
	await expectText(limits, /Bij 2 wijzigingen/);
});

test('of rooms it says from when on they count, and of how many that was not kept', async () => {
	const old = unitDouble('1');
	const added = { ...old.unit, id: '2', addedAt: '2026-11-20T09:00:00.000Z' };
	const view = viewDouble({ detail: 'units', units: [old, unitDouble('2', { unit: added })] });
	const { screen } = await show({}, undefined, [], view);
	const limits = screen.getByRole('region', { name: 'Wat hier niet in staat' });
	await expectText(limits, /vanaf de dag waarop zij is toegevoegd/);
	await expectText(limits, /Van 1 kamer is niet bewaard/);
});

describe('days from before those on this device', () => {
	const older = { days: [dayDouble(18, 80, 81), dayDouble(19, 90, 90)], more: true };

	test('come from the server when they are asked for, with their figures and without their entries', async () => {
		const ofServer = vi.fn(async (_id: string, before: string) =>
			before === '2026-11-19T23:00:00.000Z' ? older : { days: [], more: false }
		);
		const { screen, dayEntries } = await show({}, ofServer);
		await screen.getByRole('button', { name: 'Eerdere dagen ophalen' }).click();
		await expect.element(screen.getByRole('img', { name: /van 5 dagen$/ })).toBeVisible();
		await screen.getByLabelText('Dag', { exact: true }).selectOptions('18 nov');
		await expectText(screen.getByRole('row', { name: /^Bezet/ }), /^Bezet\s*80\s*81$/);
		await expect.element(screen.getByText(/staat niet op dit apparaat\.$/).first()).toBeVisible();
		expect(dayEntries.mock.calls.map(([, { day }]) => day)).not.toContain('2026-11-18');
		await screen.getByRole('button', { name: 'Eerdere dagen ophalen' }).click();
		await expect.element(screen.getByText('Van vóór 18 nov is niets bekend.')).toBeVisible();
		expect(ofServer).toHaveBeenLastCalledWith('esch', older.days[0]!.from);
		expect(screen.getByRole('button', { name: 'Eerdere dagen ophalen' }).elements()).toEqual([]);
	});

	test('are asked for once by two quick taps; without a connection the page says so and keeps what it has', async () => {
		let answer = (_nothing: undefined) => {};
		const ofServer = vi.fn(() => new Promise<undefined>((resolve) => (answer = resolve)));
		const { screen } = await show({}, ofServer);
		const more = screen.getByRole('button', { name: 'Eerdere dagen ophalen' });
		await more.dblClick();
		await expect.element(screen.getByText('Eerdere dagen worden opgehaald.')).toBeVisible();
		answer(undefined);
		await expect.element(screen.getByText(/is internet nodig/)).toBeVisible();
		expect(ofServer).toHaveBeenCalledOnce();
		await expect.element(screen.getByRole('img', { name: /van 3 dagen$/ })).toBeVisible();
		await expect.element(more).toBeEnabled();
	});

	test('are not asked for where this device has the location from its first day on', async () => {
		const { screen } = await show({ openedAt: null });
		await expect.element(screen.getByRole('img', { name: /van 3 dagen$/ })).toBeVisible();
		expect(screen.getByRole('button', { name: 'Eerdere dagen ophalen' }).elements()).toEqual([]);
	});
});
