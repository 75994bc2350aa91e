import { normalise } from '../../names/spelling.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isList, type Tree, textOf } from '../decode/tree.ts';
import { hasContact, isReached } from './contact-inside.ts';
import { othersWord } from './whose.ts';

/** Whether there is somebody to reach who is nobody's staff, and no owner of anything. */
export const reachesVisitor = (tree: Tree): boolean =>
  isList(tree) ? tree.some(reachesVisitor) : isBranch(tree) && reachesInside(tree);
const reachesInside = perObject((object: Branch): boolean =>
  Object.entries(object).some(([key, value]) => {
    if (othersWord(key) !== null) return false;
    return isReached(key, value) || reachesVisitor(value);
  }),
);

/**
 * Whether what stands under a key is another person's.
 *
 * @param visited there is a visitor to reach, so an owner is none
 */
export function isOthers(key: string, visited: boolean): boolean {
  const whose = othersWord(key);
  return whose === 'staff' || (whose === 'owner' && visited);
}

/** Where tools keep whose account or place of business a lead came to. */
const SIDE =
  /^_?(?:location|business|branch|office|account|user|company|workspace|agency|store|shop|brand|tenant|salon|clinic|merchant)$/;
/**
 * Whether a record beside the visitor's own phone or e-mail is the other side's: a place with a name or an id of its own,
 * somebody with another address.
 */
export function isOtherSidesRecord(key: string, value: Branch, beside: Branch): boolean {
  if (isHost(key, value, beside)) return true;
  if (!SIDE.test(normalise(key))) return false;
  const visitors = [beside, ...partsOf(beside, key)].flatMap(contactsOf);
  const theirs = contactsOf(value);
  if (visitors.length === 0) return false;
  if (theirs.length > 0) return !theirs.some((one) => visitors.includes(one));
  if (/^_?(?:user|company)$/.test(normalise(key))) return OF_TENANT.some((own) => own in value);
  return 'name' in value && (Object.keys(value).length > 2 || Object.keys(value).some((own) => /id$/i.test(own)));
}
/** `organisation: {id, name}` beside a booking: where somebody comes to. */
const isHost = (key: string, value: Branch, beside: Branch): boolean =>
  /^organi[sz]ation$/.test(normalise(key)) &&
  Object.keys(value).every((own) => own === 'id' || own === 'name') &&
  ['booking', 'appointment', 'bookables'].some((own) => own in beside);
/** What a tool keeps of a company that is its own customer. */
const OF_TENANT = ['shortname', 'subdomain', 'time_zone', 'timezone', 'timeZone', 'locale', 'plan'];
/** Who turns to whom, as records call the former. */
const ASKS =
  /^(?:customer|contact|client|guest|lead|attendee|invitee|buyer|visitor|caller|person|applicant|patient|tenant|student|participant|registrant|passenger|booker)$/;
const partsOf = (object: Branch, without: string): Branch[] =>
  Object.entries(object).flatMap(([key, value]) =>
    key !== without && isBranch(value) && ASKS.test(normalise(key)) ? [value] : [],
  );
const contactsOf = (object: Branch): string[] =>
  Object.entries(object).flatMap(([key, value]) =>
    othersWord(key) === null && isReached(key, value) ? [value].flat().map(textOf).filter(Boolean) : [],
  );

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

const VISITORS =
  /^(?:customer|caller|visitor|lead|contact|client|attendee|guest|invitee|buyer|subscriber|respondent|applicant)_/;
const TOOLS_SIDE = /^(?:business|tracking|destination|tracker|called|callee|dnis)(?:_|num|$)/;

/** Whether an object names the visitor's phone or e-mail as such: `customer_phone_number`. */
const namesVisitor = perObject((object: Branch): boolean =>
  Object.entries(object).some(([key, value]) => VISITORS.test(normalise(key)) && isReached(key, value)),
);
/** Whether a company in a record is the tool's own customer: it has a time zone. */
const hasOwnCompany = (object: Branch) =>
  Object.keys(object).some((key) => /^company_time_?zone$/.test(normalise(key)));

/** A number or name of the other side of a call, beside the visitor's: `business_phone_number`, `trackingnum`. */
export const isOtherSide = (key: string, beside: Branch): boolean =>
  namesVisitor(beside) &&
  (TOOLS_SIDE.test(normalise(key)) || (/^company_/.test(normalise(key)) && hasOwnCompany(beside)));
