import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { UTM_FIELDS, type UtmField } from '../../names/technical.ts';
import type { Delivery, Tracking } from '../../types.ts';
import { safeUrl } from '../machines/safe-url.ts';

type Pair = readonly [name: string, value: string];

/** What a body says of a visitor's way here. */
export interface Clues {
  /** UTM fields and ids, by their own names. */
  readonly tracking: readonly Pair[];
  /** Cookies as one string, `a=b; c=d`, as Tilda sends the browser's. */
  readonly cookies: readonly string[];
  readonly page: string | null;
  readonly referrer: string | null;
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign: as it came
  }
};

/** The first `=` parts a name from its value. */
function pair(text: string): Pair {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** Browsers keep fewer cookies of a site, and nobody's links have as many parameters. */
const MOST = 500;

const cookiePairs = (cookies: string): Pair[] => cookies.split(';', MOST).map(pair);

/** `utm_source=vk|||utm_term=a=b|||`, percent-encoded; an old form parts by `|||amp;`. */
const tildaPairs = (cookies: readonly Pair[]): Pair[] =>
  cookies
    .filter(([name]) => name.toUpperCase() === 'TILDAUTM')
    .flatMap(([, value]) => decoded(value).split(/\|\|\|(?:amp;)?/, MOST))
    .map((part) => pair(part.split('#', 1)[0] ?? ''));

const queryOf = (url: string | null) => /\?([^#]*)/.exec(url ?? '')?.[1] ?? '';
const queryPairs = (query: string): Pair[] => [...new URLSearchParams(query.split('&', MOST).join('&'))];

/** Yandex counts visitors in 15 to 20 digits, Google in two numbers. */
function clientIdField(value: string): string | null {
  if (/^\d{15,20}$/.test(value)) return 'ym_client_id';
  return /^(?:GA\d\.\d\.)?\d+\.\d+$/.test(value) ? 'ga_client_id' : null;
}

/** Cookies hold more than the id: `GA1.2.730118264.1788990135`, `GCL.1788990135.Cj0…`. */
const SHORTENED: Readonly<Record<string, RegExp>> = {
  ga_client_id: /(?<!\d)(\d+\.\d+)$/,
  gclid: /^GCL\.\d+\.(.+)$/,
};
/** Names gathered under one heading of the table that are different things. */
const SEVERAL = new Set(['utm_extra', 'mailing', 'gad_source']);

/** Whether a field named like one that tracks really does; `client_id` may be anything. */
export function trackingField(name: string, value: string): string | null {
  const hit = lookUp(name);
  if (hit?.group !== 'TRACKING') return null;
  if (normalise(name) === 'client_id') return clientIdField(value);
  return SEVERAL.has(hit.field) ? normalise(name) : hit.field;
}

/** By their canonical names; Google's id of a day counts only where there is no other. */
function idsOf(pairs: readonly Pair[]): Readonly<Record<string, string>> {
  const ids = new Map<string, string>();
  const isSpare = ([name]: Pair) => Number(normalise(name) === '_gid');
  for (const [name, value] of pairs.toSorted((a, b) => isSpare(a) - isSpare(b))) {
    const field = trackingField(name, value);
    if (!field || value === '' || ids.has(field)) continue;
    ids.set(field, SHORTENED[field]?.exec(value)?.[1] ?? value);
  }
  return Object.fromEntries(ids);
}

/** The value that the first of these pairs has; `keyword` is no UTM outside a field of the form. */
const utmOf = (pairs: readonly Pair[], field: UtmField, strict: boolean) =>
  pairs.find(([name, value]) => {
    const hit = lookUp(name);
    return value !== '' && hit?.group === 'UTM' && hit.field === field && !(strict && normalise(name) === 'keyword');
  })?.[1];

/**
 * Puts together where the visitor came from: UTM fields, click and client ids, page and referrer without secrets. What
 * the body says goes before the browser's cookies, these before our own URL's query, and last what other addresses hold.
 */
export function collectTracking(
  { tracking: fields, cookies, page, referrer }: Clues,
  { headers: { cookie = '', referer }, query }: Pick<Delivery, 'headers' | 'query'>,
): Tracking {
  const pairs = [...cookies, cookie].flatMap(cookiePairs);
  const tilda = tildaPairs(pairs);
  const urls = [query, ...[page, referrer, referer ?? null].map(queryOf)].map(queryPairs);
  const decodedCookies = pairs.map(([name, value]) => [name, decoded(value)] as const);
  const utm = UTM_FIELDS.flatMap((field) => {
    const value =
      utmOf(fields, field, false) ??
      [tilda, ...urls].map((some) => utmOf(some, field, true)).find((found) => found !== undefined);
    return value === undefined ? [] : [[field, value.trim()] as const];
  });
  const { b24_trace: trace, ...ids } = idsOf([...fields, ...tilda, ...urls.flat(), ...decodedCookies]);
  const pageUrl = page ?? referer;
  return {
    utm: Object.fromEntries(utm),
    ids,
    pageUrl: pageUrl ? safeUrl(pageUrl) : null,
    referrer: referrer ? safeUrl(referrer) : null,
    trace: trace ?? null,
  };
}
