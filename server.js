/**
 * The production server: security headers and the shell around what `npm run build` made.
 * Environment: PORT (3000; 0 = any free one), HOST (127.0.0.1), TRUST_PROXY (0), ORIGIN and what lib/server/env.ts
 * reads. On SIGTERM or SIGINT it takes no more connections, ends the event streams, lets running requests finish
 * for at most 10 s and then emits `sveltekit:shutdown` on `process`, on which the application closes its store.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */
/** @typedef {(req: Incoming, res: Outgoing) => void} Handler */

const SHELL = '/shell';
const GRACE_MS = 10_000;
const STUCK_MS = 5_000;
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const UNUSED_FEATURES = ['camera', 'display-capture', 'microphone', 'payment', 'usb'];

refuseOldNode();
refuseMissingBuild();
tellHandlerTheScheme();
const headers = securityHeaders(shellPolicy());
const handler = await loadHandler();
listen(createServer(answer));

/** Reads the environment and opens the store; what they refuse is said without a stack. */
async function loadHandler() {
	try {
		/** @type {{ handler: Handler }} */
		const { handler } = await import('./build/handler.js');
		return handler;
	} catch (error) {
		if (!(error instanceof Error) || error.name !== 'StartRefused') throw error;
		return quit(`Opvangbord cannot start: ${error.message}`);
	}
}

/** @type {Handler} */
function answer(req, res) {
	for (const [name, value] of headers) res.setHeader(name, value);
	req.headers['x-forwarded-proto'] = schemeOf(req);
	if (isNavigation(req)) req.url = SHELL;
	handler(req, res);
}

/** Pages have no dot in their last part, files have; of both only the device knows which pages exist. */
function isNavigation(/** @type {Incoming} */ { method, url = '/' }) {
	if (method !== 'GET' && method !== 'HEAD') return false;
	const path = url.split('?', 1)[0] ?? '';
	return !/^\/(api|_app)(\/|$)/.test(path) && !/\.[^/]*$/.test(path);
}

/**
 * TLS ends at a proxy, so that only a proxy of ours can say that the browser is on https; each adds what it saw
 * at the end.
 */
function schemeOf(/** @type {Incoming} */ req) {
	const proxies = Number(process.env.TRUST_PROXY || 0);
	if (proxies === 0) return 'http';
	const said = String(req.headers['x-forwarded-proto'] ?? '').split(',');
	return (said.at(-proxies) ?? said[0])?.trim() === 'https' ? 'https' : 'http';
}

/** The adapter takes https for granted unless a header says otherwise; with this, PORT alone is enough. */
function tellHandlerTheScheme() {
	process.env.PROTOCOL_HEADER ||= 'x-forwarded-proto';
}

/** @returns {[string, string][]} */
function securityHeaders(/** @type {string} */ policy) {
	return [
		['content-security-policy', policy],
		['x-content-type-options', 'nosniff'],
		['referrer-policy', 'same-origin'],
		// Also over http, where browsers disregard it: the proxy before us may not say that it speaks TLS.
		['strict-transport-security', `max-age=${YEAR_SECONDS}`],
		['cross-origin-opener-policy', 'same-origin'],
		['cross-origin-resource-policy', 'same-origin'],
		['permissions-policy', permissions()],
		// Unless the handler knows better, as it does of files that carry a hash in their name.
		['cache-control', 'no-cache']
	];
}

/** Where the device is may be asked for the place of a location, by our own pages. */
function permissions() {
	return [...UNUSED_FEATURES.map((feature) => `${feature}=()`), 'geolocation=(self)'].join(', ');
}

/** The shell's own policy, with what a `<meta>` cannot say; the hash of its start script must be in it. */
function shellPolicy() {
	const shell = readFileSync(builtFile(`prerendered${SHELL}.html`), 'utf8');
	const policy = /<meta http-equiv="content-security-policy" content="([^"]+)">/.exec(shell)?.[1];
	if (!policy) throw new Error('the built shell has no Content-Security-Policy');
	for (const [, script = ''] of shell.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
		const hash = createHash('sha256').update(script).digest('base64');
		if (!policy.includes(`'sha256-${hash}'`)) throw new Error('the shell forbids its own script');
	}
	return `${policy}; frame-ancestors 'none'`;
}

/** @param {import('node:http').Server} server */
function listen(server) {
	const port = Number(process.env.PORT || 3000);
	server.once('error', (error) => quit(`Opvangbord cannot start: ${error.message}`));
	server.listen(port, process.env.HOST || '127.0.0.1', () => {
		const address = server.address();
		const actual = typeof address === 'object' && address ? address.port : port;
		console.log(`Opvangbord: http://localhost:${actual}`);
	});
	stopOnSignal(server);
}

/** @param {import('node:http').Server} server */
function stopOnSignal(server) {
	/** @type {Set<Outgoing>} */
	const running = new Set();
	let stopping = false;
	server.prependListener('request', (_, /** @type {Outgoing} */ res) => {
		running.add(res);
		res.once('close', () => {
			running.delete(res);
			// A connection that is kept alive would hold up the stop.
			if (stopping) setImmediate(() => server.closeIdleConnections());
		});
	});

	const stop = (/** @type {NodeJS.Signals} */ signal) => {
		if (stopping) return server.closeAllConnections();
		stopping = true;
		server.close(() => finish(signal));
		running.forEach(endStream);
		setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}

/** An event stream never ends by itself; the device opens it again elsewhere. */
function endStream(/** @type {Outgoing} */ res) {
	if (String(res.getHeader('content-type')).startsWith('text/event-stream')) res.end();
}

function finish(/** @type {NodeJS.Signals} */ signal) {
	// @ts-expect-error Kit's own event, which Node's types do not know.
	process.emit('sveltekit:shutdown', signal);
	setTimeout(() => process.exit(1), STUCK_MS).unref();
}

function refuseOldNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 22 || (major === 22 && minor >= 19)) return;
	quit(
		`Opvangbord needs Node 24 (or 22.19 and later); this is ${process.version}. With "npm start" the right one is used.`
	);
}

function refuseMissingBuild() {
	if (!existsSync(builtFile('handler.js')))
		quit('Nothing is built yet: run "npm run build" first.');
}

/** @param {string} path */
function builtFile(path) {
	return new URL(`./build/${path}`, import.meta.url);
}

/**
 * @param {string} message
 * @returns {never}
 */
function quit(message) {
	console.error(message);
	process.exit(1);
}
