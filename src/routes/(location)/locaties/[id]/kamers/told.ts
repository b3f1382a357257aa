/** What was done last, and how it is taken back: the page has one strip for all of its parts. */
export type Told = { id: string; text: string; takeBack: () => void };
