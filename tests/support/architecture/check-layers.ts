import { type Import, importsOf } from './imports-of.ts';
import { allowsPackage, type Layer, layerOf, TEST_PACKAGES } from './layers.ts';
import { isCode, isTest, type Project } from './project.ts';
import { resolveImport } from './resolve-import.ts';

/** Imports that the layer table does not allow, and source files that stand in no layer. */
export function checkLayers(project: Project): string[] {
	return [...project]
		.filter(([path]) => isCode(path))
		.flatMap(([path, text]) => checkFile(path, text));
}

function checkFile(path: string, text: string): string[] {
	const layer = layerOf(path);
	if (layer === undefined) return [`${path}: stands in no layer`];
	if (layer === 'workshop') return [];
	return importsOf(path, text).flatMap((one) => {
		const wrong = refusal(path, layer, one);
		return wrong ? [`${path}:${one.line}: ${layer.name} ${wrong}`] : [];
	});
}

function refusal(from: string, layer: Layer, { specifier, dynamic }: Import): string | undefined {
	if (specifier === undefined) return 'has a computed import, which nobody can check';
	const target = resolveImport(from, specifier);
	if ('package' in target) {
		const allowed = isTest(from) ? [...layer.packages, ...TEST_PACKAGES] : layer.packages;
		return allowsPackage(allowed, target.package)
			? undefined
			: `may not import the package ${specifier}`;
	}
	return allowsPath(from, layer, target.path, dynamic)
		? undefined
		: `may not import ${specifier}${isOnDemand(layer, target.path) ? ' but by import()' : ''}`;
}

function allowsPath(from: string, layer: Layer, path: string, dynamic: boolean): boolean {
	const target = layerOf(path);
	if (target === undefined) return false;
	if (target === 'workshop') return isTest(from) && path.startsWith('tests/support/');
	if (target === layer || layer.layers.includes(target.name)) return true;
	return dynamic && isOnDemand(layer, path);
}

function isOnDemand(layer: Layer, path: string): boolean {
	const target = layerOf(path);
	return typeof target === 'object' && (layer.onDemand ?? []).includes(target.name);
}
