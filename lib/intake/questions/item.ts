import type { AnswerType } from '../../names/groups.ts';
import type { UploadedFile } from '../../types.ts';

/** One value of a body, flat, before anybody asks what it means. */
export interface Item {
  /** Without the packaging around the answers: `data.contact.email` → `contact`, `email`. */
  readonly path: readonly string[];
  readonly label: string | null;
  readonly type: AnswerType | null;
  readonly value: string;
  readonly files?: readonly UploadedFile[];
}
