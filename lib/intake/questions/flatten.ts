import type { AnswerType } from '../../names/groups.ts';
import { lookUp } from '../../names/look-up.ts';
import { type Branch, countValues, isBranch, isList, isScalar, MAX_VALUES, type Tree, textOf } from '../decode/tree.ts';
import { choiceText } from './choice-text.ts';
import {
  hasContact,
  isContext,
  isEntity,
  isEnvelope,
  isEnvelopeNoise,
  isFormInfo,
  isNeverLeaf,
  isSolePackage,
  isWrapper,
  packagesOf,
} from './containers.ts';
import { collectDefinitions, type Definitions, isDefinitionList } from './definitions.ts';
import { isOfUse, ofUse, withFormName } from './envelope-items.ts';
import type { Item } from './item.ts';
import { around, filesItem, insideString, isFile, item, keyOf, ofEach, type Place, truth, under } from './place.ts';
import { type Question, question, questionList } from './question.ts';
import { recordText } from './record-text.ts';
import { isUtm, utmNames } from './utm-names.ts';
import { isBlank, valueShape } from './value-shapes.ts';

class Walk {
  readonly #definitions: Definitions;
  /** How many more values may come out of strings. */
  #room = MAX_VALUES;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  tree(tree: Tree, place: Place): Item[] {
    if (typeof tree === 'boolean') return truth(place, tree);
    if (isScalar(tree)) {
      const text = textOf(tree);
      const inside = typeof tree === 'string' ? this.#opened(text, place) : undefined;
      return inside === undefined
        ? item(place, text)
        : this.tree(inside, isBranch(inside) ? { ...place, path: place.path.slice(0, -1) } : place);
    }
    if (isFile(tree)) return filesItem(place, [tree]);
    return isList(tree) ? this.#list(tree, place) : this.#object(tree, place);
  }

  #opened(text: string, place: Place): Tree | undefined {
    const inside = insideString(text, place);
    const count = inside === undefined ? 0 : countValues(inside);
    if (count > this.#room) return undefined;
    this.#room -= count;
    return inside;
  }

  #question({ key, label, type, value }: Question, place: Place): Item[] {
    const path = around(place.path);
    const items = this.tree(value, { path: [...path, key], label, type });
    const short = ofEach({ path, label, type }).label;
    return items.map((found) => {
      if (items.length === 1) return { ...found, label: found.label ?? label, type: found.type ?? type };
      const depth = path.length;
      const isPart = short !== null && found.path[depth] === key && lookUp(found.path.join('_')) === null;
      return isPart ? { ...found, path: found.path.with(depth, short) } : found;
    });
  }

  #list(list: readonly Tree[], place: Place): Item[] {
    const filled = list.filter(
      (entry) => !(isScalar(entry) ? textOf(entry) === '' : isBranch(entry) && isBlank(entry)),
    );
    const files = filled.filter(isFile);
    if (files.length > 0 && files.length === filled.length) return filesItem(place, files);
    if (isDefinitionList(filled, keyOf(place))) return [];
    const goods = isNeverLeaf(keyOf(place));
    const questions = goods && !filled.every(isAnswered) ? null : questionList(filled, this.#definitions);
    if (questions) {
      const parent = { ...place, path: place.path.filter((key) => isEntity(key)) };
      return questions.flatMap((asked) => this.#question(asked, parent));
    }
    const each = ofEach(place);
    const sections = filled.map(packagesOf);
    if (sections.length > 0 && sections.every((packages) => packages !== null))
      return sections.flat().flatMap((inside) => this.tree(inside, each));
    const [only, ...more] = filled;
    if (only !== undefined && more.length === 0 && !goods) return this.tree(only, place);
    if (place.path.length === 0 && !filled.every(isScalar)) return filled.flatMap((entry) => this.tree(entry, each));
    if (filled.some(isScalar) && filled.some((entry) => isBranch(entry) && valueShape(entry, '', 'any')))
      return filled.flatMap((entry) => this.tree(entry, each)); // answers to several questions, not one
    const texts = filled.map((entry) => this.#text(entry));
    const records = texts.some((text, i) => !isScalar(filled[i]) && text.includes(', '));
    return item(place, texts.filter(Boolean).join(records ? '\n' : ', '));
  }

  #text(entry: Tree): string {
    if (isScalar(entry)) return entry === true ? 'yes' : textOf(entry);
    if (isFile(entry)) return entry.name;
    return (isBranch(entry) && choiceText(entry)) || recordText(entry);
  }

  #object(object: Branch, place: Place): Item[] {
    if (isBlank(object)) return [];
    const entries = Object.entries(object);
    if (entries.every(([key, value]) => /^\d+$/.test(key) && !isScalar(value)))
      return this.#list(Object.values(object), place);
    if (place.path.length > 0) {
      const key = keyOf(place);
      const own = isEntity(key) || isFormInfo(key) || isContext(key, object);
      const shaped = valueShape(object, key, own ? 'name' : 'any');
      if (shaped) {
        return shaped.map((part) => ({
          path: part.key ? [...around(place.path), part.key] : place.path,
          label: shaped.length === 1 ? place.label : null,
          type: part.type ?? (shaped.length === 1 ? place.type : null),
          value: part.value,
        }));
      }
      const asked = question(object, key, this.#definitions);
      if (asked)
        return this.#question(
          { ...asked, label: asked.label ?? place.label, type: asked.type ?? place.type },
          { ...place, path: place.path.slice(0, -1) },
        );
      const choice = own ? null : choiceText(object);
      if (choice !== null) return item(place, choice);
    }
    return this.#members(object, place);
  }

  #members(object: Branch, place: Place): Item[] {
    const envelope = isEnvelope(object);
    const pure = envelope && !hasContact(object, PERSON);
    const isNoise = (key: string, value: Tree) =>
      envelope && isScalar(value) && isEnvelopeNoise(key, value, pure) && !isOfUse([...place.path, key].join('_'));
    const entries = Object.entries(object).filter(([key, value]) => !isNoise(key, value));
    const items = entries.map(([key, value]) => ({
      own: isScalar(value),
      items: this.#member(key, value, object, place, pure),
    }));
    return (pure ? withFormName(items) : items).flatMap((member) => member.items);
  }

  #member(key: string, value: Tree, object: Branch, place: Place, pure: boolean): Item[] {
    const here = under(place, key);
    if (isScalar(value))
      return this.tree(value, { ...here, type: 'first' in object && 'last' in object ? namePart(key) : null });
    if (lookUp(key)?.field === 'b24_trace') return item(here, JSON.stringify(value));
    const answer = isBranch(value) && valueShape(value, key, 'any') !== null;
    if (isBranch(value) && isUtm(key)) return this.tree(utmNames(value), place);
    const packs = isWrapper(key, value) || (isFormInfo(key) && hasContact(value, PERSON));
    if (packs || (!answer && isSolePackage(key, object))) return this.tree(value, place);
    const found = this.tree(value, here);
    return isBranch(value) && (isContext(key, value) || isFormInfo(key)) ? ofUse(found, pure) : found;
  }
}

/** Goods have no answers. */
const isAnswered = (entry: Tree) => isBranch(entry) && ['answer', 'response'].some((key) => key in entry);

const PERSON: ReadonlySet<string> = new Set(['PHONE', 'EMAIL', 'LAST_NAME', 'NAME', 'NAME_FULL']);
const namePart = (key: string): AnswerType | null => (key === 'first' ? 'NAME' : key === 'last' ? 'LAST_NAME' : null);

/**
 * Flattens a decoded body into its values: packaging looked through, lists of questions and answers read, names,
 * phones, dates and addresses that came as objects taken apart, JSON inside strings opened, blanks left out.
 */
export const flatten = (tree: Tree): Item[] =>
  new Walk(collectDefinitions(tree)).tree(tree, { path: [], label: null, type: null });
