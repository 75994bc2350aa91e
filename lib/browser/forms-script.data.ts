import { transformSync } from 'esbuild';
import { LANGUAGE_WORDS } from '../names/dictionary.data.ts';
import { forms } from './forms.js';

/** What forms.js says, joined: a page waits for each byte. English comes first, without its code; like letters stand together, since they compress better. */
const words = LANGUAGE_WORDS.map(({ code, page: { thanks, sorry, kept } }) => [code, thanks, sorry, kept])
  .sort(([a, , one = ''], [b, , two = '']) => Number(b === 'en') - Number(a === 'en') || (one < two ? -1 : 1))
  .flat()
  .slice(1)
  .join('/');

/**
 * The script as a browser gets it: the function's own text, called with the words. It is minified by itself and when
 * packaging, so nothing but a change of the script changes its digest, which pages may have in `integrity`.
 */
export const formsScript = transformSync(`(${forms})(${JSON.stringify(words)}.split('/'));`, {
  minify: true,
  charset: 'utf8',
  target: 'es2022',
}).code;
