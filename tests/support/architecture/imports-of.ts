import { parse } from 'svelte/compiler';
import ts from 'typescript';

export type Import = {
	/** What stands between the quotes; undefined when it is computed and cannot be checked. */
	specifier: string | undefined;
	/** `import()` in running code, so loaded on demand; types in `import('x').Y` are not. */
	dynamic: boolean;
	line: number;
};

/** Every import and re-export of a file, types included. */
export function importsOf(path: string, text: string): Import[] {
	return path.endsWith('.svelte') ? importsOfSvelte(text) : importsOfTypeScript(path, text);
}

function importsOfTypeScript(path: string, text: string): Import[] {
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const found: Import[] = [];
	const visit = (node: ts.Node): void => {
		const read = readTypeScriptNode(node);
		if (read) found.push({ ...read, line: lineOf(text, node.getStart(file)) });
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

function readTypeScriptNode(node: ts.Node): Omit<Import, 'line'> | undefined {
	if (ts.isImportDeclaration(node)) return { ...literal(node.moduleSpecifier), dynamic: false };
	if (ts.isExportDeclaration(node) && node.moduleSpecifier)
		return { ...literal(node.moduleSpecifier), dynamic: false };
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
		return { ...literal(node.argument.literal), dynamic: false };
	if (ts.isExternalModuleReference(node)) return { ...literal(node.expression), dynamic: false };
	if (!ts.isCallExpression(node)) return undefined;
	if (node.expression.kind === ts.SyntaxKind.ImportKeyword)
		return { ...literal(node.arguments[0]), dynamic: true };
	const isGlob = /^import\.meta\.glob$/.test(node.expression.getText());
	return isGlob ? { specifier: undefined, dynamic: true } : undefined;
}

function literal(node: ts.Node | undefined): { specifier: string | undefined } {
	return { specifier: node && ts.isStringLiteralLike(node) ? node.text : undefined };
}

type SvelteNode = { type: string; start: number; [key: string]: unknown };

/** Svelte's own tree holds both scripts and the markup, where `{#await import(…)}` may stand. */
function importsOfSvelte(text: string): Import[] {
	const found: Import[] = [];
	visitSvelte(parse(text, { modern: true }), (node) => {
		const read = readSvelteNode(node);
		if (read) found.push({ ...read, line: lineOf(text, node.start) });
	});
	return found.sort((a, b) => a.line - b.line);
}

function visitSvelte(value: unknown, see: (node: SvelteNode) => void): void {
	if (typeof value !== 'object' || value === null) return;
	if (isSvelteNode(value)) see(value);
	for (const child of Object.values(value)) visitSvelte(child, see);
}

function isSvelteNode(value: object): value is SvelteNode {
	return 'type' in value && typeof value.type === 'string' && 'start' in value;
}

function readSvelteNode(node: SvelteNode): Omit<Import, 'line'> | undefined {
	switch (node.type) {
		case 'ImportDeclaration':
		case 'ExportAllDeclaration':
			return { specifier: literalValue(node.source), dynamic: false };
		case 'ExportNamedDeclaration':
			return node.source ? { specifier: literalValue(node.source), dynamic: false } : undefined;
		case 'TSImportType':
			return { specifier: literalValue(node.argument), dynamic: false };
		case 'ImportExpression':
			return { specifier: literalValue(node.source), dynamic: true };
		case 'CallExpression':
			return isGlobCall(node) ? { specifier: undefined, dynamic: true } : undefined;
		default:
			return undefined;
	}
}

function literalValue(node: unknown): string | undefined {
	const found = node as { value?: unknown; literal?: { value?: unknown } } | undefined;
	const value = found?.value ?? found?.literal?.value;
	return typeof value === 'string' ? value : undefined;
}

function isGlobCall(node: SvelteNode): boolean {
	const callee = node.callee as
		{ object?: { type?: string }; property?: { name?: string } } | undefined;
	return callee?.object?.type === 'MetaProperty' && callee.property?.name === 'glob';
}

function lineOf(text: string, offset: number): number {
	return text.slice(0, offset).split('\n').length;
}
