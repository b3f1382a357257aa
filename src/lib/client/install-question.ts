const FIRST_DAY = 'opvangbord-first-day';
const ANSWERED = 'opvangbord-install-answered';

type Asked = {
	/** Calendar day in the Netherlands, `2026-11-22`. */
	today: string;
	/** Something of this person was received by the server. */
	hasReceipt: boolean;
	isInstalled: boolean;
	storage?: Pick<Storage, 'getItem' | 'setItem'>;
};

/**
 * Whether to ask once to put the app on the home screen: from the day after the first on which something was sent from
 * here, as nobody wants that of a tool that has not served yet.
 */
export function mayAskToInstall({
	today,
	hasReceipt,
	isInstalled,
	storage = localStorage
}: Asked): boolean {
	const first = storage.getItem(FIRST_DAY);
	if (first === null && hasReceipt) storage.setItem(FIRST_DAY, today);
	if (isInstalled || storage.getItem(ANSWERED) !== null) return false;
	return first !== null && first < today;
}

/** It was answered, whatever the answer was. */
export function noteInstallAnswer(storage: Pick<Storage, 'setItem'> = localStorage): void {
	storage.setItem(ANSWERED, 'yes');
}
