import { STORES } from '../support/sync/stores.ts';
import { describeStore } from './store-contract.ts';

for (const { name, open } of STORES) describeStore(name, open);
