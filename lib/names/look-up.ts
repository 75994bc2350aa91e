import { autofillToken } from './autofill.ts';
import { KNOWN_NAMES, LANGUAGE_WORDS } from './dictionary.data.ts';
import { type NameGroup, PERSONAL_GROUPS } from './groups.ts';
import { type NameHit, wordsIn } from './known-names.ts';
import { lazy, memo } from './memo.ts';
import { compact, comparable, MOST_NAMES, nameIn, normalise } from './spelling.ts';
import { STAFF } from './staff.ts';

/** The dictionary, put together when the first name is looked up. */
const dictionary = lazy(() => {
  const { hits, prefixes, noise } = KNOWN_NAMES;
  return {
    table: new Map(hits.flatMap(({ names, ...hit }) => wordsIn(names).map((name) => [name, hit] as const))),
    /** Words that may stand in front, by their first letter. */
    fronts: Map.groupBy(prefixes, ([letter]) => letter),
    noise,
  };
});
const MAY_HAVE_FRONT: ReadonlySet<NameGroup> = new Set(PERSONAL_GROUPS);

/** Written without spaces: `您的姓名`. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}]/u;

/** Long prefixes are also known when written together with the name: `yourname`. */
function withoutFront(name: string): string[] {
  return (dictionary().fronts.get(name[0]) ?? []).flatMap((front) => {
    if (!name.startsWith(front)) return [];
    if (name[front.length] === '_') return [name.slice(front.length + 1)];
    return front.length >= 4 || UNSPACED.test(front) ? [name.slice(front.length)] : [];
  });
}

/** Numbers and marks that builders put around a name: `phone_2`, `email2`, `q3_fullName`, `email_1523909368154`, `phone_9f31`. */
const withoutNumber = (name: string) =>
  name
    .replace(/^q?\d+_(?=\p{L})/u, '')
    .replace(/_\d+$|(?<=\p{L})[1-9]$|_(?=[a-f]*\d)[\da-f]{4,8}$/u, '')
    .replace(/(?<=\p{L})_(?:field|input|alt|alternate|alternative)$/u, '');

const yours = lazy(() => new RegExp(LANGUAGE_WORDS.flatMap(({ yourBehind }) => yourBehind ?? []).join('|'), 'u'));
const withoutYour = (name: string) => name.replace(yours(), '');

/** Words of the longest names that are worth taking apart; a sentence is none of them. */
const LONGEST_NAME = 12;

/** Parts that builders write behind the whole they belong to: `name-1-first-name`, `Address: City`. */
const PART_OF: readonly { readonly wholes: ReadonlySet<NameGroup>; readonly parts: ReadonlySet<NameGroup> }[] = [
  { wholes: new Set(['NAME_FULL', 'NAME_OR_FULL', 'NAME']), parts: new Set(['NAME', 'LAST_NAME', 'SECOND_NAME']) },
  {
    wholes: new Set(['ADDRESS']),
    parts: new Set([
      ...(['ADDRESS', 'ADDRESS_2', 'ADDRESS_CITY', 'ADDRESS_REGION', 'ADDRESS_POSTAL_CODE'] as const),
      'ADDRESS_COUNTRY',
    ]),
  },
];
function partOfWhole(name: string): NameHit | null {
  const pieces = name.split('_');
  if (pieces.length > LONGEST_NAME) return null;
  for (let at = 1; at < pieces.length; at++) {
    const part = dictionary().table.get(pieces.slice(at).join(''));
    const whole = part && known(pieces.slice(0, at).join('_'));
    if (whole && PART_OF.some(({ wholes, parts }) => wholes.has(whole.group) && parts.has(part.group))) return part;
  }
  return null;
}

/** `Name (First)`, `Address (City)`: the words in brackets matter here, though elsewhere they don't. */
const NAME_PARTS: Readonly<Record<string, NameGroup>> = { first: 'NAME', last: 'LAST_NAME', middle: 'SECOND_NAME' };
function bracketedPart(name: string): NameHit | null {
  const [, front = '', part = ''] = /^([^()]+)\(([^()]+)\)\s*\*?\s*$/.exec(name) ?? [];
  const group = NAME_PARTS[part.toLowerCase()];
  const hit = group ? { group, field: group } : part === '' ? null : (known(normalise(part)) ?? eitherOf(part));
  if (!hit) return null;
  if (group && /\bname\s*$/i.test(front)) return hit;
  const whole = known(normalise(front))?.group;
  const isPart = PART_OF.some(({ wholes, parts }) => whole && wholes.has(whole) && parts.has(hit.group));
  return isPart && (group || whole === 'ADDRESS') ? hit : null;
}

/**
 * Looks the name of a form field up in the table: as it is, then without a word such as `your` in front, without a
 * number behind, without both; these only for what people are asked about themselves. Last, as a part behind its whole.
 *
 * @param name a key, a path joined by `.` or `_`, or a label, in any spelling
 */
export function lookUp(name: string): NameHit | null {
  const short = nameIn(name);
  return short === null ? null : found(short);
}

