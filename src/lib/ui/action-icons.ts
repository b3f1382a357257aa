import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right';
import Bed from '@lucide/svelte/icons/bed';
import Check from '@lucide/svelte/icons/check';
import Hammer from '@lucide/svelte/icons/hammer';
import Hash from '@lucide/svelte/icons/hash';
import Minus from '@lucide/svelte/icons/minus';
import Plus from '@lucide/svelte/icons/plus';
import Scissors from '@lucide/svelte/icons/scissors';
import type { Icon } from './icon.ts';

/** The mark of each thing that can be entered at a location. */
export const ACTION_ICONS = {
	confirm: Check,
	arrive: Plus,
	depart: Minus,
	recount: Hash,
	move: ArrowLeftRight,
	out: Hammer,
	lost: Scissors,
	beds: Bed
} satisfies Record<string, Icon>;
