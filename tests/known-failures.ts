/** What went wrong in a comparable system, and the tests that show that it does not here. */
export type KnownFailure = {
	/** Public reports of it. */
	seen: string;
	what: string;
	/** File and title of each test. */
	tests: [file: string, title: string][];
};

const CLIENT = 'src/lib/client';
const BROWSER = 'tests/e2e/known-failures.test.ts';
const OWN_BROWSER = 'tests/e2e/known-failures-browser.test.ts';

export const KNOWN_FAILURES: KnownFailure[] = [
	{
		seen: 'Finding A Bed Tonight, offlineQueue.ts',
		what: 'a count of hours ago lands over a newer one and looks fresh; a refused change is deleted',
		tests: [
			['tests/server/push-entries.test.ts', 'D9: are inside a count that was seen after them'],
			['tests/server/push.test.ts', 'is stored, given again, and holds up nothing behind it'],
			[`${CLIENT}/push-queue.test.ts`, 'leaves the view at once and waits for a person']
		]
	},
	{
		seen: 'Dexie.js#2225, powersync-native#15, powersync.dart#307',
		what: '"connected", and nothing is sent for hours; a failed upload waits for the next write',
		tests: [
			[`${CLIENT}/watchdog.test.ts`, 'keeps trying each second while something waits'],
			[
				`${CLIENT}/watchdog.test.ts`,
				'says connected only after an answer, and not otherwise (S17)'
			],
			['tests/e2e/passing-on.test.ts', 'what was entered with the server dead stands on the board'],
			['tests/e2e/faults.test.ts', 'eight devices on a bad line']
		]
	},
	{
		seen: 'cht-core#5108, #8303, #7843, #5501',
		what: '"all synced" while a new report waits',
		tests: [
			[`${CLIENT}/sending-state.test.ts`, 'of what is entered while other edits are under way'],
			[`${CLIENT}/sending-state.test.ts`, 'never received without a result of its own']
		]
	},
	{
		seen: 'cht-core#8202',
		what: 'a supervisor cannot see who still holds unsent work',
		tests: [
			[`${CLIENT}/push-queue.test.ts`, 'says how much is held and since when (S22)'],
			['tests/server/push.test.ts', 'S22: what the device says it still holds is noted'],
			['cli/device.test.ts', 'S22: device list names who holds unsent edits']
		]
	},
	{
		seen: 'cht-core#11306',
		what: 'a change of rights silently orphans pending edits',
		tests: [
			['tests/server/no-grants.test.ts', 'S10: each edit that he still held comes back rejected'],
			[`${CLIENT}/pull-rows.test.ts`, 'leaves when its region is out of scope (S5, S10)'],
			['cli/user-rights.test.ts', 'says how many edits are still on devices']
		]
	},
	{
		seen: 'cht-core#10408, #10256',
		what: 'people with many documents slow the server for everybody',
		tests: [
			[
				'tests/server/pull.test.ts',
				'of who sees little of much still takes few pages and few rows'
			],
			[`${CLIENT}/push-queue.test.ts`, 'goes in batches of at most 500 and 256 kB']
		]
	},
	{
		seen: 'primero#508',
		what: 'two people edit the same field, and the last one silently wins',
		tests: [
			[`${CLIENT}/inbox.test.ts`, 'stands once on a card of both'],
			['tests/e2e/manager-day.test.ts', 'the same field changed by two people stands on one card']
		]
	},
	{
		seen: 'rxdb#5571, #5843',
		what: 'a pulled row is dropped while the checkpoint moves on',
		tests: [
			[
				`${CLIENT}/pull-rows.test.ts`,
				'writes at most 500 rows at a time, the cursor with the last'
			],
			['tests/outside/check-history.test.ts', 'a history with %s is found out'],
			['tests/sync/broken-variants.test.ts', 'the model catches a product with "%s"']
		]
	},
	{
		seen: 'SQLStreamStore#121, windmill#10894',
		what: 'a cursor by sequence skips the rows of transactions that ran at the same time',
		tests: [
			[
				'tests/server/pull.test.ts',
				'that is interrupted by changes in every way ends as a fresh one'
			],
			[
				'tests/postgres/instances.test.ts',
				'a reader who pulls while twelve devices push at both skips no row'
			]
		]
	},
	{
		seen: 'rocicorp/mono#6340, tldraw#10039',
		what: 'edits from a second tab are skipped',
		tests: [
			[`${CLIENT}/record-edit.test.ts`, 'gets a number of its own from each of two tabs (S1)'],
			[`${CLIENT}/sync-run.test.ts`, 'two tabs that send at the same time harm nothing (S2, S19)'],
			[BROWSER, 'what is entered in two tabs of one tablet is all sent']
		]
	},
	{
		seen: 'dxos#11757, rxdb#7268',
		what: 'a frozen tab keeps the lock',
		tests: [
			[OWN_BROWSER, 'a tab that froze while it was sending keeps nobody from sending'],
			[`${CLIENT}/storage-guard.test.ts`, 'a tab that freezes lets go of everything'],
			[`${CLIENT}/sync-run.test.ts`, 'another tab’s run is not waited for, and taken over'],
			[
				`${CLIENT}/sending-state.test.ts`,
				'a tab that died while sending leaves "on its way" to nobody'
			]
		]
	},
	{
		seen: 'actual#3786, evolu#709',
		what: 'one bad clock stops everybody',
		tests: [
			[BROWSER, 'a tablet whose clock is a day ahead stops nobody'],
			[`${CLIENT}/pace.test.ts`, 'a clock that is set back ends a wait that was counted by it'],
			['tests/server/push-entries.test.ts', 'D12: a time ahead is held at the moment of receipt']
		]
	},
	{
		seen: 'replicache#810',
		what: 'edits are pushed under the sign-in of another person',
		tests: [
			[
				`${CLIENT}/session.test.ts`,
				'in another tab stops this one from sending under that name (S20)'
			],
			[
				'tests/server/another-person.test.ts',
				'S20: nothing is taken or given when the device holds'
			]
		]
	},
	{
		seen: 'replicache#335',
		what: 'a client that the server does not know stays stuck',
		tests: [
			['tests/server/push.test.ts', 'heals with a new client id, new numbers and the same uuids'],
			[
				`${CLIENT}/push-queue.test.ts`,
				'takes a new id, sends what was acknowledged before the queue'
			],
			[
				`${CLIENT}/pull-rows.test.ts`,
				'of a server that was restored without saying so starts a new'
			]
		]
	},
	{
		seen: 'enketo#1226, dexie#2228, redux-offline#383',
		what: 'one refused item blocks the queue, and only a panic button helps',
		tests: [
			[`${CLIENT}/push-queue.test.ts`, 'unreadable: the one that cannot be read is found, shown'],
			[
				`${CLIENT}/push-queue.test.ts`,
				'can be tried again as a new edit, seen when the first was (S4)'
			],
			[
				'src/routes/(location)/controleren/inbox.browser.test.ts',
				'it is let go only with a second tap'
			]
		]
	},
	{
		seen: 'enketo-express#136, #149',
		what: '"queued" is understood as done; people want proof of receipt',
		tests: [
			[`${CLIENT}/sending-state.test.ts`, 'on this device, on its way, received'],
			['tests/e2e/manager-day.test.ts', 'what is entered with the server dead survives everything']
		]
	},
	{
		seen: 'getodk/collect#6728, #6719, #6140',
		what: 'editing while it is sent, the wrong order, a finished entry that cannot be corrected',
		tests: [
			[`${CLIENT}/sending-state.test.ts`, 'of what is entered while other edits are under way'],
			[`${CLIENT}/record-edit.test.ts`, 'takes consecutive numbers of one client'],
			['tests/e2e/manager-day.test.ts', 'a change is taken back within the strip, and later']
		]
	},
	{
		seen: 'green-goods PR#827',
		what: 'a failed upgrade of IndexedDB makes unsent work unreachable',
		tests: [
			[
				'tests/golden/golden-stores.test.ts',
				'S15: opens under this build, and all its unsent work'
			],
			['tests/golden/golden-stores.test.ts', 'S15: an upgrade that fails halfway takes nothing'],
			['tests/e2e/rescue-file.test.ts', 'is read in on another device, and is there once'],
			[`${CLIENT}/queue-format.test.ts`, 'the stored queue has the format of version 1 (S15)']
		]
	},
	{
		seen: 'dexie#739, kobotoolbox/docs#45, kpi#5121',
		what: 'local data is gone after an update of the system or a cleared cache',
		tests: [
			[
				`${CLIENT}/storage-guard.test.ts`,
				'says that local data was cleared and when the last receipt was'
			],
			[`${CLIENT}/rescue-file.test.ts`, 'read in elsewhere keeps the uuids'],
			[OWN_BROWSER, 'while somebody enters, all that was shown as saved is there again (S1)']
		]
	},
	{
		seen: 'dexie#2296, #2008, classic-jazz#3530',
		what: 'iOS ends the process behind IndexedDB, and every query fails until a reload',
		tests: [
			[
				`${CLIENT}/storage-guard.test.ts`,
				'a lost connection is opened anew, also for what is shown (S21)'
			],
			[
				`${CLIENT}/storage-guard.test.ts`,
				'a database that does not answer after a pause is opened anew'
			],
			[BROWSER, 'a database that another version wants, or that the system closed, is opened anew']
		]
	},
	{
		seen: 'pouchdb#4637',
		what: 'with a full disk not even deleting works',
		tests: [
			[BROWSER, 'with no space left an edit is refused in sight'],
			[
				`${CLIENT}/storage-guard.test.ts`,
				'for good: the edit is refused visibly, nothing is half stored'
			],
			[
				'tests/e2e/wire/store-trouble.test.ts',
				'a push is asked to come back, nothing of it is taken'
			]
		]
	},
	{
		seen: 'sveltejs/kit#3978, #11426, #13655',
		what: 'old chunks answer 404 after a release',
		tests: [
			[BROWSER, 'the files of the version that is open are gone from the server'],
			['tests/e2e/update.test.ts', 'a new version is offered, waits for the person']
		]
	},
	{
		seen: 'dhis2-android-capture#1225',
		what: 'a code that is new on the server breaks sync',
		tests: [
			[BROWSER, 'codes that this version does not know are kept and shown'],
			[`${CLIENT}/pull-rows.test.ts`, 'keeps rows of a type that this build does not know (S7)']
		]
	},
	{
		seen: 'dhis2-android#3052',
		what: 'the button to send does nothing without a connection',
		tests: [[BROWSER, '"Nu verzenden" without a connection answers in words']]
	},
	{
		seen: 'dexie#2270, #2140',
		what: 'live queries miss a large write; signing in later loses local edits',
		tests: [
			[
				'tests/outside/large-pull.test.ts',
				'what is followed shows all of a pull that is written in many'
			],
			[
				`${CLIENT}/push-queue.test.ts`,
				'401 asks for a sign-in, keeps the queue and goes on counting'
			],
			[
				`${CLIENT}/session.test.ts`,
				'opens what is here, also without internet, and sends only after'
			]
		]
	}
];
