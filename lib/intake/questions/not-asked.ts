import { normalise } from '../../names/spelling.ts';
import { type Branch, isBranch, isList, isScalar, type Tree } from '../decode/tree.ts';
import { firstWords, foldKey, KIND, members, valueKey } from './members.ts';

/** Kinds of fields that a machine fills in, or that only stand in a form. */
const NOT_ASKED =
  /^_|^(?:creator|modifier|created_by|last_edited_by|updated_by|author|created_time|updated_time|last_edited_time|created_at|updated_at|last_modified_(?:time|by)|record_number|auto_?number|unique_id|formula|rollup|lookup|revision|submit|button|captcha|recaptcha|turnstile|password|html|divider|page_?break|section_?break|heading|statement|signature_token|ip_?address|user_agent|(?:billing_|section_\w+_)*cc_(?:name|number|csc|type|exp(?:_month|_year)?|\w+_name))$/;
/** A field whose answer is one of the tool's own users: a record with an id. */
const IS_USERS = /^(?:users?|people|members?|collaborators?|assignees?)$/;
const areUsers = (value: Tree): boolean =>
  isList(value)
    ? value.length > 0 && value.every(areUsers)
    : isBranch(value) && ['id', 'user_id', 'userId', 'email'].some((key) => key in value);
/** Whether an object says of itself that nobody was asked: `{type: "CREATED_TIME", value: …}`, `{type: "user", value: {id: …}}`. */
export const isNotAsked = (object: Branch): boolean => {
  const own = members(object);
  const kind = normalise(firstWords(own, KIND));
  const used = valueKey(own);
  if (used !== undefined && IS_USERS.test(kind) && areUsers(own.get(used) ?? null)) return true;
  // one that is looked up in a table has a list of answers, one that helps with typing has a text
  if (kind === 'lookup' && isScalar(own.get(used ?? ''))) return false;
  return used !== undefined && kind !== '' && (NOT_ASKED.test(kind) || /^__\w+__$/.test(firstWords(own, KIND)));
};

const ABOUT_ONLY =
  /^(?:label|title|question|type|fieldtype|kind|required|isrequired|hidden|ishidden|placeholder|order|position|id|key|ref|name)$/;
/** A question beside answered ones that nobody answered: `{label: "Guests"}`. */
export const isUnanswered = (object: Branch, beside: Branch): boolean =>
  ('label' in object || 'question' in object) &&
  Object.keys(object).every((key) => ABOUT_ONLY.test(foldKey(key))) &&
  Object.values(beside).some(
    (other) => isBranch(other) && ('label' in other || 'question' in other) && valueKey(members(other)) !== undefined,
  );
