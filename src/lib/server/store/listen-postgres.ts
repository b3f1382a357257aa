import pg from 'pg';
import { CHANNEL, type News } from './announce.ts';
import { followByLooking, type Follow, type Followers } from './follow.ts';
import { postgresSettings } from './postgres-settings.ts';

/** Should a connection be dead without anybody knowing it, this is how late devices are woken. */
const LOOK_EVERY_MS = 30_000;
const RETRY_AFTER_MS = 1000;

/**
 * One connection that hears what other app instances announce. When it is lost it is opened again, and everything is
 * looked at once, because nobody keeps what was announced meanwhile.
 */
export function listenOn(url: string): Follow {
	return (followers) => {
		const hearing = keepHearing(url, followers);
		const stopLooking = followByLooking(LOOK_EVERY_MS)({
			...followers,
			anything: () => Promise.all([followers.anything(), hearing.check()]).then(() => undefined)
		});
		return async () => {
			await stopLooking();
			await hearing.stop();
		};
	};
}

function keepHearing(url: string, followers: Followers) {
	let client: pg.Client | undefined;
	let timer: NodeJS.Timeout | undefined;
	let isStopped = false;
	let isLost = false;
	let running = open();

	async function open(): Promise<void> {
		const opened = new pg.Client(postgresSettings(url));
		client = opened;
		opened.on('error', () => {});
		opened.on('notification', ({ payload }) => hear(payload));
		opened.once('end', () => again(opened));
		try {
			await opened.connect();
			await opened.query(`listen ${CHANNEL}`);
			await followers.anything();
			isLost = false;
		} catch (fault) {
			// Once for as long as it lasts, not once a second.
			if (!isLost) followers.onFault(fault);
			isLost = true;
			again(opened);
		}
	}

	function again(lost: pg.Client): void {
		if (isStopped || client !== lost) return;
		client = undefined;
		lost.end().catch(() => undefined);
		timer = setTimeout(() => void (running = open()), RETRY_AFTER_MS);
	}

	/** Anybody on this server may announce anything: what is no news of ours is a fault to report, no more. */
	function hear(payload = ''): void {
		try {
			const news = JSON.parse(payload) as News;
			if ('versions' in news) followers.versions(news.versions);
			else followers.sessions().catch(followers.onFault);
		} catch (fault) {
			followers.onFault(fault);
		}
	}

	/** A server that is gone without a word is met by a question only. */
	async function check(): Promise<void> {
		const asked = client;
		await asked?.query('select 1').catch(() => again(asked));
	}

	async function stop(): Promise<void> {
		isStopped = true;
		clearTimeout(timer);
		await running;
		await client?.end();
	}

	return { check, stop };
}
