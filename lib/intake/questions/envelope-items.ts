import { isNoise, lookUp } from '../../names/look-up.ts';
import { isTechnical } from './containers.ts';
import type { Item } from './item.ts';

const OF_USE: ReadonlySet<string> = new Set([
  'PAGE_URL',
  'REFERRER',
  'UTM',
  'TRACKING',
  'FORM_ID',
  'FORM_NAME',
  'SUBMISSION_ID',
]);

/** Whether a name is one that is of use in an envelope, too. */
export const isOfUse = (name: string): boolean => OF_USE.has(lookUp(name)?.group ?? '');

const leafOf = ({ path }: Item) => path.at(-1) ?? '';
const useOf = (item: Item): string | undefined => [item.path.join('_'), leafOf(item)].find(isOfUse);

/**
 * What is of use in a tool's own affairs: where the visitor came from, which form it was.
 *
 * @param pure nothing in the envelope is the visitor's, so the rest is nobody's business
 */
export const ofUse = (items: readonly Item[], pure: boolean): Item[] =>
  items.flatMap((item) => {
    const use = useOf(item);
    if (use !== undefined) return [{ ...item, path: [use] }];
    return pure || isTechnical(leafOf(item), item.value) || isNoise(leafOf(item)) ? [] : [item];
  });

/** What one member of an envelope holds; its own when it is a plain value. */
interface Member {
  readonly own: boolean;
  readonly items: readonly Item[];
}

const NAMES: ReadonlySet<string> = new Set(['NAME_FULL', 'NAME_OR_FULL', 'NAME', 'LAST_NAME']);
const groupOf = (name: string) => lookUp(name)?.group ?? '';
const isName = ({ path, label, type }: Item) =>
  NAMES.has(groupOf(path.join('_'))) || NAMES.has(groupOf(label ?? '')) || /name$/.test(type ?? '');

/** A name beside the package of answers is the form's, when the package holds the visitor's; a title always is. */
export function withFormName(members: readonly Member[]): readonly Member[] {
  const answered = members.some(({ own, items }) => !own && items.some(isName));
  const isFormName = (item: Item) => (answered && isName(item)) || groupOf(leafOf(item)) === 'TITLE';
  return members.map((member) =>
    member.own
      ? { ...member, items: member.items.map((item) => (isFormName(item) ? { ...item, path: ['form_name'] } : item)) }
      : member,
  );
}
