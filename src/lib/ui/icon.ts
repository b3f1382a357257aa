import type { Component } from 'svelte';

/** One icon of the set, imported by itself: `import Check from '@lucide/svelte/icons/check'`. */
export type Icon = Component<{ size?: number | string; strokeWidth?: number | string }>;
