import { branch, omit, type Tree, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

type Parts = Readonly<Record<string, string>>;
const NAME: Parts = { 2: 'prefix', 3: 'first', 4: 'middle', 6: 'last', 8: 'suffix' };
const ADDRESS: Parts = { 1: 'line1', 2: 'line2', 3: 'city', 4: 'region', 5: 'postcode', 6: 'country' };

/** `1.3` and `1.6` are a first and a last name; with a `1.1` or `1.5` beside them, all of them are an
 * address; boxes are numbered from `1.1` too, but seldom as far, and an address comes with all its parts. */
function grouped(entries: readonly (readonly [string, Tree])[]): [string, Tree][] {
  const groups = Map.groupBy(entries, ([key]) => key.split('.')[0] ?? key);
  return [...groups].map(([group, members]) => {
    const [only] = members;
    if (only && members.length === 1 && only[0] === group) return [group, only[1]];
    const parts = members
      .map(([key, value]) => [key.split('.')[1] ?? '', value] as const)
      .filter(([, value]) => textOf(value));
    const isAddress = members.some(([key]) => /\.[15]$/.test(key)) && members.some(([key]) => /\.[4-6]$/.test(key));
    const isName =
      !isAddress && members.some(([key]) => /\.[36]$/.test(key)) && !members.some(([key]) => key.endsWith('.1'));
    if (!isAddress && !isName) return [group, parts.map(([, value]) => value)];
    const names = isAddress ? ADDRESS : NAME;
    return [group, branch(parts.map(([part, value]) => [names[part] ?? part, value]))];
  });
}

/** Gravity Forms, all fields: numbers for keys, and no labels. */
export const gravityForms: Provider = {
  name: 'gravity-forms',
  is: (body) => 'form_id' in body && ('is_starred' in body || ('date_created' in body && 'source_url' in body)),
  id: [['id'], ['entry_id']],
  rewrite: (body) => {
    const numbered = Object.entries(body).filter(([key]) => /^\d+(?:\.\d+)?$/.test(key));
    const named = Object.entries(
      omit(
        body,
        `id post_id date_created date_updated is_starred is_read status payment_status payment_date payment_amount
  payment_method transaction_id is_fulfilled created_by transaction_type currency is_approved source_id`,
      ),
    ).filter(([key]) => !/^\d+(?:\.\d+)?$/.test(key));
    return branch([...named, ...grouped(numbered)]);
  },
};
