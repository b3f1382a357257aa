import { createContext } from 'svelte';
import type { Client } from './client-types.ts';

/** The one client of this tab: the root layout sets it, pages and components get it. */
export const [getClient, setClient] = createContext<Client>();
