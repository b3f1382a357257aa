import { createDecipheriv, createPublicKey, type ECDH, hkdfSync, verify } from 'node:crypto';

/** What a browser holds, and nobody else. */
export type Receiving = { pair: ECDH; auth: Buffer };

const SALT = 16;
const TAG = 16;
const LAST_RECORD = 2;

/** Opens an `aes128gcm` body as a browser does (RFC 8291 over RFC 8188), from the two texts alone. */
export function openPushMessage(body: Buffer, { pair, auth }: Receiving): string {
	const salt = body.subarray(0, SALT);
	const idLength = body[SALT + 4]!;
	const sender = body.subarray(SALT + 5, SALT + 5 + idLength);
	const record = body.subarray(SALT + 5 + idLength);
	const own = pair.getPublicKey();
	const shared = pair.computeSecret(sender);
	const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]);
	const material = derive(shared, { salt: auth, info, length: 32 });
	const encoding = (name: string) => Buffer.from(`Content-Encoding: ${name}\0`);
	const key = derive(material, { salt, info: encoding('aes128gcm'), length: 16 });
	const nonce = derive(material, { salt, info: encoding('nonce'), length: 12 });
	const opening = createDecipheriv('aes-128-gcm', key, nonce);
	opening.setAuthTag(record.subarray(-TAG));
	const padded = Buffer.concat([opening.update(record.subarray(0, -TAG)), opening.final()]);
	const end = padded.lastIndexOf(LAST_RECORD);
	return padded.subarray(0, end).toString('utf8');
}

type Derived = { salt: Uint8Array; info: Uint8Array; length: number };

function derive(material: Uint8Array, { salt, info, length }: Derived): Buffer {
	return Buffer.from(hkdfSync('sha256', material, salt, info, length));
}

export type Claims = { aud: string; sub: string; exp: number };

/** Who says to have sent it, once its signature holds for the key that was told to the browser (RFC 8292). */
export function readVapid(header: string, publicKey: string): Claims {
	const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(header) ?? [];
	if (key !== publicKey) throw new Error('another key than the browser was told');
	const [head = '', claims = '', signature = ''] = token.split('.');
	const isSigned = verify(
		'sha256',
		Buffer.from(`${head}.${claims}`),
		{ key: toKey(publicKey), dsaEncoding: 'ieee-p1363' },
		Buffer.from(signature, 'base64url')
	);
	if (!isSigned) throw new Error('the signature does not hold');
	return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Claims;
}

/** An uncompressed point of P-256. */
function toKey(point: string) {
	const bytes = Buffer.from(point, 'base64url');
	const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((part) =>
		part.toString('base64url')
	);
	return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
}
