import type { NameGroup } from '../../names/groups.ts';
import { lookUp } from '../../names/look-up.ts';

/** Longer keys are no paths. */
const LONGEST = 200;
const MAX_DEPTH = 8;
const PATH = /^[^\s/]+(?:\/[^\s/]+)+$/;

const REACHED = new Set<NameGroup | null>(['PHONE', 'EMAIL']);
const NAMES = new Set<NameGroup | null>(['NAME_OR_FULL', 'NAME_FULL', 'NAME', 'LAST_NAME', 'SECOND_NAME']);
const groupOf = (name: string): NameGroup | null => lookUp(name)?.group ?? null;

const leafOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);
const folderOf = (key: string) => key.slice(0, key.lastIndexOf('/'));

/**
 * Paths of the keys in which survey tools wrote the group before the question, `request/acres`: without the group, which
 * says nothing of the answer, but where two groups have the same question, where a name may be that of a pet, and for ids.
 * None when no two keys stand in one group: `Tea/coffee` is a question.
 */
export function groupedPaths(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const paths = keys.filter((key) => key.length <= LONGEST && PATH.test(key));
  const folders = Map.groupBy(paths, folderOf);
  if (![...folders.values()].some((inside) => inside.length > 1)) return new Map();
  const leaves = Map.groupBy(keys, leafOf);
  const isApart = (key: string): boolean => {
    const leaf = leafOf(key);
    if ((leaves.get(leaf) ?? []).length > 1 || /(?:^|_|[a-z](?=I))(?:uu|gu|u)?id$/i.test(leaf)) return false;
    const inside = folders.get(folderOf(key)) ?? [];
    return !NAMES.has(groupOf(leaf)) || inside.some((one) => REACHED.has(groupOf(leafOf(one))));
  };
  return new Map(paths.map((key) => [key, isApart(key) ? [leafOf(key)] : key.split('/', MAX_DEPTH)]));
}
