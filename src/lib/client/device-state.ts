export type WorkerState = 'active' | 'waiting' | 'starting' | 'none' | 'impossible';

/** What the browser and the system do for the app on this device; `null` = they do not tell. */
export type DeviceState = {
	usedBytes: number | null;
	quotaBytes: number | null;
	worker: WorkerState;
	isInstalled: boolean;
	userAgent: string;
	language: string;
};

type Asked = Pick<Navigator, 'userAgent' | 'language'> &
	Partial<Pick<Navigator, 'storage' | 'serviceWorker'>>;

export async function readDeviceState(
	isInstalled: boolean,
	{ storage, serviceWorker, userAgent, language }: Asked = navigator
): Promise<DeviceState> {
	const estimate = await storage?.estimate().catch(() => undefined);
	const registration = await serviceWorker?.getRegistration().catch(() => undefined);
	return {
		usedBytes: estimate?.usage ?? null,
		quotaBytes: estimate?.quota ?? null,
		worker: serviceWorker ? workerStateOf(registration) : 'impossible',
		isInstalled,
		userAgent,
		language
	};
}

/** A new version that waits is told before the one that works. */
function workerStateOf(registration: ServiceWorkerRegistration | undefined): WorkerState {
	if (registration?.waiting) return 'waiting';
	if (registration?.active) return 'active';
	return registration?.installing ? 'starting' : 'none';
}
