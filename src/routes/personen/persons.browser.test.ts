import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { PersonOnDevice } from '$lib/client/session-types.ts';
import { clientDouble, quietStatus } from '../client-double.ts';
import PersonList from './PersonList.svelte';
import SignOut from './SignOut.svelte';

const person = (id: string, parts: Partial<PersonOnDevice> = {}): PersonOnDevice => ({
	id,
	name: id,
	email: `${id}@opvangbord.example`,
	lastUsed: '2026-11-22T08:00:00.000Z',
	signedOut: false,
	isCurrent: false,
	queued: 0,
	...parts
});

test('everybody on this device is listed with what of theirs is not sent (S20)', async () => {
	const switchTo = vi.fn(async () => ({ ok: false }));
	const persons = async () => [
		person('Ik', { isCurrent: true }),
		person('Ann', { queued: 4 }),
		person('Bas', { signedOut: true })
	];
	const client = clientDouble({ persons, session: { switchTo } });
	const screen = await render(PersonList, { client });
	const ann = screen.getByRole('listitem').filter({ hasText: 'Ann' });
	await expect.element(ann.getByText('4 nog niet verzonden')).toBeVisible();
	expect(screen.getByRole('button').elements()).toHaveLength(1);
	await ann.getByRole('button', { name: 'Verder als Ann' }).click();
	expect(switchTo).toHaveBeenCalledExactlyOnceWith('Ann');
	await expect
		.element(screen.getByRole('alert').getByText(/Ann moet zich eerst opnieuw/))
		.toBeVisible();
});

test.each([
	[false, 'Nu aangemeld'],
	[true, 'Opnieuw aanmelden nodig']
])(
	'who has this device in use, with a session that is gone: %s, is said to be "%s"',
	async (signInNeeded, said) => {
		const persons = async () => [person('Ik', { isCurrent: true })];
		const client = clientDouble({ persons, status: quietStatus({ signInNeeded }) });
		const screen = await render(PersonList, { client });
		const me = screen.getByRole('listitem').filter({ hasText: 'Ik' });
		await expect.element(me.getByText(said)).toBeVisible();
		expect(me.getByText(/aangemeld|aanmelden/i).elements()).toHaveLength(1);
	}
);

function setUpSignOut(queued: number) {
	const signOut = vi.fn(async ({ force }: { force?: boolean }) =>
		force ? { ok: true } : { ok: false, code: 'unsent', queued }
	);
	const syncNow = vi.fn(async () => 'unreachable' as const);
	const status = quietStatus({ queued, connected: false });
	return { signOut, syncNow, client: clientDouble({ session: { signOut }, syncNow, status }) };
}

test('signing out with unsent work asks first, and leaves it here only when that is said', async () => {
	const { client, signOut } = setUpSignOut(3);
	const screen = await render(SignOut, { client });
	await screen.getByRole('button', { name: 'Afmelden', exact: true }).click();
	const dialog = screen.getByRole('dialog', { name: 'Afmelden?' });
	await expect.element(dialog.getByText(/nog 3 wijzigingen op dit apparaat/)).toBeVisible();
	expect(signOut).toHaveBeenCalledExactlyOnceWith({ force: false });
	await dialog.getByRole('button', { name: /^Toch afmelden/ }).click();
	expect(signOut).toHaveBeenLastCalledWith({ force: true });
	await expect.element(dialog).not.toBeInTheDocument();
});

test('sending first without a connection answers in words and signs nobody out', async () => {
	const { client, signOut, syncNow } = setUpSignOut(3);
	const screen = await render(SignOut, { client });
	await screen.getByRole('button', { name: 'Afmelden', exact: true }).click();
	await screen.getByRole('button', { name: 'Eerst verzenden' }).click();
	await expect.element(screen.getByText(/Geen verbinding. Wat u invulde/)).toBeVisible();
	expect(syncNow).toHaveBeenCalledOnce();
	expect(signOut).toHaveBeenCalledOnce();
});
