import { lookUp } from '../../names/look-up.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isList, type Tree, textOf, words } from '../decode/tree.ts';
import { hasContact } from './contact-inside.ts';
import { keyWords } from './machine-values.ts';

const set = (list: string): ReadonlySet<string> => new Set(words(list));

/** Who works where the visitor asks: never the visitor. */
const STAFF = set(`
  agent agents operator operators provider providers staff employee employees assignee assignees assigned recipient
  recipients organizer organizers organiser host hosts moderator representative rep technician practitioner instructor
  trainer therapist stylist salesperson seller vendor admin administrator debug notify notification support bot`);
/** Who may be the visitor where nobody else is: a pet's owner, a comment's author. */
const OWNERS = set(
  'owner owners author authors creator updater modifier editor account workspace site team created updated',
);
/** What is said of a person, behind the word that says whose it is. */
const SAID = set(
  'name names email emails mail phone phones number mobile id ids first last full title to by user username avatar role url is',
);

/** Whose word a key is: staff's, that of somebody who may be the visitor, or nobody's in particular. */
export function othersWord(key: string): 'staff' | 'owner' | null {
  const parts = keyWords(key);
  if (parts.length > 4) return null;
  const at = parts.findIndex((word) => STAFF.has(word) || OWNERS.has(word));
  const rest = at < 0 ? [] : parts.slice(at + 1);
  if (at < 0 || !rest.every((word) => SAID.has(word) || STAFF.has(word))) return null;
  if ((parts[at] === 'created' || parts[at] === 'updated') && rest[0] !== 'by') return null;
  return parts.some((word) => STAFF.has(word)) ? 'staff' : 'owner';
}

/** Whether there is somebody to reach who is nobody's staff, and no owner of anything. */
const reachesVisitor = (tree: Tree): boolean =>
  isList(tree) ? tree.some(reachesVisitor) : isBranch(tree) && reachesInside(tree);
const reachesInside = perObject((object: Branch): boolean =>
  Object.entries(object).some(([key, value]) => {
    if (othersWord(key) !== null) return false;
    const group = lookUp(key)?.group;
    return ((group === 'PHONE' || group === 'EMAIL') && textOf(value) !== '') || reachesVisitor(value);
  }),
);

/** Tells of each key in a body whether what stands there is another person's. */
export function peopleOf(tree: Tree): (key: string) => boolean {
  const elsewhere = reachesVisitor(tree);
  return (key) => {
    const whose = othersWord(key);
    return whose === 'staff' || (whose === 'owner' && elsewhere);
  };
}

const KIND = [
  'type',
  '_type',
  '@type',
  '__typename',
  'role',
  'kind',
  'author_type',
  'sender_type',
  'senderType',
  'from',
];

/** `{type: "agent", name: …}`: a record that says of itself that it is another person's. */
export const isOthersRecord = perObject((object: Branch): boolean => {
  if (
    KIND.some((key) =>
      /^(?:agent|operator|staff|employee|bot|system|support|moderator|host|organizer)$/i.test(textOf(object[key])),
    )
  )
    return hasContact(object) || ['text', 'message', 'body', 'content', 'id'].some((key) => key in object);
  const sender = object.sender ?? object.author ?? object.from;
  return isBranch(sender) && isOthersRecord(sender);
});
