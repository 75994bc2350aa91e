import { lookUp } from '../../names/look-up.ts';
import { type Branch, branch, isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { foldKey } from '../questions/members.ts';
import { valueShape } from './value-shapes.ts';

type Members = readonly (readonly [key: string, value: Tree])[];

const groupOf = (key: string) => lookUp(key)?.group;
const FIRST = /^(?:is)?(?:primary|default|main|preferred|pref)$/;
const isFirst = (entry: Branch): boolean =>
  Object.entries(entry).some(([key, value]) =>
    isBranch(value)
      ? key === 'metadata' && isFirst(value)
      : FIRST.test(foldKey(key)) && /^(?:true|1|yes)$/i.test(textOf(value)),
  );
/** The one that says it is primary, or whose id something beside the list calls the primary one, before the others. */
function primaryFirst(entries: readonly Branch[], beside: Branch): readonly Branch[] {
  const ids = new Set(
    Object.entries(beside).flatMap(([key, id]) => (/^primary.*id$/.test(foldKey(key)) ? [textOf(id)] : [])),
  );
  const rank = (entry: Branch) => Number(isFirst(entry) || (textOf(entry.id) !== '' && ids.has(textOf(entry.id))));
  return entries.toSorted((a, b) => rank(b) - rank(a));
}

/** The phone or e-mail that an object of a list of them is; null when it is something else. */
function contactOf(entry: Branch, group: string, key: string): string | null {
  const parts = valueShape(entry, key, 'any');
  if (parts?.length === 0) return '';
  const [only, ...more] = parts ?? [];
  return only && more.length === 0 && only.type === group ? only.value : null;
}

/** `label: "work"` of a phone or e-mail is no question. */
const isKind = (label: string) =>
  /^(?:|work|home|mobile|cell|office|personal|private|business|main|primary|other|fax|direct|default)$/i.test(label);

/** `[{value, primary}, …]` under a word for phones or e-mails: their texts, the primary one first; null for other lists. */
function contactTexts(key: string, entries: readonly Branch[], beside: Branch): readonly string[] | null {
  const group = groupOf(key);
  const isQuestion = entries.length === 1 && entries.some(({ label }) => label !== undefined && !isKind(textOf(label)));
  if ((group !== 'PHONE' && group !== 'EMAIL') || isQuestion) return null;
  const texts = primaryFirst(entries, beside).map((entry) =>
    contactOf(entry, group, group === 'PHONE' ? 'phone' : 'email'),
  );
  return texts.every((text) => text !== null) ? texts.filter((text) => text !== '') : null;
}

const HOLDS_CONTACTS = /contact|telecom|communicat|channels$/i;
const KIND = /^(?:type|kind|system|channel|contacttype|method)$/;
const VALUE = /^(?:value|contact|detail|address|number)$/;
/** `{type: "phone", value}`, as registers of people have contacts: what it is and its text. */
function telecom(entry: Branch): readonly [kind: string, text: string] | null {
  const members = Object.entries(entry).map(([key, value]) => [foldKey(key), textOf(value)] as const);
  const kind = members.find(([key]) => KIND.test(key))?.[1] ?? '';
  const text = members.find(([key]) => VALUE.test(key))?.[1] ?? '';
  return /^(?:PHONE|EMAIL|WEB|IM)$/.test(groupOf(kind) ?? '') && text !== '' ? [kind.toLowerCase(), text] : null;
}

/** `[{type: "phone", value}, {type: "email", value}]` as an object of its kinds; null for other lists. */
function byKind(key: string, entries: readonly Branch[], beside: Branch): Branch | null {
  const told = HOLDS_CONTACTS.test(key) ? primaryFirst(entries, beside).map(telecom) : [null];
  if (!told.every((one) => one !== null)) return null;
  const kinds = Map.groupBy(told, ([kind]) => kind);
  return branch([...kinds].map(([kind, all]) => [kind, all.map(([, text]) => text)] as const));
}

/** `{value: "1 High St", type: "home"}`: a text and its kind; null for an object of another make. */
const plainText = (entry: Branch): string | null =>
  Object.keys(entry).every((key) => /^(?:value|type|label|use|primary|id)$/.test(foldKey(key)))
    ? textOf(entry.value) || null
    : null;

const PLACES = /^(?:home|work|postal|mailing|billing|shipping|delivery|street|customer|user|contact)?address(?:es)?$/;
/** The places of one person, the primary one first: it is the address, and the others are others. */
function places(key: string, entries: readonly Branch[], beside: Branch): Members | null {
  if (!PLACES.test(foldKey(key))) return null;
  const isPlace = (entry: Branch) =>
    (valueShape(entry, key, 'any') ?? []).some(({ type }) => /^ADDRESS/.test(type ?? ''));
  const sorted = primaryFirst(entries, beside);
  const texts = sorted.map(plainText);
  const [first, ...others] = texts.every((text) => text !== null) ? texts : entries.every(isPlace) ? sorted : [];
  if (first === undefined) return null;
  const name = isScalar(first) && !('address' in beside) ? 'address' : key;
  return [[name, first], ...(others.length > 0 ? ([[`other ${key}`, others]] as const) : [])];
}

/** Where somebody works and as what, as registers of people have it: `organizations: [{name, title}]`. */
function work(key: string, [only, ...more]: readonly Branch[], beside: Branch): Members | null {
  const isWork = /^(?:organi[sz]ations?|employers?|employments?|companies)$/.test(foldKey(key));
  if (!only || more.length > 0 || !isWork || 'company' in beside || 'job_title' in beside) return null;
  const { name = null, title = null, ...rest } = only;
  if (textOf(name) === '' || textOf(title) === '') return null;
  const others = Object.entries(rest);
  return [['company', name], ['job_title', title], ...(others.length > 0 ? ([[key, [branch(others)]]] as const) : [])];
}

const ABOUT = /^(?:type|kind|label|primary|isprimary|id)$/;
/** `websites: [{value, type}]`: the first in one, the others as others; null for other lists. */
function plainTexts(key: string, entries: readonly Branch[]): readonly (readonly [string, Tree])[] | null {
  const one = key.replace(/(?<=ss)es$|s$/, '');
  if (one === key || groupOf(one) !== 'WEB') return null;
  const isText = (entry: Branch) =>
    typeof entry.value === 'string' && Object.keys(entry).every((own) => own === 'value' || ABOUT.test(foldKey(own)));
  if (!entries.every(isText)) return null;
  const [first, ...others] = primaryFirst(entries, {})
    .map(({ value }) => textOf(value))
    .filter(Boolean);
  return first === undefined
    ? []
    : [[one, first], ...others.map((other, at) => [`other ${one} ${at + 1}`, other] as const)];
}

/** An object with its lists of contacts and addresses in plain: `emails: [{value, primary}]`, `telecom: [{system, value}]`. */
export function withPlainContacts(object: Branch): Branch {
  const made = Object.entries(object).map(([key, value]): Members => {
    if (!isList(value) || value.length === 0 || !value.every(isBranch)) return [[key, value]];
    const texts = contactTexts(key, value, object) ?? byKind(key, value, object);
    if (texts) return [[key, texts]];
    return places(key, value, object) ?? work(key, value, object) ?? plainTexts(key, value) ?? [[key, value]];
  });
  const flat = made.flat();
  const isSame = flat.length === made.length && flat.every(([key, value]) => value === object[key]);
  return isSame ? object : branch(flat);
}
