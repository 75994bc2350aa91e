import type { NameHit } from '../../names/known-names.ts';
import { isNoise, lookUp } from '../../names/look-up.ts';
import { compact, normalise } from '../../names/spelling.ts';
import { yesOrNo } from '../../names/words.ts';
import { trackingField } from './collect-tracking.ts';
import { isTechnical, meansAlone } from './containers.ts';
import type { Item } from './item.ts';

/** The values of a body by what they are for. */
export interface Sorted {
  readonly answers: Item[];
  /** UTM fields and ids, by their own names. */
  readonly tracking: [name: string, value: string][];
  readonly cookies: string[];
  page: string | null;
  readonly referrers: string[];
  readonly formIds: string[];
  formName: string | null;
  /** Names as in the table, most telling first, with their values. */
  readonly ids: [name: string, value: string][];
  readonly traps: string[];
  readonly control: [name: string, value: string][];
}

const USER_AGENT = /^Mozilla\/\d\.\d \(/;
const LOOKS_LIKE_URL = /^(?:https?:\/\/|\/\/?[\w-]|\/$|www\.)/i;
/** Servers take no longer addresses. */
const LONGEST_URL = 16_000;
const isUrl = (value: string) => value.length <= LONGEST_URL && LOOKS_LIKE_URL.test(value);
/** Drop names that say something to us: where to send the browser, captcha tokens, when the form was opened. */
const CONTROL =
  /^_?(?:next|redirect|return_url|success_url|language|thanks)|captcha|turnstile|smart_token|altcha|^_?(?:form_|page_)?(?:start|load)|^_ts?$|^form_timestamp$/;
/** Ids that a machine gives may stand under a label, orders and requests may be asked for. */
const ASKED_ID = /^(?:order_id|request_id|event_id|uuid|unique_id)$/;

const leafOf = ({ path }: Item) => path.at(-1) ?? '';
/** A name in a path through people's containers (`contact`, `lead`) means what it means alone. */
const names = (item: Item): string[] => {
  const whole = item.path.join('.');
  return meansAlone(item.path) || /^utm_/.test(normalise(leafOf(item))) ? [whole, leafOf(item)] : [whole];
};

/** What an item's key means, else what its label does. */
function hitOf(item: Item): { hit: NameHit; name: string } | null {
  for (const name of [...names(item), ...(item.label ? [item.label] : [])]) {
    const hit = lookUp(name);
    if (hit) return { hit, name };
  }
  return null;
}

type Rule = (item: Item, name: string, into: Sorted) => boolean;

/** Words that are the page's address only when nothing better is. */
const MAY_BE_TYPED = /^(?:url|link|href|location|page|страница|сторінка|старонка|бет)$/;
const isVague = (item: Item) =>
  /^(?:url|location|href|site_url|_wp_http_referer|page_name)$/.test(normalise(leafOf(item)));

const take = (list: string[], value: string) => list.push(value) > 0;

/** A second name is an answer: `форма: круглая`. */
function takeFormName(value: string, into: Sorted): boolean {
  into.formName ??= value;
  return into.formName === value;
}

/** What becomes of an item whose name stands in one of these groups; false: it is an answer after all. */
const RULES: Readonly<Record<string, Rule>> = {
  HONEYPOT: (item, _name, into) => take(into.traps, leafOf(item)),
  DROP: ({ value }, name, into) => {
    const key = normalise(name);
    if (/^cookies?$/.test(key)) into.cookies.push(value);
    else if (CONTROL.test(key)) into.control.push([key, value]);
    return true;
  },
  UTM: ({ value }, name, into) => into.tracking.push([name, value]) > 0,
  TRACKING: ({ value }, name, into) => trackingField(name, value) !== null && into.tracking.push([name, value]) > 0,
  PAGE_URL: ({ value }, name, into) => {
    if (!isUrl(value)) return false;
    if (into.page !== null && into.page !== value) return !MAY_BE_TYPED.test(normalise(name));
    into.page = value;
    return true;
  },
  REFERRER: ({ value }, _name, into) =>
    (isUrl(value) || /^[\w.-]+\.\w+$|^direct$/i.test(value)) && take(into.referrers, value),
  FORM_ID: ({ value }, _name, into) => (/\s/.test(value) ? takeFormName(value, into) : take(into.formIds, value)),
  FORM_NAME: ({ value }, name, into) => takeFormName(value, into) || normalise(name) === 'page_name',
  SUBMISSION_ID: ({ value }, name, into) => {
    const key = normalise(name);
    if (/\s/.test(name) && ASKED_ID.test(key)) return false;
    into.ids.push([key, value]);
    return key !== 'order_id';
  },
  CONSENT: ({ value }) => yesOrNo(value) === false,
};

function isDropped(item: Item, secretNames: ReadonlySet<string>): boolean {
  const whole = item.path.join('.');
  return (
    [whole, leafOf(item)].some((name) => secretNames.has(compact(normalise(name)))) ||
    isNoise(whole) ||
    isNoise(leafOf(item))
  );
}

/**
 * Sorts the values of a body: answers, tracking, form, ids, traps, words to us. Technical noise and secrets are left
 * out. Names of keys go before labels; a type that the tool gives goes before both.
 *
 * @param secretNames names of fields that hold a token or API key, normalised and compact
 */
export function sortItems(items: readonly Item[], secretNames: ReadonlySet<string>): Sorted {
  const into: Sorted = {
    ...{ answers: [], tracking: [], cookies: [], page: null, referrers: [] },
    ...{ formIds: [], formName: null, ids: [], traps: [], control: [] },
  };
  const keywords: Item[] = [];
  for (const item of [...items].sort((a, b) => Number(isVague(a)) - Number(isVague(b)))) {
    if (item.path.length > 0 && isDropped(item, secretNames)) continue;
    const found = item.type === null || item.type === 'yes/no' || item.type === 'url' ? hitOf(item) : null;
    if (found && normalise(found.name) === 'keyword') keywords.push(item);
    else if (found && RULES[found.hit.group]?.(item, found.name, into)) continue;
    else if (isTechnical(leafOf(item), item.value) || USER_AGENT.test(item.value)) continue;
    else into.answers.push(item);
  }
  const tracked = into.tracking.length > 0;
  for (const item of keywords) {
    if (tracked) into.tracking.push(['utm_term', item.value]);
    else into.answers.push(item);
  }
  return into;
}
