/** What the server sends: words to show, and the page that a tap leads to. */
type Message = { title: string; body: string; path: string };

const TAG = 'opvangbord';
const ICON = '/icon-192.png';
const DEVICES = '/api/reminders/devices';

/** Shows messages that arrive while the app is closed; what they are about is for who sends them. */
export function showMessages(worker: ServiceWorkerGlobalScope): void {
	worker.addEventListener('push', (event) => {
		const message = readMessage(event.data?.text());
		// A browser that gets a message and shows none, takes the right to get them away.
		event.waitUntil(show(worker, message ?? { title: 'Opvangbord', body: '', path: '/' }));
	});
	worker.addEventListener('notificationclick', (event) => {
		event.notification.close();
		const { path } = event.notification.data as Message;
		event.waitUntil(openPage(worker, path));
	});
	worker.addEventListener('pushsubscriptionchange', (event) => {
		event.waitUntil(tellNewAddress(worker, event));
	});
}

/** A newer one takes the place of the one that stands there. */
function show({ registration }: ServiceWorkerGlobalScope, message: Message): Promise<void> {
	const { title, body } = message;
	return registration.showNotification(title, { body, data: message, tag: TAG, icon: ICON });
}

/** Of this app only, whatever a message says. */
function readMessage(text = ''): Message | undefined {
	try {
		const { title, body, path } = JSON.parse(text) as Record<string, unknown>;
		if (typeof title !== 'string' || typeof body !== 'string') return undefined;
		return { title, body, path: typeof path === 'string' && isOwnPath(path) ? path : '/' };
	} catch {
		return undefined;
	}
}

function isOwnPath(path: string): boolean {
	return /^\/(?![/\\])/.test(path);
}

/** In the window that is there already, or in a new one. */
async function openPage({ clients }: ServiceWorkerGlobalScope, path: string): Promise<void> {
	const [open] = await clients.matchAll({ type: 'window' });
	const shown = await open?.navigate(path).catch(() => null);
	if (shown) await shown.focus();
	else await clients.openWindow(path);
}

/** The browser gave the old address up; whose it is follows from the session. */
async function tellNewAddress(
	{ registration }: ServiceWorkerGlobalScope,
	{ oldSubscription, newSubscription }: PushSubscriptionChangeEvent
): Promise<void> {
	const renewed =
		newSubscription ??
		(oldSubscription && (await registration.pushManager.subscribe(oldSubscription.options)));
	if (!renewed) return;
	const { endpoint, keys } = renewed.toJSON();
	await fetch(DEVICES, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ endpoint, keys })
	});
}
