export const FORMAT = 1;

/** What a rescue file is made of: mutations as texts, in the order of their numbers. */
export type Unsent = { personId: string; clientId: string; mutations: string[] };

type Means = { sha256: (text: string) => Promise<string>; today: string };

/** Everything unsent as a file (S21). */
export async function toRescueFile(
	{ personId, clientId, mutations }: Unsent,
	{ sha256, today }: Means
): Promise<{ name: string; text: string }> {
	const file = {
		...{ format: FORMAT, personId, clientId, mutations },
		sha256: await hashOfMutations(mutations, sha256)
	};
	return {
		name: `${today}-${personId}.opvangbord.json`,
		text: JSON.stringify(file, null, '\t')
	};
}

/** Over the mutations' bytes, a line each. */
export function hashOfMutations(mutations: string[], sha256: Means['sha256']): Promise<string> {
	return sha256(mutations.join('\n'));
}
