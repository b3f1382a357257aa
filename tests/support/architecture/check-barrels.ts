import ts from 'typescript';
import { type Project } from './project.ts';

/** Files that hold nothing of their own and only pass on what others export. */
export function checkBarrels(project: Project): string[] {
	return [...project]
		.filter(([path, text]) => path.endsWith('.ts') && isBarrel(path, text))
		.map(([path]) => `${path}: only re-exports`);
}

function isBarrel(path: string, text: string): boolean {
	const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
	return statements.some(ts.isExportDeclaration) && statements.every(isPassedOn);
}

function isPassedOn(statement: ts.Statement): boolean {
	return ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
}
