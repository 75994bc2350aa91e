import { type Branch, isList, isScalar, type Scalar, type Tree, textOf } from '../decode/tree.ts';
import { isMachines } from '../machines/is-machines.ts';
import {
  isDayInWords,
  isFlag,
  isForProgrammers,
  isLogin,
  isOfBrowser,
  isRecordLink,
  isRewritten,
  saysWho,
  tellsOfMachine,
} from '../machines/machine-values.ts';
import { isContext, isEnvelopeNoise, isOfUse } from '../machines/tool-affairs.ts';
import { isAsked } from '../machines/typed.ts';
import { isPerson, isReachedIn } from '../people/contact-inside.ts';
import { isOtherSide, isOthers } from '../people/people.ts';
import { isOfOneWithId } from '../people/strangers.ts';
import { isHelper, othersWord } from '../people/whose.ts';
import { keyOf, type Place } from './item.ts';
import { isEnvelope } from './packaging.ts';
import type { Whole } from './whole.ts';

/**
 * The members of an object that may hold an answer: without the envelope's own values, other people's contacts, and
 * what machines keep of their own affairs.
 *
 * @param strict what nobody typed is no answer in here
 */
export function ownMembers(object: Branch, place: Place, whole: Whole, strict: boolean): [key: string, value: Tree][] {
  const envelope = isEnvelope(object);
  const pure = envelope && !isPerson(object);
  return Object.entries(object)
    .filter(([key, value]) => !(envelope && isEnvelopeNoise([...place.path, key], value, pure, whole.latest)))
    .filter(([key, value]) => !(isPlain(value) && [value].flat().every((one) => isNobodysWord(key, one))))
    .filter(([key, value]) => (object === whole.body || !saysWho(key, value)) && !isStaffs(key, value, whole))
    .filter(([key, value]) => !(isScalar(value) && (isOfOneWithId(key, object) || isDayInWords(key, object))));

  /** What the visitor sat at, and by what name they are kept where they can be reached. */
  function isRegisters(key: string, value: Scalar): boolean {
    return (isLogin(key, value) && isReachedIn(object)) || (tellsOfMachine(object) && isOfBrowser(key));
  }

  function isNobodysWord(key: string, value: Scalar): boolean {
    if (!strict && (!whole.made || isOfUse(key))) return false;
    if (!strict)
      return isMachines(key, value, whole.latest, false) || isRewritten(key, object) || isRegisters(key, value);
    const text = textOf(value);
    if (isRecordLink(key, text, whole.strict && !isPage(keyOf(place)) && !isContext(keyOf(place), object))) return true;
    if (isOfUse([...place.path, key].join('_')) || isOfUse(key)) return false;
    return (
      isRegisters(key, value) ||
      (isOthers(key, whole.visited) && !isHelper(key) && !/^[\d\s,–+-]{1,7}$/.test(text)) ||
      isMachines(key, value, whole.latest, true) ||
      isFlag(key, value, object) ||
      isRewritten(key, object) ||
      isOtherSide(key, object) ||
      isForProgrammers(text, object)
    );
  }
}

/** Staff's contacts, in a key that a machine wrote, are never the visitor's: `agent_email`, `lead.owner.name`. */
function isStaffs(key: string, value: Tree, { visited }: Whole): boolean {
  if (!isScalar(value) || isAsked(key) || !isOthers(key, visited)) return false;
  return (
    key.includes('.') ||
    (othersWord(key) === 'staff' && /^\w+?(?:_|(?=[A-Z]))(?:e?mail|phone|mobile|name)$/i.test(key) && visited)
  );
}

const isPlain = (tree: Tree): tree is Scalar | readonly Scalar[] =>
  isScalar(tree) || (isList(tree) && tree.length > 0 && tree.every(isScalar));

/** Where a bare `url` is the page's. */
const isPage = (container: string) =>
  /page|site|source|form|context|meta|request|visit|session|landing|referr|tracking/i.test(container);
