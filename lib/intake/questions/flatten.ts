import { lookUp } from '../../names/look-up.ts';
import type { Answer } from '../../types.ts';
import { type Branch, isBlank, isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { withoutEmptyWords } from '../machines/empty-words.ts';
import { isFormer, isRecord, isTiming } from '../machines/machine-values.ts';
import {
  isContext,
  isFormInfo,
  isNumberInSystem,
  ofUse,
  withFormName,
  withoutPerson,
} from '../machines/tool-affairs.ts';
import { holdsContact, isPerson, isReachedIn, isVisitorsPart } from '../people/contact-inside.ts';
import { ownAttributes } from '../people/own-attributes.ts';
import { withoutTheirPeople } from '../people/owned.ts';
import { isOtherSidesRecord, isOthers, isOthersRecord } from '../people/people.ts';
import { isStrangers } from '../people/strangers.ts';
import { othersWord } from '../people/whose.ts';
import { contactText } from '../values/contact-text.ts';
import { inOnePiece } from '../values/in-one-piece.ts';
import { unwrapped } from '../values/typed-values.ts';
import { valueShape } from '../values/value-shapes.ts';
import { areDefinitions, formDescription, isDefinitionList, isDefinitionTable } from './definitions.ts';
import { choiceText } from './entry-text.ts';
import { around, filesItem, type Item, isFile, keyOf, ofEach, type Place, textItem, truthItem } from './item.ts';
import { readList, textOfAll } from './lists.ts';
import { isNotAsked, isUnanswered } from './not-asked.ts';
import { ownMembers } from './own-members.ts';
import { isEntity, isEnvelope, isSolePackage, isWho, isWrapper, under, utmPackage } from './packaging.ts';
import { described, type Question, question } from './question.ts';
import { repeated } from './repeated.ts';
import { withTables } from './tables.ts';
import { type Whole, wholeOf } from './whole.ts';

/**
 * Flattens a decoded body into its values: packaging looked through, lists of questions and answers read, names,
 * phones, dates and addresses that came as objects taken apart, JSON inside strings opened, blanks left out.
 */
export const flatten = (decoded: Tree, receivedAt = 0): Item[] => {
  const tree = inOnePiece(withTables(unwrapped(withoutEmptyWords(decoded))));
  return itemsOf(tree, { path: [], label: null, type: null }, wholeOf(tree, receivedAt));
};

function itemsOf(tree: Tree, place: Place, whole: Whole): Item[] {
  if (typeof tree === 'boolean') return truthItem(place, tree);
  if (isScalar(tree)) {
    const text = textOf(tree);
    const inside = typeof tree === 'string' ? whole.open(text, place) : undefined;
    if (inside === undefined) return textItem(place, contactText(text));
    return itemsOf(inside, isBranch(inside) ? { ...place, path: place.path.slice(0, -1) } : place, whole);
  }
  if (isFile(tree)) return filesItem(place, [tree]);
  return isList(tree) ? listItems(tree, place, whole) : objectItems(tree, place, whole);
}

function listItems(list: readonly Tree[], place: Place, whole: Whole): Item[] {
  const reading = readList(list, place, whole);
  if ('items' in reading) return reading.items;
  if ('questions' in reading) return reading.questions.flatMap((one) => questionItems(one, reading.place, whole));
  return reading.entries.flatMap((entry) => itemsOf(entry, reading.place, whole));
}

function questionItems({ key, label, type, value }: Question, place: Place, whole: Whole): Item[] {
  const path = around(place.path);
  const items = itemsOf(value, { path: [...path, key], label, type }, whole);
  const short = ofEach({ path, label, type }).label;
  return items.map((found) => {
    if (items.length === 1) return { ...found, label: found.label ?? label, type: found.type ?? type };
    const depth = path.length;
    if (isOfWork(value, found)) return { ...found, path: [...found.path.slice(0, depth), keyOf(found)] };
    const isPart = short !== null && found.path[depth] === key && lookUp(found.path.join('_')) === null;
    return isPart ? { ...found, path: found.path.with(depth, short) } : found;
  });
}

/** What somebody does where, told of in one answer: `{company, job_title}`. */
const isOfWork = (answer: Tree, { path, type }: Item): boolean =>
  isBranch(answer) && type === null && /^(?:COMPANY_TITLE|POST)$/.test(lookUp(path.at(-1) ?? '')?.group ?? '');

function objectItems(object: Branch, place: Place, whole: Whole): Item[] {
  if (isBlank(object)) return [];
  const isNumbered = Object.entries(object).every(([key, value]) => /^\d+$/.test(key) && !isScalar(value));
  if (isNumbered) return listItems(Object.values(object), place, whole);
  return (place.path.length > 0 ? answerItems(object, place, whole) : null) ?? memberItems(object, place, whole);
}

/** An object that stands for one answer; null when its members are answers of their own. */
function answerItems(object: Branch, place: Place, whole: Whole): Item[] | null {
  const key = keyOf(place);
  const own = isEntity(key) || isFormInfo(key) || isContext(key, object);
  const shaped = valueShape(object, key, own ? 'name' : 'any');
  if (shaped) {
    const { label, type } = shaped.length === 1 ? place : { label: null, type: null };
    return shaped.map((part) => ({
      path: part.key ? [...around(place.path), part.key] : place.path,
      label,
      type: part.type ?? type,
      value: part.value,
    }));
  }
  const asked = question(object, key, whole.definitions);
  if (asked) {
    const named = { ...asked, label: asked.label ?? place.label, type: asked.type ?? place.type };
    return questionItems(named, { ...place, path: place.path.slice(0, -1) }, whole);
  }
  const again = repeated(object);
  if (again) return textItem({ ...place, label: again.label }, textOfAll(again.rows));
  const choice = own ? null : choiceText(object);
  return choice === null ? null : textItem(place, choice);
}

function memberItems(object: Branch, place: Place, whole: Whole): Item[] {
  if (isOthersRecord(object)) return [];
  const pure = isEnvelope(object) && !isPerson(object);
  const strict = pure || whole.strict || isRecord(object);
  const outside = strict === whole.strict ? whole : { ...whole, strict };
  const inside = whole.strict ? { ...whole, strict: false } : whole;
  const members = ownMembers(object, place, whole, strict).map(([key, value]) => ({
    own: isScalar(value),
    items: ofMember(key, value),
  }));
  return pure ? withFormName(members) : members.flatMap(({ items }) => items);

  function isQuestion(key: string, value: Tree): boolean {
    return isBranch(value) && question(value, key, whole.definitions) !== null;
  }

  function ofMember(key: string, given: Tree): Item[] {
    const value = withoutTheirPeople(key, given, object);
    const here = under(place, key);
    const defined = described(key, value, whole.definitions);
    if (defined) return questionItems(defined, place, whole);
    if (formDescription(key, value) !== undefined) return [];
    if (isScalar(value)) return itemsOf(value, { ...here, type: namePart(key, object, keyOf(place)) }, whole);
    if (lookUp(key)?.field === 'b24_trace') return textItem(here, JSON.stringify(value));
    const utm = utmPackage(key, value);
    if (utm) return itemsOf(utm, place, whole);
    if (key === 'included' && isList(value))
      return itemsOf(
        value.filter((one) => isVisitorsResource(one, object)),
        here,
        outside,
      );
    if (
      isFormer(key, object) ||
      isTiming(key, value) ||
      isNumberInSystem(value) ||
      isDefinitionTable(key, value, object)
    )
      return [];
    if (isList(value) && (isDefinitionList(value, key) || areDefinitions(value, whole.definitions))) return [];
    if (isBranch(value) && (isNotAsked(value) || isUnanswered(value, object))) return [];
    const answer = isBranch(value) && valueShape(value, key, 'any') !== null;
    const isStranger = whole.visited && isStrangers(key, value, object);
    const packs = isWrapper(key, value) || (isFormInfo(key) && isPerson(value) && !isStranger);
    const isTold = answer || isQuestion(key, value);
    if (packs || (!isTold && isSolePackage(key, object)))
      return itemsOf(value, isReachedIn(value) ? { ...place, path: place.path.filter(isWho) } : place, inside);
    if (!isTold && isBranch(value) && !isEntity(key) && isVisitorsPart(key, object))
      return itemsOf(value, { ...place, path: place.path.filter(isWho) }, inside);
    const others =
      (isOthers(key, whole.visited) && !isQuestion(key, value)) ||
      (isBranch(value) && isOtherSidesRecord(key, value, object)) ||
      isStranger;
    const found = elsewhere(key, itemsOf(value, here, isBranch(value) && holdsContact(value) ? inside : outside));
    if (others) return withoutPerson(found);
    const { own, rest } = ownAttributes(key, here.path.length, found);
    const isAffair = !isScalar(value) && (isContext(key, value) || isFormInfo(key));
    return [...own, ...(isAffair ? ofUse(key, rest, strict || whole.made) : rest)];
  }
}

const PLACES = /^(?:venue|event|listing|property|store|branch|pickup|warehouse|theat(?:er|re)|hall)$/;
/** Where something takes place or stands is not where the visitor lives. */
const elsewhere = (key: string, items: Item[]): Item[] =>
  PLACES.test(key.toLowerCase())
    ? items.map((item) =>
        item.type?.startsWith('ADDRESS') ? { ...item, type: null, path: [key, ...item.path.slice(-2)] } : item,
      )
    : items;

/** Of JSON:API's resources beside the one that is meant, those of visitors; all where that one reaches nobody. */
const isVisitorsResource = (resource: Tree, beside: Branch): boolean =>
  isBranch(resource) &&
  othersWord(textOf(resource.type)) === null &&
  (!holdsContact(beside.data ?? null) ||
    /customer|contact|visitor|lead|client|attendee|guest|answer|person|people/i.test(textOf(resource.type)));

const SALUTATION = /^(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|sr|sra|mme|m)\.?$/i;
/** `first` and `last` say little alone, and all beside each other; a person's title is what they are. */
function namePart(key: string, beside: Branch, of: string): Answer['type'] {
  const isTitle = key === 'title' && isEntity(of) && isPerson(beside) && !SALUTATION.test(textOf(beside[key]));
  if (isTitle && ['last_name', 'lastName'].some((name) => name in beside)) return 'POST';
  if (!('first' in beside && 'last' in beside)) return null;
  return key === 'first' ? 'NAME' : key === 'last' ? 'LAST_NAME' : null;
}
