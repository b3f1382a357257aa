/** 0 to 1 → `12%`; what is not nothing is never shown as nothing, nor what is not all as all. */
export function formatShare(share: number): string {
	const percent = Math.round(share * 100);
	if (percent === 0 && share > 0) return '< 1%';
	if (percent === 100 && share < 1) return '> 99%';
	return `${percent}%`;
}
