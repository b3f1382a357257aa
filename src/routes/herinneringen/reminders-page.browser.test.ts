import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Reached, Reminders, RemindersView } from '$lib/client/reminders.ts';
import { DEFAULT_CHOICE, type ReminderChoice } from '$lib/domain/reminders/reminder-choice.ts';
import { DEFAULT_HOURS, type ReminderHours } from '$lib/domain/reminders/reminder-hours.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble } from '../client-double.ts';
import RemindersPage from './RemindersPage.svelte';

const OWN = { ...DEFAULT_HOURS, hour: 16 };
const VIEW: RemindersView = {
	push: null,
	mail: { address: 'anna@opvang.example' },
	choice: { ...DEFAULT_CHOICE, hours: OWN },
	regions: [{ regionId: 'VR04', name: 'IJsselland', hours: { ...DEFAULT_HOURS, hour: 17 } }],
	devices: []
};
const storedAs = (choice: ReminderChoice): Reached<RemindersView> => ({
	value: { ...VIEW, choice }
});

type Asked<What> = { asked: What; answer: (reached: Reached<RemindersView>) => void };

/** A server that answers a choice when the test says so. */
async function open(me: Partial<Me> = { role: 'manager' }, view = VIEW) {
	const waiting: Asked<ReminderChoice & { regionId?: string; hours: ReminderHours | null }>[] = [];
	const ask = (asked: never) =>
		new Promise<Reached<RemindersView>>((answer) => waiting.push({ asked, answer }));
	const reminders = {
		permission: () => null,
		isOnHere: async () => false,
		read: async () => ({ value: view }),
		choose: ask,
		setRegion: ask
	} as unknown as Reminders;
	const region = liveDouble({ me });
	const client = clientDouble({ views: { region: region.query } });
	const screen = await render(RemindersPage, { client, reminders });
	return {
		...{ screen, waiting },
		hour: screen.getByLabelText('Herinner om'),
		radio: (name: string | RegExp) => screen.getByRole('radio', { name }),
		async nextSent() {
			await expect.poll(() => waiting.length).toBeGreaterThan(0);
			return waiting.shift()!;
		}
	};
}

test('what could not be stored does not stay chosen, and is said', async () => {
	const { screen, hour, radio, nextSent } = await open();
	await radio('Ja').click();
	await expect.element(radio('Ja')).toBeChecked();
	(await nextSent()).answer({ trouble: 'unreachable' });
	await expect.element(screen.getByText(/Hiervoor is internet nodig/)).toBeVisible();
	await expect.element(radio('Nee')).toBeChecked();
	await hour.selectOptions('9:00');
	(await nextSent()).answer({ trouble: 'refused' });
	await expect.element(screen.getByText(/Dat lukte niet/)).toBeVisible();
	await expect.element(hour).toHaveValue('16');
});

test('two choices made quickly both hold, and go out one after the other', async () => {
	const { screen, hour, radio, nextSent, waiting } = await open();
	await hour.selectOptions('9:00');
	await radio('Ja').click();
	const first = await nextSent();
	expect(first.asked).toMatchObject({ hours: { hour: 9 }, mail: false });
	expect(waiting).toEqual([]);
	first.answer(storedAs(first.asked));
	const second = await nextSent();
	expect(second.asked).toMatchObject({ hours: { hour: 9 }, mail: true });
	await expect.element(radio('Ja')).toBeChecked();
	expect(screen.getByText('Opgeslagen.').elements()).toEqual([]);
	second.answer(storedAs(second.asked));
	await expect.element(screen.getByText('Opgeslagen.')).toBeVisible();
	await expect.element(hour).toHaveValue('9');
	await expect.element(radio('Ja')).toBeChecked();
});

test('an hour that is refused is never called saved', async () => {
	const { screen, hour, radio, nextSent } = await open();
	await radio('Ja').click();
	const sent = await nextSent();
	sent.answer(storedAs(sent.asked));
	await expect.element(screen.getByText('Opgeslagen.')).toBeVisible();
	await hour.selectOptions('22:00');
	await expect.element(hour).toBeInvalid();
	await expect.poll(() => screen.getByText('Opgeslagen.').elements()).toEqual([]);
});

test('own times start at those of the region, and go back to whatever these are', async () => {
	const { hour, radio, nextSent } = await open(
		{ role: 'manager' },
		{ ...VIEW, choice: DEFAULT_CHOICE }
	);
	const ofRegion = radio(/Standaard van de regio: 17:00 Geen berichten van 20:00 tot 7:00/);
	await expect.element(ofRegion).toBeChecked();
	expect(hour.elements()).toEqual([]);
	await radio('Eigen tijden').click();
	const own = await nextSent();
	expect(own.asked.hours).toEqual({ ...DEFAULT_HOURS, hour: 17 });
	own.answer(storedAs(own.asked));
	await expect.element(hour).toHaveValue('17');
	await ofRegion.click();
	const back = await nextSent();
	expect(back.asked.hours).toBe(null);
	back.answer(storedAs(back.asked));
	await expect.element(ofRegion).toBeChecked();
	expect(hour.elements()).toEqual([]);
});

test('with locations in two regions the hours of each are told', async () => {
	const other = { regionId: 'VR05', name: 'Twente', hours: DEFAULT_HOURS };
	const view = { ...VIEW, choice: DEFAULT_CHOICE, regions: [...VIEW.regions, other] };
	const { radio } = await open({ role: 'manager' }, view);
	await expect
		.element(radio(/Standaard van de regio: IJsselland 17:00, Twente 15:00/))
		.toBeChecked();
});

test('a coordinator sets the hours of the region; what did not get there is never called saved', async () => {
	const { screen, nextSent } = await open({ role: 'coordinator', regions: ['VR04'] });
	await expect
		.element(screen.getByRole('heading', { name: 'Standaard van de regio: IJsselland' }))
		.toBeVisible();
	const hour = screen.getByLabelText('Herinner om');
	await hour.selectOptions('18:00');
	const lost = await nextSent();
	expect(lost.asked).toEqual({ regionId: 'VR04', hours: { ...DEFAULT_HOURS, hour: 18 } });
	lost.answer({ trouble: 'unreachable' });
	await expect.element(screen.getByText(/Hiervoor is internet nodig/)).toBeVisible();
	expect(screen.getByText('Opgeslagen.').elements()).toEqual([]);
	await expect.element(hour).toHaveValue('17');
	await hour.selectOptions('18:00');
	const regions = [{ ...VIEW.regions[0]!, hours: { ...DEFAULT_HOURS, hour: 18 } }];
	(await nextSent()).answer({ value: { ...VIEW, regions } });
	await expect.element(screen.getByText('Opgeslagen.')).toBeVisible();
	await expect.element(hour).toHaveValue('18');
});

test.each(['manager', 'rcvs'] as const)('a %s sets none for the region', async (role) => {
	const { screen } = await open({ role, regions: ['VR04'] });
	await expect
		.element(screen.getByText(role === 'rcvs' ? /Alleen wie/ : 'Eigen tijden'))
		.toBeVisible();
	expect(screen.getByRole('heading', { name: /Standaard van/ }).elements()).toEqual([]);
});
