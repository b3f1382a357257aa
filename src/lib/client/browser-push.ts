import type { PushDevice } from '../sync/reminder-messages.ts';

/** What this needs of the browser to show messages when the app is closed. */
export type BrowserPush = {
	permission(): NotificationPermission;
	/** Asks the person; browsers want a tap before it. */
	ask(): Promise<NotificationPermission>;
	current(): Promise<PushDevice | null>;
	/** A new address for messages signed by this key; fails when the browser's own service does not answer. */
	subscribe(publicKey: string): Promise<PushDevice>;
	unsubscribe(): Promise<void>;
};

/** null: this browser cannot, as Safari on iOS before the app stands on the home screen, or without a service worker. */
export async function findBrowserPush(): Promise<BrowserPush | null> {
	if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
		return null;
	const registration = await navigator.serviceWorker.getRegistration();
	if (!registration) return null;
	const { pushManager } = registration;
	return {
		permission: () => Notification.permission,
		ask: () => Notification.requestPermission(),
		current: async () => toDevice(await pushManager.getSubscription()),
		async subscribe(applicationServerKey) {
			// One of another key, or of whoever had this tablet before, is not taken over.
			await (await pushManager.getSubscription())?.unsubscribe();
			const options = { userVisibleOnly: true, applicationServerKey };
			return toDevice(await pushManager.subscribe(options))!;
		},
		unsubscribe: async () => void (await (await pushManager.getSubscription())?.unsubscribe())
	};
}

function toDevice(subscription: PushSubscription | null): PushDevice | null {
	if (!subscription) return null;
	const { endpoint, keys = {} } = subscription.toJSON();
	const { p256dh = '', auth = '' } = keys;
	return { endpoint: endpoint ?? '', keys: { p256dh, auth } };
}
