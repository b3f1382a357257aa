import { expect, test } from 'vitest';
import { checkNames } from './check-names.ts';

test.each([
	'src/lib/domain/fold/apply-entry.ts',
	'src/lib/client/board.svelte.ts',
	'src/lib/client/board.browser.test.ts',
	'src/lib/server/store/migrations/0001-auth.ts',
	'src/lib/ui/BedPicture.svelte',
	'src/routes/(location)/locaties/[id]/+page.svelte',
	'src/routes/api/auth/[...path]/+server.ts',
	'src/routes/+layout@.svelte',
	'src/hooks.server.ts',
	'src/service-worker/index.ts',
	'src/lib/client/register-service-worker.ts',
	'src/app.d.ts'
])('%s is a good name', (path) => {
	expect(checkNames(new Map([[path, '']]))).toEqual([]);
});

test.each([
	'src/lib/domain/applyEntry.ts',
	'src/lib/domain/ApplyEntry.ts',
	'src/lib/domain/apply_entry.ts',
	'src/lib/ui/bed-picture.svelte',
	'src/lib/ui/bedPicture.svelte',
	'src/lib/Domain/ledger.ts',
	'src/lib/utils/ledger.ts',
	'src/lib/domain/helpers.ts',
	'src/lib/domain/date-utils.ts',
	'src/lib/domain/manager.ts',
	'src/lib/server/service.ts',
	'src/lib/common/ledger.ts',
	'src/lib/ui/Common.svelte',
	'tests/support/helper.ts'
])('%s is a bad name', (path) => {
	expect(checkNames(new Map([[path, '']]))).toHaveLength(1);
});
