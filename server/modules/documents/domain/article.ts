/** A part of a text under its title. */
export type Article = { readonly title: string; readonly text: string };
