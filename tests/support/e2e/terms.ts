import type { Page } from '@playwright/test';
import nl from '../../../messages/nl.json' with { type: 'json' };
import help from '../../../messages/help/nl.json' with { type: 'json' };
import { expect } from './test.ts';

/** Words of the trade by the name that the glossary gives them. What everybody knows, like beds and free, is not here. */
const JARGON: Partial<Record<keyof typeof help, RegExp>> = {
	help_word_snijverlies: /snijverlies/i,
	help_word_gross: /bruto vrij/i,
	help_word_overpromised: /toegezegd|overboekt/i,
	help_word_pearl: /\bparels?\b/i,
	help_word_bottleneck: /\bkno(op|pen)\b/i,
	help_word_goo: /\bG\.O\.O\./,
	help_word_hub: /\bhub\b/i,
	help_word_cno: /\bCNO\b/,
	help_word_amv: /\bamv\b/i,
	help_word_operator: /\buitvoerder/i,
	help_word_bag: /\bBAG\b/,
	help_word_rcvs: /\bRCVS\b/,
	help_word_kcio: /\bKCIO\b/,
	help_word_regietafel: /regietafel/i,
	help_word_coa: /\bCOA\b/,
	help_word_noo: /\bNOO\b|nationale opvang organisatie/i,
	help_word_bak: /\bBAK\b/,
	help_word_lcms: /\bLCMS\b/
};

/** Each word of the trade that the page, or what opens on it, uses is explained behind a button in sight of it. */
export async function expectTermsOffered(page: Page): Promise<void> {
	const { text, offered } = await page.evaluate(readPage, help.help_words);
	const used = Object.entries(JARGON).filter(([, pattern]) => pattern.test(withoutRoles(text)));
	const missing = used.map(([key]) => help[key as keyof typeof help]).filter(isMissing);
	expect(missing, `${page.url()}: words without their meaning`).toEqual([]);

	function isMissing(word: unknown): boolean {
		return !offered.includes(word as string);
	}
}

/** What somebody is signed in as is a name. */
function withoutRoles(text: string): string {
	return [nl.role_national, nl.role_rcvs].reduce((rest, name) => rest.replaceAll(name, ''), text);
}

/** Runs in the page: opens each list of meanings and closes it again. */
async function readPage(button: string): Promise<{ text: string; offered: string[] }> {
	const parts = [...document.querySelectorAll<HTMLElement>('main, dialog[open]')];
	const text = parts.map((part) => part.innerText).join('\n');
	const offered = [...document.querySelectorAll('main dt')].map((word) => word.textContent.trim());
	for (const opener of document.querySelectorAll<HTMLButtonElement>('button[popovertarget]')) {
		if (opener.textContent.trim() !== button || !opener.checkVisibility()) continue;
		const list = opener.popoverTargetElement as HTMLElement;
		list.showPopover();
		while (!list.querySelector('dt')) await new Promise(requestAnimationFrame);
		offered.push(...[...list.querySelectorAll('dt')].map((word) => word.textContent.trim()));
		list.hidePopover();
	}
	return { text, offered };
}
