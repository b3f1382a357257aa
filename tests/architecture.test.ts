import { expect, test } from 'vitest';
import { checkBarrels } from './support/architecture/check-barrels.ts';
import { checkCircles } from './support/architecture/check-circles.ts';
import { checkLayers } from './support/architecture/check-layers.ts';
import { checkMachinePaths } from './support/architecture/check-machine-paths.ts';
import { checkNames } from './support/architecture/check-names.ts';
import { checkOfflineAreas } from './support/architecture/check-offline-areas.ts';
import { checkOracle } from './support/architecture/check-oracle.ts';
import { checkSpecifiers } from './support/architecture/check-specifiers.ts';
import { LAYERS } from './support/architecture/layers.ts';
import { readProject } from './support/architecture/project.ts';

const project = readProject();

test('the checks see the source', () => {
	expect([...project.keys()]).toContain('src/lib/domain/schema/zod.ts');
	expect([...project.keys()]).toContain('tests/architecture.test.ts');
});

test('each layer imports only what the layer table allows', () => {
	expect(checkLayers(project)).toEqual([]);
});

test('no files import each other in a circle, types included', () => {
	expect(checkCircles(project)).toEqual([]);
});

test('no area that works offline waits for a server load', () => {
	expect(checkOfflineAreas(project)).toEqual([]);
});

test('files and folders are named after what they hold', () => {
	expect(checkNames(project)).toEqual([]);
});

test('no file only passes on what others export', () => {
	expect(checkBarrels(project)).toEqual([]);
});

test('what Node runs as it is has extensions and no aliases', () => {
	expect(checkSpecifiers(project)).toEqual([]);
});

test('the replay that judges the domain does not lean on it', () => {
	expect(checkOracle(project)).toEqual([]);
});

test('nothing names a folder of one particular machine', () => {
	expect(checkMachinePaths(project)).toEqual([]);
});

test('the layer table in the documents names every layer that is checked', () => {
	const table = project.get('docs/architecture.md') ?? '';
	const missing = LAYERS.filter(({ name }) => !table.includes(`| \`${name}\``));
	expect(missing.map(({ name }) => name)).toEqual([]);
});

test('the tests run on Node 24, whatever Node the machine has', () => {
	expect(process.versions.node.split('.')[0]).toBe('24');
});
