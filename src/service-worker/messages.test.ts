import { afterEach, expect, test, vi } from 'vitest';
import { showMessages } from './messages.ts';

const MESSAGE = { title: 'Opvangbord', body: 'Vandaag nog niet doorgegeven', path: '/locaties/1' };

type Handler = (event: object) => void;

/** A worker with as much as is asked of it, and what it did. */
function fakeWorker(windows: object[] = []) {
	const handlers = new Map<string, Handler>();
	const showNotification = vi.fn(async () => {});
	const subscribe = vi.fn(async () => subscriptionAt('https://push.example/new'));
	const openWindow = vi.fn(async () => null);
	showMessages({
		addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
		registration: { showNotification, pushManager: { subscribe } },
		clients: { matchAll: async () => windows, openWindow }
	} as never);
	/** Done when the worker may be put to sleep. */
	async function emit(name: string, event: object): Promise<void> {
		const waits: Promise<unknown>[] = [];
		handlers.get(name)!({ ...event, waitUntil: (work: Promise<unknown>) => waits.push(work) });
		await Promise.all(waits);
	}
	return { emit, showNotification, subscribe, openWindow };
}

function subscriptionAt(endpoint: string) {
	return { options: { userVisibleOnly: true }, toJSON: () => ({ endpoint, keys: { auth: 'a' } }) };
}

const textOf = (value: unknown) => ({ data: { text: () => JSON.stringify(value) } });
const tapOn = (path: string) => ({ notification: { close: vi.fn(), data: { ...MESSAGE, path } } });

afterEach(() => vi.unstubAllGlobals());

test('a message is shown with its words, in the place of the one before', async () => {
	const { emit, showNotification } = fakeWorker();
	await emit('push', textOf(MESSAGE));
	expect(showNotification).toHaveBeenCalledExactlyOnceWith('Opvangbord', {
		body: 'Vandaag nog niet doorgegeven',
		data: MESSAGE,
		tag: 'opvangbord',
		icon: '/icon-192.png'
	});
});

test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 7])(
	'a tap leads nowhere but into the app: %s',
	async (path) => {
		const { emit, showNotification } = fakeWorker();
		await emit('push', textOf({ ...MESSAGE, path }));
		expect(showNotification).toHaveBeenCalledExactlyOnceWith(
			'Opvangbord',
			expect.objectContaining({ data: { ...MESSAGE, path: '/' } })
		);
	}
);

test('of what cannot be read something is shown all the same, or the browser lets no more through', async () => {
	const { emit, showNotification } = fakeWorker();
	await emit('push', { data: { text: () => 'not json' } });
	await emit('push', { data: null });
	await emit('push', textOf({ title: 7 }));
	expect(showNotification.mock.calls).toHaveLength(3);
});

test('a tap opens the page in the window that is there', async () => {
	const focus = vi.fn(async () => {});
	const navigate = vi.fn(async () => ({ focus }));
	const { emit, openWindow } = fakeWorker([{ navigate }]);
	const tap = tapOn('/locaties/1');
	await emit('notificationclick', tap);
	expect(tap.notification.close).toHaveBeenCalledOnce();
	expect(navigate).toHaveBeenCalledExactlyOnceWith('/locaties/1');
	expect(focus).toHaveBeenCalledOnce();
	expect(openWindow).not.toHaveBeenCalled();
});

test('without a window, or with one that cannot go there, a tap opens a new one', async () => {
	const navigate = vi.fn(() => Promise.reject(new TypeError('not controlled')));
	for (const windows of [[], [{ navigate }]]) {
		const { emit, openWindow } = fakeWorker(windows);
		await emit('notificationclick', tapOn('/locaties/1'));
		expect(openWindow).toHaveBeenCalledExactlyOnceWith('/locaties/1');
	}
});

test('an address that the browser changed is told', async () => {
	const fetched = vi.fn(async (_path: string, _init: RequestInit) => new Response());
	vi.stubGlobal('fetch', fetched);
	const { emit, subscribe } = fakeWorker();
	const newSubscription = subscriptionAt('https://push.example/given');
	await emit('pushsubscriptionchange', { oldSubscription: null, newSubscription });
	await emit('pushsubscriptionchange', {
		oldSubscription: subscriptionAt('https://push.example/old')
	});
	await emit('pushsubscriptionchange', { oldSubscription: null, newSubscription: null });
	expect(fetched.mock.calls.map(([path, { body }]) => [path, body])).toEqual(
		['given', 'new'].map((name) => [
			'/api/reminders/devices',
			JSON.stringify({ endpoint: `https://push.example/${name}`, keys: { auth: 'a' } })
		])
	);
	expect(subscribe).toHaveBeenCalledExactlyOnceWith({ userVisibleOnly: true });
});
