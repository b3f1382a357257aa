import type { Me } from '../../domain/schema/person.ts';

/** Who pushed, and when the server got it. */
export type BatchContext = {
	me: Me;
	/** When this batch was received, ISO. */
	receivedAt: string;
	windowStart: string;
	/** Goes into the audit entry beside the client id. */
	requestId: string;
};
