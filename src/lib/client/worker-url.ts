export const WORKER_URL = '/service-worker.js';

type PolicyFactory = {
	createPolicy(
		name: string,
		rules: { createScriptURL(url: string): string }
	): { createScriptURL(url: string): unknown };
};

/**
 * The worker's address as the Trusted Types rule of the Content-Security-Policy wants it: by the one policy that
 * may name scripts, and that knows one address. Plain text in a browser without Trusted Types.
 */
export function trustedWorkerUrl(
	factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
): string {
	const policy = factory?.createPolicy('opvangbord-worker', { createScriptURL: onlyTheWorker });
	// The type of the address is not text, but every place that takes a worker's address takes it.
	return (policy ? policy.createScriptURL(WORKER_URL) : WORKER_URL) as string;
}

function onlyTheWorker(url: string): string {
	if (url !== WORKER_URL) throw new TypeError(`not a worker of ours: ${url}`);
	return url;
}
