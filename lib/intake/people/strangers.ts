import { isVisitorsWord, lookUp } from '../../names/look-up.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { isAsked, keyWords } from '../machines/typed.ts';
import { foldKey } from '../questions/members.ts';
import { holdsContact, IS_REACHED, isReached, isReachedIn } from './contact-inside.ts';

/** The account that did it: who is logged in, not who can be reached. */
const isActor = (key: string, value: Branch): boolean =>
  /^(?:user|account|actor|currentuser)$/.test(foldKey(key)) &&
  !holdsContact(value) &&
  Object.keys(value).some((own) => /^(?:session|access|auth)_?token$/i.test(own));

/** What staff will ask: questions that nobody answers. */
const isToAsk = (value: Branch): boolean => {
  const { questions } = value;
  return (
    'content' in value &&
    isList(questions) &&
    questions.length > 0 &&
    questions.every((one) => isBranch(one) && Object.keys(one).every((key) => /^(?:id|question|position)$/.test(key)))
  );
};

/** A form with an e-mail of its own, to which the answers go: whoever answered stands beside it. */
const isFormsOwn = (key: string, value: Branch, beside: Branch): boolean =>
  /^(?:form|survey|quiz)$/.test(foldKey(key)) &&
  Object.keys(value).some((own) => /^(?:form_?)?id$/i.test(own)) &&
  isUnasked(value) &&
  isReachedIn(value) &&
  Object.entries(beside).some(([other, one]) => other !== key && !isScalar(one) && holdsContact(one));

/** Values under a machine's keys, and nothing that somebody was asked. */
const isUnasked = (value: Branch): boolean =>
  Object.entries(value).every(([key, one]) => isScalar(one) && !isAsked(key));

/** A calendar that is called by its owner's address. */
const isCalendar = (key: string, value: Branch): boolean =>
  /calendar$/i.test(key) && isUnasked(value) && [value.id, value.name].some((own) => IS_REACHED.test(textOf(own)));

/** Whether a record beside the visitor's is an account's that only did something, or staff's paper. */
export const isStrangers = (key: string, value: Tree, beside: Branch): boolean =>
  isBranch(value) &&
  (isActor(key, value) || isToAsk(value) || isCalendar(key, value) || isFormsOwn(key, value, beside));

/** Words for what a visitor asks for or says more of, though it has an id of its own. */
const VISITORS_THINGS =
  /^(?:company|organi[sz]ation|order|form|friend|referral|partner|spouse|child|student|parent|pet|family|event|billing|shipping|delivery|home|work|office|your|my|field|input|question)$/;
const PERSONAL = /^(?:COMPANY_TITLE|NAME|LAST_NAME|NAME_FULL|PHONE|EMAIL|ADDRESS(?:_.+)?)$/;

/** What the tool keeps its customers' forms in. */
const TOOLS_THINGS = /^(?:profile|brand|workspace|channel|inbox|subaccount)$/;

/** Words that keys with an id begin with: `spEntityId` → sp. */
const idsOf = perObject(
  (object: Branch): ReadonlySet<string> =>
    new Set(
      Object.entries(object).flatMap(([key, value]) => {
        const [word = '', ...rest] = keyWords(key);
        return /^(?:entity_|account_)?o?id$/.test(rest.join('_')) && textOf(value) !== '' ? [word] : [];
      }),
    ),
);

/**
 * Whether a value is somebody's who has an id of its own in the object, beside a visitor who is reached without such a
 * word: `spCompanyName` beside `spEntityId` and `email`.
 */
export function isOfOneWithId(key: string, beside: Branch): boolean {
  const [word = '', ...rest] = keyWords(key);
  if (isAsked(key) || !idsOf(beside).has(word)) return false;
  if (rest.length === 0) return TOOLS_THINGS.test(word);
  if (isVisitorsWord(word) || VISITORS_THINGS.test(word)) return false;
  if (!PERSONAL.test(lookUp(rest.join('_'))?.group ?? '')) return false;
  return Object.entries(beside).some(([other, value]) => keyWords(other)[0] !== word && isReached(other, value));
}
