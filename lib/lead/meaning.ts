import { type NameGroup, PERSONAL_GROUPS } from '../names/groups.ts';
import { lookUp } from '../names/look-up.ts';
import type { Answer } from '../types.ts';

/** What an answer is, and what told so. */
export interface Meaning {
  readonly group: NameGroup | null;
  /** In words: `type email`, `key phone`, `label Ваш телефон`. */
  readonly rule: string;
}

/** Words that tools give to any field of a kind; a label that says more goes before them. */
const VAGUE = new Set<NameGroup>(['COMMENTS', 'TITLE', 'NUMBER']);
/** A field of the kind "name" may ask for any part of it. */
const NAMES = new Set<NameGroup>(['NAME', 'LAST_NAME', 'SECOND_NAME', 'NAME_FULL', 'COMPANY_TITLE']);

const byName = (name: string | null, kind: 'key' | 'label'): Meaning | null => {
  const hit = name ? lookUp(name) : null;
  return hit && { group: hit.group, rule: `${kind} ${name}` };
};

/**
 * Finds out what an answer may be: by the type its tool gives it, then by its key, then by its label. The first is the
 * most telling; a later one counts where the value doesn't fit.
 */
export function meaningsOf({ key, label, type, files }: Answer): readonly [Meaning, ...Meaning[]] {
  if (files) return [{ group: null, rule: 'file' }];
  const key_ = byName(key, 'key');
  const label_ = byName(label, 'label');
  const typed = PERSONAL_GROUPS.find((group) => group === type);
  if (typed) {
    const finer =
      typed === 'NAME_OR_FULL' ? [key_, label_].find((meaning) => meaning?.group && NAMES.has(meaning.group)) : null;
    return [finer ?? { group: typed, rule: `type ${typed.toLowerCase().replaceAll('_', ' ')}` }];
  }
  if (key_?.group && VAGUE.has(key_.group) && label_) return [label_];
  if (key_ && label_) return [key_, label_];
  return [key_ ?? label_ ?? { group: null, rule: 'unknown' }];
}
