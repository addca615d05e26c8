// Where a panel or a form is shown, where that is not everywhere.

/** `onPages`: on pages of our own alone, to everybody and whatever an agency has chosen. Chat has the way there, and is told nothing of the state. */
export type Placed = { readonly onPages?: true };
