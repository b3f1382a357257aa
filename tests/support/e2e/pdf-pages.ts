/** Width and height in points of every page of a PDF as Chromium writes it: its page tree is not packed. */
export function pdfPages(pdf: Buffer): [number, number][] {
	const boxes = pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
	return Array.from(boxes, ([, width, height]) => [Number(width), Number(height)]);
}
