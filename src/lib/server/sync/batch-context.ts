import type { decide } from '../../domain/mutations/decide.ts';
import type { Me } from '../../domain/schema/person.ts';

/** Who pushed, when the server got it, and how it is decided. */
export type BatchContext = {
	me: Me;
	/** When this batch was received, ISO. */
	receivedAt: string;
	windowStart: string;
	/** Goes into the audit entry beside the client id. */
	requestId: string;
	decide: typeof decide;
	/** Entries between two checkpoints of a fold. */
	checkpointEvery: number;
};
