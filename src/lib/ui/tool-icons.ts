import ChevronLeft from '@lucide/svelte/icons/chevron-left';
import ChevronRight from '@lucide/svelte/icons/chevron-right';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import ListPlus from '@lucide/svelte/icons/list-plus';
import Pencil from '@lucide/svelte/icons/pencil';
import Phone from '@lucide/svelte/icons/phone';
import type { Icon } from './icon.ts';

/** The marks of what a page offers beside the things that are entered. */
export const TOOL_ICONS = {
	earlier: ChevronLeft,
	later: ChevronRight,
	addMany: ListPlus,
	readFile: FileSpreadsheet,
	change: Pencil,
	call: Phone
} satisfies Record<string, Icon>;
