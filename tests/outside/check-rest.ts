import type { LocationRow } from '../../src/lib/domain/schema/location.ts';
import { toFiguresOfReplay } from '../support/replay-of-fold.ts';
import type { DeviceEvidence, Evidence } from './evidence.ts';
import { toText } from '../support/to-text.ts';

/** I3: at rest a device holds the server's rows of its scope and no others, and its own fold gives the same figures. */
export function checkRest({ devices }: Evidence): string[] {
	return devices.flatMap((device) => [...checkRows(device), ...checkShown(device)]);
}

function checkRows({ history, rows, served }: DeviceEvidence): string[] {
	const keys = new Set([...rows.keys(), ...served.keys()]);
	return [...keys].flatMap((key) => {
		if (!rows.has(key)) return [`I3: ${history.name} lacks ${key}`];
		if (!served.has(key)) return [`I3: ${history.name} has ${key}, which the server does not give`];
		// Of another region: a sum of a moment ago, which is made anew after a minute or by another process.
		if (served.get(key)!.type === 'total') return [];
		const [own, given] = [toText(rows.get(key)), toText(served.get(key)!.row)];
		return own === given ? [] : [`I3: ${key} on ${history.name} is ${own}, not ${given}`];
	});
}

function checkShown({ history, figures, served }: DeviceEvidence): string[] {
	return [...served.values()].flatMap(({ type, id, row }) => {
		const shown = type === 'location' ? figures.get(id) : undefined;
		if (!shown) return type === 'location' ? [`I3: ${history.name} does not show ${id}`] : [];
		const own = toText(toFiguresOfReplay(shown));
		const given = toText(toFiguresOfReplay((row as LocationRow).figures));
		return own === given ? [] : [`I3: ${history.name} shows ${own} of ${id}, not ${given}`];
	});
}
