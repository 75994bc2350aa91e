import { lookUp } from '../../names/look-up.ts';
import type { Answer } from '../../types.ts';
import { type Branch, isBlank, isBranch, isList, isScalar, type Scalar, type Tree, textOf } from '../decode/tree.ts';
import { holdsContact, isPerson } from './contact-inside.ts';
import { contactText } from './contact-text.ts';
import {
  collectDefinitions,
  type Definitions,
  formDescription,
  isDefinitionList,
  isDefinitionTable,
} from './definitions.ts';
import { choiceText, entryText, transcript } from './entry-text.ts';
import { around, filesItem, type Item, isFile, keyOf, ofEach, type Place, textItem, truthItem } from './item.ts';
import {
  isAsked,
  isFormer,
  isForProgrammers,
  isMachines,
  isRecord,
  isRecordLink,
  isRewritten,
  latestMoment,
  saysWho,
} from './machine-values.ts';
import { stringOpener } from './open-string.ts';
import {
  isEntity,
  isEnvelope,
  isNeverLeaf,
  isSolePackage,
  isWrapper,
  packagesOf,
  under,
  utmPackage,
} from './packaging.ts';
import { isOtherSide, isOthers, isOthersRecord, reachesVisitor } from './people.ts';
import { described, isNotAsked, isUnanswered, type Question, question, questionList } from './question.ts';
import { withTables } from './tables.ts';
import { isContext, isEnvelopeNoise, isFormInfo, isOfUse, ofUse, withFormName, withoutPerson } from './tool-affairs.ts';
import { unwrapped } from './typed-values.ts';
import { valueShape } from './value-shapes.ts';
import { othersWord } from './whose.ts';

/** What is known of the body as a whole. */
interface Whole {
  readonly definitions: Definitions;
  /** What a string holds; undefined when it is only a text. */
  readonly open: ReturnType<typeof stringOpener>;
  readonly body: Tree;
  /** Whether there is somebody to reach in the body who is nobody's staff. */
  readonly visited: boolean;
  /** The last moment that the body's own times tell, milliseconds. */
  readonly latest: number;
  /** Around here a machine speaks of its own affairs: only what somebody typed is an answer. */
  readonly strict: boolean;
}

/**
 * Flattens a decoded body into its values: packaging looked through, lists of questions and answers read, names,
 * phones, dates and addresses that came as objects taken apart, JSON inside strings opened, blanks left out.
 */
export const flatten = (decoded: Tree, receivedAt = 0): Item[] => {
  const tree = withTables(unwrapped(decoded));
  return itemsOf(
    tree,
    { path: [], label: null, type: null },
    {
      definitions: collectDefinitions(tree),
      open: stringOpener(),
      body: tree,
      visited: reachesVisitor(tree),
      latest: latestMoment(tree) || receivedAt,
      strict: false,
    },
  );
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

/** A list may be the files of one field, definitions, questions with their answers, sections, or one answer of several words. */
function listItems(list: readonly Tree[], place: Place, whole: Whole): Item[] {
  const filled = list.filter((entry) => !isBlank(entry));
  const files = filled.filter(isFile);
  if (files.length > 0 && files.length === filled.length) return filesItem(place, files);
  if (isDefinitionList(filled, keyOf(place))) return [];
  const goods = isNeverLeaf(keyOf(place)) && !isContext(keyOf(place), list) && !filled.some(isPerson);
  const asked = filled.filter((entry) => !(isBranch(entry) && isNotAsked(entry)));
  const questions = goods && !filled.every(isAnswered) ? null : questionList(asked, whole.definitions);
  if (questions) {
    const parent = { ...place, path: place.path.filter(isEntity) };
    return questions.flatMap((one) => questionItems(one, parent, whole));
  }
  const each = ofEach(place);
  const sections = filled.map(packagesOf);
  if (sections.every((packages) => packages !== null))
    return sections.flat().flatMap((inside) => itemsOf(inside, each, whole));
  const [only, ...more] = filled;
  if (only !== undefined && more.length === 0 && !goods) return itemsOf(only, place, whole);
  if (areApart(filled, place)) return filled.flatMap((entry) => itemsOf(entry, each, whole));
  const chat = transcript(filled);
  if (chat !== null) return textItem(place, chat);
  const texts = filled.filter((entry) => !(isBranch(entry) && isOthersRecord(entry))).map(entryText);
  const records = filled.some(isBranch) && texts.some((text) => text.includes(', '));
  return textItem(place, texts.filter(Boolean).join(records ? '\n' : ', '));
}

/** Goods have no answers. */
const isAnswered = (entry: Tree) => isBranch(entry) && ['answer', 'response'].some((key) => key in entry);

/** Whether the entries of a list answer several questions, not one. */
const areApart = (entries: readonly Tree[], { path }: Place) =>
  (path.length === 0 && !entries.every(isScalar)) ||
  (entries.some(isScalar) && entries.some((entry) => isBranch(entry) && valueShape(entry, '', 'any') !== null));

function questionItems({ key, label, type, value }: Question, place: Place, whole: Whole): Item[] {
  const path = around(place.path);
  const items = itemsOf(value, { path: [...path, key], label, type }, whole);
  const short = ofEach({ path, label, type }).label;
  return items.map((found) => {
    if (items.length === 1) return { ...found, label: found.label ?? label, type: found.type ?? type };
    const depth = path.length;
    const isPart = short !== null && found.path[depth] === key && lookUp(found.path.join('_')) === null;
    return isPart ? { ...found, path: found.path.with(depth, short) } : found;
  });
}

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
  const choice = own ? null : choiceText(object);
  return choice === null ? null : textItem(place, choice);
}

