import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const MESSAGES = new URL('../../../messages/', import.meta.url);

/** The Dutch words in the language of the page. */
export async function inLanguage(page: Page, words: string): Promise<string> {
	const language = await page.evaluate(() => document.documentElement.lang);
	if (language === 'nl') return words;
	const key = keyOf(words);
	return key ? (textsOf(language)[key] as string) : words;
}

function keyOf(words: string): string | undefined {
	return Object.entries(textsOf('nl')).find(([, text]) => text === words)?.[0];
}

function textsOf(language: string): Record<string, unknown> {
	const files = readdirSync(MESSAGES, { recursive: true, encoding: 'utf8' });
	const texts = files
		.filter((file) => file.endsWith(`${language}.json`))
		.flatMap((file) => Object.entries(readMessages(file)));
	return Object.fromEntries(texts);
}

function readMessages(file: string): Record<string, unknown> {
	return JSON.parse(readFileSync(new URL(file, MESSAGES), 'utf8')) as Record<string, unknown>;
}
