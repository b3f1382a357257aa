/** One of the list, whatever the number; undefined when there is none. */
export function pick<T>(list: readonly T[], index: number): T | undefined {
	return list[index % list.length];
}
