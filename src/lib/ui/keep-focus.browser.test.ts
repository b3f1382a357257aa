import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from './keep-focus.ts';

let list: HTMLElement;
let otherwise: HTMLElement;
let stop: () => void;

beforeEach(() => {
	document.body.innerHTML = `<p tabindex="-1">Drie</p><ul>
		<li><button>a</button></li><li><button>b</button></li><li><button>c</button></li>
	</ul>`;
	list = document.querySelector('ul')!;
	otherwise = document.querySelector('p')!;
	stop = keepFocus(() => otherwise)(list);
});
afterEach(() => {
	stop();
	document.body.innerHTML = '';
});

const button = (name: string) =>
	[...list.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
const item = (name: string) => button(name).closest('li')!;

test('an item that moves takes the focus along (WCAG 2.4.3)', async () => {
	button('b').focus();
	list.append(item('b'));
	await expect.poll(() => document.activeElement).toBe(button('b'));
});

test.each([
	['the one that moved up', 'a', 'b'],
	['of the last, the one before', 'c', 'b']
])('of an item that goes the focus is on %s', async (_, gone, next) => {
	button(gone).focus();
	item(gone).remove();
	await expect.poll(() => document.activeElement).toBe(button(next));
});

test('of a list that is empty the focus is where the list says', async () => {
	button('a').focus();
	list.replaceChildren();
	await expect.poll(() => document.activeElement).toBe(otherwise);
});

test('who left the list, or never came, is not brought back', async () => {
	button('a').focus();
	button('a').blur();
	await new Promise((resolve) => setTimeout(resolve));
	item('a').remove();
	const changed = Promise.withResolvers<void>();
	new MutationObserver(() => changed.resolve()).observe(list, { childList: true });
	item('b').remove();
	await changed.promise;
	expect(document.activeElement).toBe(document.body);
});
