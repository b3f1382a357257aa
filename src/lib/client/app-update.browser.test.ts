import { expect, test, vi } from 'vitest';
import { createAppUpdate, type UpdateWorker } from './app-update.ts';

function fakes({ fails = false } = {}) {
	const listeners = new Map<string, (event: { isUpdate?: boolean }) => void>();
	const registered = { installing: null as object | null, waiting: null };
	const worker = {
		register: vi.fn(async () => {
			if (fails) throw new Error('blocked');
			return registered;
		}),
		update: vi.fn(async () => {}),
		messageSkipWaiting: vi.fn(),
		addEventListener: (name: string, listener: (event: { isUpdate?: boolean }) => void) =>
			listeners.set(name, listener)
	} satisfies UpdateWorker;
	const hourly: (() => void)[] = [];
	const page = {
		reload: vi.fn(),
		everyHour: (task: () => void) => {
			hourly.push(task);
			return () => hourly.splice(0);
		}
	};
	const emit = (name: string, event: { isUpdate?: boolean } = {}) => listeners.get(name)?.(event);
	const told = { onOffered: vi.fn(), onMissing: vi.fn(), onUnavailable: vi.fn() };
	return { worker, registered, page, hourly, emit, ...told };
}

test('a new version is offered and waits until it is accepted', async () => {
	const { worker, page, emit, onOffered } = fakes();
	const update = createAppUpdate({ onOffered, worker, page });
	await update.start();
	emit('waiting');
	expect(onOffered).toHaveBeenCalledOnce();
	expect(worker.messageSkipWaiting).not.toHaveBeenCalled();

	await update.accept();
	expect(worker.messageSkipWaiting).toHaveBeenCalledOnce();
	expect(page.reload).not.toHaveBeenCalled();
	emit('controlling', { isUpdate: true });
	expect(page.reload).toHaveBeenCalledOnce();
	update.stop();
});

test('accepted before one is ready, it is looked for and gone over to', async () => {
	const { worker, registered, page, emit, onOffered, onMissing } = fakes();
	worker.update.mockImplementation(async () => void (registered.installing = {}));
	const update = createAppUpdate({ onOffered, onMissing, worker, page });
	await update.start();
	await update.accept();
	expect(worker.update).toHaveBeenCalledOnce();
	emit('waiting');
	expect(worker.messageSkipWaiting).toHaveBeenCalledOnce();
	emit('controlling', { isUpdate: true });
	expect(page.reload).toHaveBeenCalledOnce();
	expect(onMissing).not.toHaveBeenCalled();
	update.stop();
});

test('accepted while none is to be had, it says so', async () => {
	const { worker, page, emit, onOffered, onMissing } = fakes();
	worker.update.mockRejectedValue(new TypeError('Failed to fetch'));
	const update = createAppUpdate({ onOffered, onMissing, worker, page });
	await update.start();
	await update.accept();
	expect(onMissing).toHaveBeenCalledOnce();
	emit('waiting');
	expect(onOffered).toHaveBeenCalledOnce();
	expect(worker.messageSkipWaiting).not.toHaveBeenCalled();
	update.stop();
});

test('the first installation reloads nothing and offers nothing', async () => {
	const { worker, page, emit, onOffered } = fakes();
	const update = createAppUpdate({ onOffered, worker, page });
	await update.start();
	emit('controlling', { isUpdate: false });
	expect(page.reload).not.toHaveBeenCalled();
	expect(onOffered).not.toHaveBeenCalled();
	update.stop();
});

test('what another tab accepted is offered here, not forced', async () => {
	const { worker, page, emit, onOffered } = fakes();
	const update = createAppUpdate({ onOffered, worker, page });
	await update.start();
	emit('controlling', { isUpdate: true });
	expect(page.reload).not.toHaveBeenCalled();
	expect(onOffered).toHaveBeenCalledOnce();

	await update.accept();
	expect(page.reload).toHaveBeenCalledOnce();
	update.stop();
});

test('it looks hourly, on resume and when asked, until it is stopped', async () => {
	const { worker, page, hourly, onOffered } = fakes();
	const update = createAppUpdate({ onOffered, worker, page });
	await update.start();
	hourly[0]?.();
	document.dispatchEvent(new Event('visibilitychange'));
	await update.check();
	expect(worker.update).toHaveBeenCalledTimes(3);

	update.stop();
	document.dispatchEvent(new Event('visibilitychange'));
	expect(worker.update).toHaveBeenCalledTimes(3);
	expect(hourly).toEqual([]);
});

test('a check without a network is no error', async () => {
	const { worker, page, onOffered } = fakes();
	worker.update.mockRejectedValue(new TypeError('Failed to fetch'));
	const update = createAppUpdate({ onOffered, worker, page });
	await update.start();
	await expect(update.check()).resolves.toBeUndefined();
	update.stop();
});

test('a browser that refuses the worker is told about, and the app goes on', async () => {
	const blocked = fakes({ fails: true });
	await createAppUpdate(blocked).start();
	expect(blocked.onUnavailable).toHaveBeenCalledOnce();

	const none = fakes();
	await createAppUpdate({ ...none, worker: null }).start();
	expect(none.onUnavailable).toHaveBeenCalledOnce();
	expect(none.onOffered).not.toHaveBeenCalled();
});
