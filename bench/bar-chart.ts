export type Bar = { label: string; value: number; isOurs?: boolean };

const WIDTH = 720;
const LABELS = 300;
const LINE = 30;
const TOP = 40;
const VALUES = 90;

/** Horizontal bars with their numbers, as an SVG that can be read on light and on dark. */
export function barChart(title: string, unit: string, bars: Bar[]): string {
	const most = Math.max(...bars.map(({ value }) => value));
	const height = TOP + bars.length * LINE + 10;
	const lines = bars.map((bar, index) => barLine(bar, TOP + index * LINE, most, unit));
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}">
<style>
text { font: 14px system-ui, sans-serif; fill: #1b2730; }
.title { font-weight: 700; }
rect { fill: #8896a2; }
.ours { fill: #12703f; }
@media (prefers-color-scheme: dark) { text { fill: #e8eef2; } .ours { fill: #4cc38a; } }
</style>
<text class="title" x="0" y="20">${escape(title)}</text>
${lines.join('\n')}
</svg>
`;
}

function barLine({ label, value, isOurs }: Bar, y: number, most: number, unit: string): string {
	const width = Math.max(1, Math.round((value / most) * (WIDTH - LABELS - VALUES)));
	const kind = isOurs ? ' class="ours"' : '';
	return (
		`<text x="0" y="${y + 17}">${escape(label)}</text>` +
		`<rect${kind} x="${LABELS}" y="${y + 4}" width="${width}" height="18" rx="2"/>` +
		`<text x="${LABELS + width + 8}" y="${y + 17}">${value} ${unit}</text>`
	);
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