const found = memo((name: string): NameHit | null => {
  const whole = normalise(name);
  return (
    bracketedPart(name) ??
    known(whole) ??
    partOfWhole(whole) ??
    eitherOf(name) ??
    clauseOf(name) ??
    tokenOf(name) ??
    tailOf(name, whole)
  );
}, MOST_NAMES);

/** `shipping postal-code`: as HTML names what a browser fills in. */
function tokenOf(name: string): NameHit | null {
  const token = autofillToken(name);
  return token === null ? null : known(normalise(token));
}

/** `Zip/Post Code`: two words for one thing. */
function eitherOf(name: string): NameHit | null {
  const [hit, ...others] = name.includes('/')
    ? name.split('/', LONGEST_NAME).map((word) => known(normalise(word)))
    : [];
  return hit && others.length > 0 && others.every((other) => other?.group === hit.group) ? hit : null;
}

/** `First, what is your name?`: the clause that asks, when the others mean nothing. */
function clauseOf(name: string): NameHit | null {
  const clauses = /[,.:;!?–—]\s/.test(name) ? name.split(/[,.:;!?–—]\s+/, LONGEST_NAME) : [];
  const hits = clauses.map((clause) => known(normalise(clause))).filter((hit) => hit && MAY_HAVE_FRONT.has(hit.group));
  const groups = new Set(hits.map((hit) => hit?.group));
  return groups.size === 1 ? (hits[0] ?? null) : null;
}

/** What a key's last words may mean by themselves, whatever stands before them. */
const SURE_TAILS: ReadonlySet<NameGroup> = new Set(['NAME', 'LAST_NAME', 'SECOND_NAME', 'PHONE', 'EMAIL']);
/** Words before a name that say it is another's, or no answer: `agent_email`, `is_phone`, `product_first_name`. */
const NOT_THE_VISITORS = new Set(
  wordsIn(`${STAFF}
    owner author creator manager notifications system from to reply sender webmaster site shop store business tracking
    destination company tool app is has no not use send show enable require verify verified valid confirm by via prefer
    preferred type partner friend referrer referral emergency spouse parent child student's second other product event
    file image campaign source table form page bank card`),
);
/** Whose name a bare `name`, `company`, `city` is. */
const VISITORS = new Set(
  wordsIn(`
    subscriber attendee buyer visitor guest member applicant participant registrant respondent requester caller lead
    prospect client customer contact person user patient tenant traveller traveler passenger candidate signer booker
    purchaser invitee submitter enquirer inquirer student billing your my`),
);
/** Whether a word before a name says whose it is: the visitor's, or perhaps somebody else's. */
export const isVisitorsWord = (word: string): boolean => VISITORS.has(word);
export const mayBeAnothers = (word: string): boolean => NOT_THE_VISITORS.has(word) && !/^(?:sender|from)$/.test(word);
/** How builders begin the keys of any field. */
const COINED =
  /^(?:[b-df-hj-np-tv-xz]{2,4}\d*|ctl\d+|[a-z]{0,3}\d+|main|content|body|listing|field|fields|form|input|text|txt|tb|custom|cf|acf|item|data|element|comp|block|section|step|question|placeholder|attributes?|dnn|widget)$/;

/** The last words of a machine's long key, where the whole means nothing: `mf-listing-fname`, `ctl00$main$txtFirstName`. */
function tailOf(name: string, whole: string): NameHit | null {
  if (/\s/.test(name.trim())) return null;
  const pieces = whole.replace(/^_/, '').split('_');
  if (pieces.length < 2 || pieces.length > LONGEST_NAME) return null;
  for (let at = 1; at < pieces.length; at++) {
    const hit = dictionary().table.get(pieces.slice(at).join(''));
    const front = pieces.slice(0, at);
    if (!hit || !MAY_HAVE_FRONT.has(hit.group) || front.some((word) => NOT_THE_VISITORS.has(word))) continue;
    if (SURE_TAILS.has(hit.group) || front.every((word) => VISITORS.has(word) || COINED.test(word))) return hit;
  }
  return null;
}

/** `Please | enter | your | name | _2`: how many things around a name are taken off. */
const MOST_TAKEN = 5;

function known(whole: string): NameHit | null {
  const exact = dictionary().table.get(compact(whole));
  if (exact) return exact;
  const seen = new Set([whole]);
  let longer = [whole];
  for (let taken = 0; taken < MOST_TAKEN && longer.length > 0; taken++) {
    const shorter = longer
      .flatMap((name) => [...withoutFront(name), withoutNumber(name), withoutYour(name)])
      .filter((name) => !seen.has(name) && seen.add(name));
    for (const name of shorter) {
      const hit = dictionary().table.get(compact(name));
      if (hit && MAY_HAVE_FRONT.has(hit.group)) return hit;
    }
    longer = shorter;
  }
  return null;
}

/** True for names of technical fields that only a pattern describes: nonces, WordPress plumbing, parcel sizes. */
export function isNoise(name: string): boolean {
  const short = nameIn(name);
  return short !== null && noise(short);
}

const noise = memo((name: string): boolean => {
  const plain = comparable(name);
  return dictionary().noise.some(({ head, tail, whole }) =>
    whole ? plain === head : plain.startsWith(head) && plain.endsWith(tail),
  );
}, MOST_NAMES);
