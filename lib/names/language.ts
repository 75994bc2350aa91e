import type { NameGroup } from './groups.ts';

/** What the dictionary knows of a language. Lists are words parted by spaces; everything is compared without case and accents. */
export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  /** Names of form fields by what they mean, as `normalise` leaves them; underscores don't count. A name means one thing, in all languages. */
  readonly names: Readonly<Partial<Record<NameGroup, string>>>;
  /** Words before a name that don't change what it means, for people's own fields only. */
  readonly prefixes?: string;
  /** A pattern of what says "your" behind a name or inside it, and of the words around a name that make it a question or a request. */
  readonly yourBehind?: string;
  /** Words for a phone inside a question (`На какой телефон перезвонить?`); `*` stands for any ending, in front it says that words are not parted there. */
  readonly phoneWords?: string;
  /** How people are addressed: no subject of a letter. */
  readonly salutations?: string;
  /** A word for a name that asks for the family name where one for the first name stands beside it. */
  readonly familyName?: { readonly word: string; readonly beside: readonly string[] };
  readonly yes: string;
  readonly no: string;
  readonly page: PageTexts;
}

/** What a visitor reads after sending a form. */
export interface PageTexts {
  readonly thanks: string;
  readonly received: string;
  readonly sorry: string;
  readonly again: string;
  /** For the script on the site, which says `thanks` and `sorry` too: not sent yet, and kept in the browser. No slash in these three. */
  readonly kept: string;
}
