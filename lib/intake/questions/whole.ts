import type { Tree } from '../decode/tree.ts';
import { holdsRecord } from '../machines/machine-values.ts';
import { latestMoment } from '../machines/moments.ts';
import { reachesVisitor } from '../people/people.ts';
import { collectDefinitions, type Definitions } from './definitions.ts';
import { stringOpener } from './open-string.ts';

/** What is known of a body as a whole, wherever in it somebody reads. */
export interface Whole {
  readonly definitions: Definitions;
  /** What a string holds; undefined when it is only a text. */
  readonly open: ReturnType<typeof stringOpener>;
  readonly body: Tree;
  /** Whether there is somebody to reach in the body who is nobody's staff. */
  readonly visited: boolean;
  /** The last moment that the body's own times tell, milliseconds. */
  readonly latest: number;
  /** A machine made the body, for others to read; it is no form's own. */
  readonly made: boolean;
  /** Around here a machine speaks of its own affairs: only what somebody typed is an answer. */
  readonly strict: boolean;
}

/** @param receivedAt stands for the last moment of a body that tells none, milliseconds */
export const wholeOf = (body: Tree, receivedAt: number): Whole => ({
  definitions: collectDefinitions(body),
  open: stringOpener(),
  body,
  visited: reachesVisitor(body),
  latest: latestMoment(body) || receivedAt,
  made: holdsRecord(body),
  strict: false,
});
