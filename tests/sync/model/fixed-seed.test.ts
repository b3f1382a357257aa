import { vi } from 'vitest';
import { holdForSeed } from './hold-for-seed.ts';

vi.mock(import('../../../src/lib/domain/mutations/lifts.ts'), () => import('./old-build.ts'));

holdForSeed(20_261_122);
