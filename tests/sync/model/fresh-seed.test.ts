import { vi } from 'vitest';
import { holdForSeed } from './hold-for-seed.ts';

vi.mock(import('../../../src/lib/domain/mutations/lifts.ts'), () => import('./old-build.ts'));

holdForSeed(Math.floor(Math.random() * 2 ** 31));
