import type { NameGroup } from '../../names/groups.ts';
import { isNoise, lookUp } from '../../names/look-up.ts';
import { comparable, normalise } from '../../names/spelling.ts';
import { yesOrNo } from '../../names/words.ts';
import { isOfMachine } from '../machines/machine-values.ts';
import { isTechnical } from '../machines/technical.ts';
import { isSecret } from '../machines/typed.ts';
import { type Clues, trackingField } from './collect-tracking.ts';
import { type Item, keyOf } from './item.ts';
import { isOfPerson, meansAlone } from './packaging.ts';

type Pair = readonly [name: string, value: string];

/** The values of a body by what they are for; the first page, referrer, id and name of the form count. */
export interface Sorted extends Clues {
  readonly answers: readonly Item[];
  readonly formId: string | null;
  readonly formName: string | null;
  /** What may be the submission's id, by normalised names. */
  readonly ids: readonly Pair[];
  /** Names of trap fields that were filled in. */
  readonly traps: readonly string[];
  /** By normalised names. */
  readonly control: readonly Pair[];
}

/** What one value is for; it may be for nothing, or for several. */
type Use = keyof Sorted | 'keyword';

const USER_AGENT = /^Mozilla\/\d\.\d \(/;
/** The answers once more, as a page. */
const PAGE = /^<\w+ xmlns=/;
const LOOKS_LIKE_URL = /^(?:https?:\/\/|\/\/?[\w-]|\/$|www\.)/i;
/** Servers take no longer addresses. */
const LONGEST_URL = 16_000;
const isUrl = (value: string) => value.length <= LONGEST_URL && LOOKS_LIKE_URL.test(value);
/** Drop names that say something to us: where to send the browser, captcha tokens, when the form was opened. */
const CONTROL =
  /^_?(?:next|redirect|return_url|success_url|language|thanks)|captcha|turnstile|smart_token|altcha|^_?(?:form_|page_)?(?:start|load)|^_ts?$|^form_timestamp$/;
/** Ids that a machine gives may stand under a label, orders and requests may be asked for. */
const ASKED_ID = /^(?:order_id|request_id|event_id|uuid|unique_id)$/;
/** Words that are the page's address only when nothing better is. */
const MAY_BE_TYPED = /^(?:url|link|href|location|page|страница|сторінка|старонка|бет)$/;
/** A login goes before no name. */
const isLogin = ({ path, value }: Item) =>
  /^(?:user_?name|login)$/.test(normalise(keyOf({ path }))) && /^[a-z\d._-]+$/.test(value);
const isVague = (item: Item) =>
  isLogin(item) || /^(?:url|location|href|site_url|_wp_http_referer|page_name)$/.test(normalise(keyOf(item)));

/** What a value is for whose name stands in one of these groups; `name` is the key or label that says so. */
const RULES: Readonly<Partial<Record<NameGroup, (value: string, name: string) => readonly Use[]>>> = {
  HONEYPOT: () => ['traps'],
  DROP: (_value, name) => {
    const key = normalise(name);
    if (/^cookies?$/.test(key)) return ['cookies'];
    return CONTROL.test(key) ? ['control'] : [];
  },
  UTM: (_value, name) => [normalise(name) === 'keyword' ? 'keyword' : 'tracking'],
  TRACKING: (value, name) => [trackingField(name, value) === null ? 'answers' : 'tracking'],
  PAGE_URL: (value) => [isUrl(value) ? 'page' : 'answers'],
  REFERRER: (value) => [isUrl(value) || /^[\w.-]+\.\w+$|^\$?direct$/i.test(value) ? 'referrer' : 'answers'],
  FORM_ID: (value) => [/\s/.test(value) ? 'formName' : 'formId'],
  FORM_NAME: () => ['formName'],
  SUBMISSION_ID: (_value, name) => {
    const key = normalise(name);
    if (/\s/.test(name) && ASKED_ID.test(key)) return ['answers'];
    return key === 'order_id' ? ['ids', 'answers'] : ['ids'];
  },
  CONSENT: (value) => (yesOrNo(value) === false ? [] : ['answers']),
};

/** A name in a path through people's containers (`contact`, `lead`) means what it means alone. */
const namesOf = (item: Item): string[] => {
  const [whole, leaf] = [item.path.join('.'), keyOf(item)];
  return [whole, ...(meansAlone(item.path) || /^utm_/.test(normalise(leaf)) ? [leaf] : []), item.label ?? ''];
};

/** What an item is for: a type that its tool gives says so before its key does, its key before its label. */
function usesOf(item: Item): { readonly item: Item; readonly name: string; readonly uses: readonly Use[] } {
  const isTold = item.type !== null && item.type !== 'yes/no' && item.type !== 'url';
  const name = (isTold ? [] : namesOf(item)).find((one) => one !== '' && lookUp(one)) ?? '';
  const group = lookUp(name)?.group;
  // an id in a person's container names the person, who may come again
  if (group === 'SUBMISSION_ID' && isOfPerson(item.path)) return { item, name, uses: [] };
  return { item, name, uses: (group && RULES[group]?.(item.value, name)) ?? ['answers'] };
}

/** `info.lead_id: 907`: the number of a record somewhere in the body, under no label. */
const isIdInside = ({ path, label, value }: Item): boolean =>
  path.length > 1 &&
  label === null &&
  (/^(?!order_)\w+_id$/.test(normalise(keyOf({ path }))) || /^[a-z]{1,4}_\w+$/.test(value)) &&
  /^(?:SUBMISSION|FORM)_ID$/.test(lookUp(keyOf({ path }))?.group ?? '') &&
  /^(?=.*\d)[\w-]+$/.test(value);

/** `mail.form: 37`, `messages.count: 17`: which form it was and how much there is, in numbers. */
const isCountInside = ({ path, label, value }: Item): boolean =>
  label === null &&
  /(?:^|\.)(?:\w+\.form|(?:messages|events|visits|views|sessions|comments)\.count)$/.test(path.join('.')) &&
  /^\d+$/.test(value);

function isDropped({ path }: Item, secretNames: ReadonlySet<string>): boolean {
  const names = [path.join('.'), keyOf({ path })];
  return path.length > 0 && names.some((name) => secretNames.has(comparable(name)) || isNoise(name));
}

/**
 * Sorts the values of a body: answers, tracking, form, ids, traps, words to us. Technical noise and secrets are left
 * out.
 *
 * @param secretNames names of fields that hold a token or API key, normalised and compact
 */
export function sortItems(items: readonly Item[], secretNames: ReadonlySet<string>): Sorted {
  const kept = items
    .filter((item) => !isDropped(item, secretNames))
    .toSorted((a, b) => Number(isVague(a)) - Number(isVague(b)))
    .map(usesOf);
  const of = (use: Use) => kept.filter(({ uses }) => uses.includes(use));
  const valuesOf = (use: Use) => of(use).map(({ item }) => item.value);
  const pairsOf = (use: Use) => of(use).map(({ item, name }): Pair => [normalise(name), item.value]);
  const [page = null] = valuesOf('page');
  const [formName = null] = valuesOf('formName');
  const tracking = of('tracking').map(({ item, name }): Pair => [name, item.value]);
  const keywords = of('keyword').map(({ item }) => item);

  /** A second page may be the visitor's own, a second name of the form is an answer: `форма: круглая`. */
  const isAnswer = ({ item: { value }, name, uses }: (typeof kept)[number]) =>
    uses.includes('answers') ||
    (uses.includes('page') && value !== page && MAY_BE_TYPED.test(normalise(name))) ||
    (uses.includes('formName') && value !== formName && !/^(?:page_name|form_(?:name|title))$/.test(normalise(name)));
  const isMachines = (item: Item) =>
    isIdInside(item) ||
    isCountInside(item) ||
    isTechnical(keyOf(item), item.value) ||
    USER_AGENT.test(item.value) ||
    PAGE.test(item.value) ||
    isOfMachine(keyOf(item), item.value) ||
    isSecret(keyOf(item), item.value);
  const answers = kept.flatMap((one) => (isAnswer(one) && !isMachines(one.item) ? [one.item] : []));

  // a keyword beside a campaign is what was searched for; alone it may be anything
  const tracked = tracking.length > 0;
  return {
    answers: tracked ? answers : [...answers, ...keywords],
    tracking: tracked ? [...tracking, ...keywords.map(({ value }): Pair => ['utm_term', value])] : [],
    cookies: valuesOf('cookies'),
    page,
    referrer: valuesOf('referrer')[0] ?? null,
    formId: valuesOf('formId')[0] ?? null,
    formName,
    ids: pairsOf('ids'),
    traps: of('traps').map(({ item }) => keyOf(item)),
    control: pairsOf('control'),
  };
}
