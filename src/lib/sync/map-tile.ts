import { isTile, type Tile } from '../domain/web-mercator.ts';
import { z } from '../domain/schema/zod.ts';

const number = z.pipe(
	z.string().check(z.regex(/^\d{1,6}$/)),
	z.transform((digits) => Number(digits))
);

/** `GET /api/tiles`: a picture of a part of the Netherlands. */
export const mapTileQuery = z
	.strictObject({ z: number, x: number, y: number })
	.check(z.refine((tile: Tile) => isTile(tile), 'must be of the Netherlands'));
