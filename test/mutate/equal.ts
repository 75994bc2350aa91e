/** A mutant that no test can tell from the code, and why. */
export interface Equal {
  readonly file: string;
  /** The line of code on which the mutant starts, without its indentation. */
  readonly line: string;
  /** What the mutant puts in the place of a part of it. */
  readonly becomes: string;
  readonly why: string;
}

export const equal: readonly Equal[] = [];
