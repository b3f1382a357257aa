/** Of the heading with the one number that is big. */
export const FIGURE_ID = 'free';
