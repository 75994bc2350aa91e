import { at, type Branch, branch, isBranch, type Tree, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** What Elementor adds at the end, in this order; the names are in the site's language, the values are not. */
const META: readonly RegExp[] = [
  /elementor/i,
  /^(?:\d{1,3}\.){3}\d{1,3}$|^[\da-f]*:[\da-f:.]+$/i,
  /^(?:Mozilla|Opera|curl|Dalvik)\/|^\S+\/\d.*\(/,
  /^https?:\/\//,
  /^\d{1,2}(?::|h ?)\d\d/,
  /\b(?:19|20)\d\d\b|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/,
];

const ADDRESS = 3;

/** No browser's name and no address is longer, and some of these shapes would take long to find out. */
const LONGEST = 2000;
function isLike(shape: RegExp, tree: Tree | undefined): boolean {
  const text = textOf(tree);
  return text.length <= LONGEST && shape.test(text);
}

/** The answers, without the block of metadata at the end; the page's address is kept. */
function withoutMeta(body: Branch): Tree {
  const own = Object.entries(body).filter(([key]) => key !== 'form_id' && key !== 'form_name');
  const kept: [string, Tree][] = Object.entries(body).filter(([key]) => key === 'form_id' || key === 'form_name');
  let mark = 0;
  for (let last = own.at(-1); last && mark < META.length; last = own.at(-1)) {
    const found = META.findIndex((shape, i) => i >= mark && isLike(shape, last?.[1]));
    if (found < 0 || (mark === 0 && found > ADDRESS) || /^[a-z_]+$/.test(last[0])) break;
    if (found === ADDRESS) kept.push(['page_url', last[1]]);
    own.pop();
    mark = found + 1;
  }
  return branch([...own, ...kept]);
}

const isSimple = (body: Branch) =>
  Object.keys(body).slice(-2).join() === 'form_id,form_name' &&
  Object.keys(body).some((key) => /[^a-z\d_-]/.test(key)) &&
  [META[0], META[1], META[2], META[ADDRESS]].some((shape) => shape && isLike(shape, Object.values(body).at(-3)));

/** Elementor Pro with Advanced Data on (`fields`, `meta`, `form`) and off (flat, the keys are labels). */
export const elementor: Provider = {
  name: 'elementor',
  is: (body) => (isBranch(body.fields) && isBranch(body.form) && 'meta' in body) || isSimple(body),
  formId: [['form', 'id'], ['form_id']],
  formName: [['form', 'name'], ['form_name']],
  rewrite: (body) =>
    isBranch(body.fields)
      ? branch([
          ['fields', body.fields],
          ['page_url', at(body, 'meta', 'page_url', 'value') ?? null],
        ])
      : withoutMeta(body),
};
