/** Where a reader is: complete up to a version per region, and the row inside the region that a page ended at (S6). */
export type Cursor = {
	complete: Record<string, number>;
	at: { regionId: string; version: number; type: string; id: string } | null;
};

export const START_CURSOR: Cursor = { complete: {}, at: null };

export function encodeCursor({ complete, at }: Cursor): string {
	const compact = at ? [complete, at.regionId, at.version, at.type, at.id] : [complete];
	return Buffer.from(JSON.stringify(compact)).toString('base64url');
}

/** undefined: not one of ours. */
export function decodeCursor(text: string): Cursor | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
		return Array.isArray(value) ? fromCompact(value as unknown[]) : undefined;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

function fromCompact([complete, regionId, version, type, id]: unknown[]): Cursor | undefined {
	if (!isVersions(complete)) return undefined;
	if (regionId === undefined) return { complete, at: null };
	const isKey = [regionId, type, id].every((part) => typeof part === 'string');
	if (!isKey || !isVersion(version)) return undefined;
	return {
		complete,
		at: { regionId: regionId as string, version, type: type as string, id: id as string }
	};
}

function isVersions(value: unknown): value is Record<string, number> {
	return (
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		Object.values(value).every(isVersion)
	);
}

function isVersion(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}