function memberItems(object: Branch, place: Place, whole: Whole): Item[] {
  if (isOthersRecord(object)) return [];
  const envelope = isEnvelope(object);
  const pure = envelope && !isPerson(object);
  const strict = pure || whole.strict || isRecord(object);
  const outside = strict === whole.strict ? whole : { ...whole, strict };
  const inside = whole.strict ? { ...whole, strict: false } : whole;
  const members = Object.entries(object)
    .filter(([key, value]) => !(envelope && isEnvelopeNoise([...place.path, key], value, pure, whole.latest)))
    .filter(([key, value]) => !(strict && isPlain(value) && [value].flat().every((one) => isNobodysWord(key, one))))
    .filter(([key, value]) => (object === whole.body || !saysWho(key, value)) && !isStaffs(key, value))
    .map(([key, value]) => ({ own: isScalar(value), items: ofMember(key, value) }));
  return pure ? withFormName(members) : members.flatMap(({ items }) => items);

  function isNobodysWord(key: string, value: Scalar): boolean {
    const text = textOf(value);
    if (isRecordLink(key, text, whole.strict && !isPage(keyOf(place)) && !isContext(keyOf(place), object))) return true;
    if (isOfUse([...place.path, key].join('_')) || isOfUse(key)) return false;
    return (
      (isOthers(key, whole.visited) && !/^[\d\s,–+-]{1,7}$/.test(text)) ||
      isMachines(key, value, whole.latest) ||
      isRewritten(key, object) ||
      isOtherSide(key, object) ||
      isForProgrammers(text, object)
    );
  }

  /** Staff's contacts, in a key that a machine wrote, are never the visitor's: `agent_email`, `lead.owner.name`. */
  function isStaffs(key: string, value: Tree): boolean {
    if (!isScalar(value) || isAsked(key) || !isOthers(key, whole.visited)) return false;
    return (
      key.includes('.') ||
      (othersWord(key) === 'staff' && /^\w+?(?:_|(?=[A-Z]))(?:e?mail|phone|name)$/i.test(key) && whole.visited)
    );
  }

  function isQuestion(key: string, value: Tree): boolean {
    return isBranch(value) && question(value, key, whole.definitions) !== null;
  }

  function ofMember(key: string, value: Tree): Item[] {
    const here = under(place, key);
    const defined = described(key, value, whole.definitions);
    if (defined) return questionItems(defined, place, whole);
    if (formDescription(key, value) !== undefined) return [];
    if (isScalar(value)) return itemsOf(value, { ...here, type: namePart(key, object) }, whole);
    if (lookUp(key)?.field === 'b24_trace') return textItem(here, JSON.stringify(value));
    const utm = utmPackage(key, value);
    if (utm) return itemsOf(utm, place, whole);
    if (key === 'included' && isList(value))
      return itemsOf(
        value.filter((one) => isVisitorsResource(one, object)),
        here,
        outside,
      );
    if (isFormer(key, object) || isDefinitionTable(key, value, object)) return [];
    if (isList(value) && isDefinitionList(value, key)) return [];
    if (isBranch(value) && (isNotAsked(value) || isUnanswered(value, object))) return [];
    const answer = isBranch(value) && valueShape(value, key, 'any') !== null;
    const packs = isWrapper(key, value) || (isFormInfo(key) && isPerson(value));
    if (packs || (!answer && isSolePackage(key, object) && !isQuestion(key, value)))
      return itemsOf(value, place, inside);
    const others = isOthers(key, whole.visited) && !isQuestion(key, value);
    const found = itemsOf(value, here, isBranch(value) && holdsContact(value) ? inside : outside);
    if (others) return withoutPerson(found);
    return !isScalar(value) && (isContext(key, value) || isFormInfo(key)) ? ofUse(key, found, strict) : found;
  }
}

/** Of JSON:API's resources beside the one that is meant, those of visitors; all where that one reaches nobody. */
const isVisitorsResource = (resource: Tree, beside: Branch): boolean =>
  isBranch(resource) &&
  othersWord(textOf(resource.type)) === null &&
  (!holdsContact(beside.data ?? null) ||
    /customer|contact|visitor|lead|client|attendee|guest|answer|person|people/i.test(textOf(resource.type)));

const isPlain = (tree: Tree): tree is Scalar | readonly Scalar[] =>
  isScalar(tree) || (isList(tree) && tree.length > 0 && tree.every(isScalar));

/** Where a bare `url` is the page's. */
const isPage = (container: string) =>
  /page|site|source|form|context|meta|request|visit|session|landing|referr|tracking/i.test(container);

/** `first` and `last` say little alone, and all beside each other. */
function namePart(key: string, beside: Branch): Answer['type'] {
  if (!('first' in beside && 'last' in beside)) return null;
  return key === 'first' ? 'NAME' : key === 'last' ? 'LAST_NAME' : null;
}
