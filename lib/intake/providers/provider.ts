import type { Branch, Tree } from '../decode/tree.ts';

/** Where in a body something stands. */
export type Place = readonly string[];

/** What only one tool's payload has, and the general rules can't know. */
export interface Source {
  readonly name: string;
  /** Marks of structure that only this tool's payload has. */
  readonly is: (body: Branch) => boolean;
  /** Where the id of the submission stands; the first that is there counts. Or what it is, empty when there is none. */
  readonly id?: readonly Place[] | ((body: Branch) => string);
  /** Where the form's id and name stand, when their own keys don't say so. */
  readonly formId?: readonly Place[];
  readonly formName?: readonly Place[];
  /** The body in a shape that the general rules read, without what is the tool's own affair. */
  readonly rewrite?: (body: Branch) => Tree;
  /** Why this body can never be a lead; null when it can. */
  readonly notALead?: (body: Branch) => string | null;
}
