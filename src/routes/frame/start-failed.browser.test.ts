import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { createBrowserClient } from '$lib/client/browser.ts';
import { sha256 } from '$lib/client/browser-deps.ts';
import { personDatabaseName } from '$lib/client/database.ts';
import { CURRENT_PERSON } from '$lib/client/local-keys.ts';
import { openProfiles, PROFILES_DATABASE } from '$lib/client/profiles.ts';
import StartFailed from './StartFailed.svelte';

const PERSON = 'anna';
const NAME = personDatabaseName(PERSON);
const OTHER = personDatabaseName('bert');
const TEXTS = ['{"uuid":"first","mid":1}', '{"uuid":"second","mid":2}'];

/** As an older build left it, but for a table whose key this one cannot change: the upgrade breaks off. */
async function leaveOldDatabase(texts: string[], name = NAME): Promise<void> {
	const asked = indexedDB.open(name, 5);
	asked.onupgradeneeded = () => {
		const queue = asked.result.createObjectStore('queue', { keyPath: 'mid' });
		for (const [at, text] of texts.entries())
			queue.put({ mid: at + 1, uuid: String(at), locationId: '', text });
		const meta = asked.result.createObjectStore('meta', { keyPath: 'name' });
		meta.put({ name: 'device', key: 'device', value: { clientId: 'client' } });
	};
	const db = await settled(asked);
	db.close();
}

function settled<T>(asked: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => reject(asked.error!);
	});
}

beforeEach(() => localStorage.setItem(CURRENT_PERSON, PERSON));

afterEach(async () => {
	vi.restoreAllMocks();
	localStorage.clear();
	for (const name of [NAME, OTHER, PROFILES_DATABASE])
		await settled(indexedDB.deleteDatabase(name));
});

test('an upgrade that breaks off leaves what is unsent, and it goes out as a rescue file (S21)', async () => {
	await leaveOldDatabase(TEXTS);
	await expect(createBrowserClient().start()).rejects.toThrow(/upgrade/i);
	const saved = vi.spyOn(URL, 'createObjectURL');
	await render(StartFailed);
	await page.getByRole('button', { name: 'Bestand maken' }).click();
	expect(page.getByRole('alert').element().textContent).toContain('2 wijzigingen');
	await expect.poll(() => saved.mock.calls.length).toBe(1);
	const file: unknown = JSON.parse(await (saved.mock.calls[0]![0] as Blob).text());
	expect(file).toEqual({
		...{ format: 1, personId: PERSON, clientId: 'client', mutations: TEXTS },
		sha256: await sha256(TEXTS.join('\n'))
	});
});

test('who has nothing unsent reads that all of it was sent', async () => {
	await leaveOldDatabase([]);
	await render(StartFailed);
	await expect.element(page.getByText('Alles is verzonden.', { exact: false })).toBeVisible();
	expect(page.getByRole('button', { name: 'Bestand maken' }).query()).toBeNull();
});

/** Two people have signed in here. */
async function leaveProfiles(): Promise<void> {
	const profiles = openProfiles({});
	for (const id of [PERSON, 'bert'])
		await profiles.put({
			...{ id, name: id, email: `${id}@opvangbord.example` },
			...{ lastUsed: '2026-11-22T08:00:00.000Z', signedOut: false }
		});
	profiles.close();
}

test('what another person has not sent goes out in a file of their own (S20, S21)', async () => {
	await leaveProfiles();
	await leaveOldDatabase(TEXTS);
	await leaveOldDatabase(TEXTS.slice(1), OTHER);
	const saved = vi.spyOn(URL, 'createObjectURL');
	await render(StartFailed);
	await page.getByRole('button', { name: 'Bestand maken · bert' }).click();
	await expect.element(page.getByText('3 wijzigingen', { exact: false })).toBeVisible();
	await expect.poll(() => saved.mock.calls.length).toBe(1);
	const file: unknown = JSON.parse(await (saved.mock.calls[0]![0] as Blob).text());
	expect(file).toMatchObject({ personId: 'bert', mutations: TEXTS.slice(1) });
});

test('where one person’s data cannot be read nobody is told that all was sent (S20)', async () => {
	await leaveProfiles();
	await leaveOldDatabase([]);
	await render(StartFailed);
	await expect.element(page.getByText('Bel het RCVS.', { exact: false })).toBeVisible();
	expect(page.getByText('Alles is verzonden.', { exact: false }).query()).toBeNull();
});

test('somebody else who shares the device can go on: the data that do not open stay (S20)', async () => {
	await leaveOldDatabase(TEXTS);
	const reload = vi.fn();
	await render(StartFailed, { reload });
	await page.getByRole('button', { name: 'Iemand anders aanmelden' }).click();
	expect(reload).toHaveBeenCalledOnce();
	expect(localStorage.getItem(CURRENT_PERSON)).toBeNull();
	expect((await indexedDB.databases()).map(({ name }) => name)).toContain(NAME);
});

test('where nothing can be read a person is asked to call, and no empty database is made', async () => {
	await render(StartFailed);
	await expect.element(page.getByText('Bel het RCVS.', { exact: false })).toBeVisible();
	const names = (await indexedDB.databases()).map(({ name }) => name);
	expect(names).not.toContain(NAME);
});
