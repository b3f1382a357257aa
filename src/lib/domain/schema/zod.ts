// zod probes for `new Function`, which the strict Content-Security-Policy reports as a violation.
// Every schema imports zod from here, so the probe is off before the first schema is built.
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
