import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Reached, Reminders, RemindersView } from '$lib/client/reminders.ts';
import { DEFAULT_CHOICE, type ReminderChoice } from '$lib/domain/reminders/reminder-choice.ts';
import { clientDouble, liveDouble } from '../client-double.ts';
import RemindersPage from './RemindersPage.svelte';

const VIEW: RemindersView = {
	push: null,
	mail: { address: 'anna@opvang.example' },
	choice: DEFAULT_CHOICE,
	devices: []
};
const storedAs = (choice: ReminderChoice): Reached<RemindersView> => ({
	value: { ...VIEW, choice }
});

/** A server that answers a choice when the test says so. */
async function open() {
	const waiting: { choice: ReminderChoice; answer: (reached: Reached<RemindersView>) => void }[] =
		[];
	const reminders = {
		permission: () => null,
		isOnHere: async () => false,
		read: async () => ({ value: VIEW }),
		choose: (choice: ReminderChoice) =>
			new Promise<Reached<RemindersView>>((answer) => waiting.push({ choice, answer }))
	} as unknown as Reminders;
	const region = liveDouble({ me: { role: 'manager' } });
	const client = clientDouble({ views: { region: region.query } });
	const screen = await render(RemindersPage, { client, reminders });
	const hour = screen.getByLabelText('Herinner mij om');
	await expect.element(hour).toHaveValue('15');
	return {
		...{ screen, hour, waiting },
		mail: (answer: 'Ja' | 'Nee') => screen.getByRole('radio', { name: answer }),
		async nextSent() {
			await expect.poll(() => waiting.length).toBeGreaterThan(0);
			return waiting.shift()!;
		}
	};
}

test('what could not be stored does not stay chosen, and is said', async () => {
	const { screen, hour, mail, nextSent } = await open();
	await mail('Ja').click();
	await expect.element(mail('Ja')).toBeChecked();
	(await nextSent()).answer({ trouble: 'unreachable' });
	await expect.element(screen.getByText(/Hiervoor is internet nodig/)).toBeVisible();
	await expect.element(mail('Nee')).toBeChecked();
	await hour.selectOptions('9:00');
	(await nextSent()).answer({ trouble: 'refused' });
	await expect.element(screen.getByText(/Dat lukte niet/)).toBeVisible();
	await expect.element(hour).toHaveValue('15');
});

test('two choices made quickly both hold, and go out one after the other', async () => {
	const { screen, hour, mail, nextSent, waiting } = await open();
	await hour.selectOptions('9:00');
	await mail('Ja').click();
	const first = await nextSent();
	expect(first.choice).toMatchObject({ hour: 9, mail: false });
	expect(waiting).toEqual([]);
	first.answer(storedAs(first.choice));
	const second = await nextSent();
	expect(second.choice).toMatchObject({ hour: 9, mail: true });
	await expect.element(mail('Ja')).toBeChecked();
	expect(screen.getByText('Opgeslagen.').elements()).toEqual([]);
	second.answer(storedAs(second.choice));
	await expect.element(screen.getByText('Opgeslagen.')).toBeVisible();
	await expect.element(hour).toHaveValue('9');
	await expect.element(mail('Ja')).toBeChecked();
});
