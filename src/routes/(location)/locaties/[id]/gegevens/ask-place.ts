import type { Pin } from '$lib/domain/schema/location.ts';

export type PlaceOutcome =
	| { ok: true; pin: Pin; withinMetres: number }
	/** `denied`: the person or the system says no. */
	| { ok: false; code: 'denied' | 'failed' };

const TIMEOUT_MS = 20_000;
/** Five digits are about a metre. */
const DIGITS = 5;

/** Where this device is, asked of its system: after a tap only, because the browser asks the person. */
export function askPlace(geolocation: Geolocation | undefined): Promise<PlaceOutcome> {
	return new Promise((resolve) => {
		if (!geolocation) return resolve({ ok: false, code: 'failed' });
		geolocation.getCurrentPosition(
			({ coords }) => resolve(toPlace(coords)),
			({ code, PERMISSION_DENIED }) =>
				resolve({ ok: false, code: code === PERMISSION_DENIED ? 'denied' : 'failed' }),
			{ enableHighAccuracy: true, timeout: TIMEOUT_MS }
		);
	});
}

function toPlace({ latitude, longitude, accuracy }: GeolocationCoordinates): PlaceOutcome {
	return {
		ok: true,
		pin: { lat: rounded(latitude), lon: rounded(longitude) },
		withinMetres: Math.max(1, Math.round(accuracy))
	};
}

function rounded(degrees: number): number {
	return Number(degrees.toFixed(DIGITS));
}
