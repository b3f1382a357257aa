import { hash, randomBytes } from 'node:crypto';
import type { AuditRecord } from '../store/records.ts';

export type AuditFact = {
	at: string;
	actor: string;
	action: string;
	object: string;
	outcome: string;
	origin: string;
	payload: string;
};

const FIRST_HASH = '0'.repeat(64);
const SALT_BYTES = 12;

/**
 * Adds facts to a region's chain: each link holds the hash of the one before and the salted hash of its payload,
 * so the chain still verifies when retention has deleted payload and salt (D20).
 */
export function chainAudit(
	regionId: string,
	last: { seq: number; hash: string } | undefined,
	facts: AuditFact[]
): AuditRecord[] {
	const salts = randomBytes(SALT_BYTES * facts.length).toString('hex');
	let prevHash = last?.hash ?? FIRST_HASH;
	let seq = last?.seq ?? 0;
	return facts.map((fact, index) => {
		const salt = salts.slice(index * 2 * SALT_BYTES, (index + 1) * 2 * SALT_BYTES);
		seq += 1;
		const link = { regionId, seq, ...fact, payloadHash: sha256(salt + fact.payload), prevHash };
		const record = { ...link, salt, hash: hashOf(link) };
		prevHash = record.hash;
		return record;
	});
}

/** Where a chain breaks: a link that was changed, left out or put in; undefined = it is whole. */
export function findBrokenLink(
	records: AuditRecord[],
	before: { seq: number; hash: string } = { seq: 0, hash: FIRST_HASH }
): number | undefined {
	let previous = before;
	for (const record of records) {
		const isNext = record.seq === previous.seq + 1 && record.prevHash === previous.hash;
		if (!isNext || record.hash !== hashOf(record) || !isPayloadRight(record)) return record.seq;
		previous = record;
	}
	return undefined;
}

function isPayloadRight({ salt, payload, payloadHash }: AuditRecord): boolean {
	return salt === null || payload === null || sha256(salt + payload) === payloadHash;
}

type Link = Omit<AuditRecord, 'hash' | 'salt' | 'payload'>;

function hashOf(link: Link): string {
	const { regionId, seq, at, actor, action, object, outcome, origin, payloadHash, prevHash } = link;
	return sha256(
		JSON.stringify([
			regionId,
			seq,
			at,
			actor,
			action,
			object,
			outcome,
			origin,
			payloadHash,
			prevHash
		])
	);
}

function sha256(text: string): string {
	return hash('sha256', text, 'hex');
}
