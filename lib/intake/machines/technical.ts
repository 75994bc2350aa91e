import { normalise } from '../../names/spelling.ts';

export const MACHINE_TIME =
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\d{10}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?$|^(?:\d\d?[./]\d\d?[./]\d{4}|[A-Z][a-z]{2} \d\d?, \d{4}),? \d\d?:\d\d:\d\d|^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d GMT/;
export const MACHINE_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^[\da-f]{16,}$|^urn:|^(?=\D*\d)[\w:.-]+$/i;
const TIME_NAME =
  /^(?:created|updated|add|update|submitted|completed|completion|initiated|started|received|modified|fired|occurred|landed|sent|published|submission|submit|create|lead_submit|last_updated|last_modified|date|event|generated|entry|inserted|triggered|delivered|signed_up|answered|synced|closed|ended|opened|finished|agreed|confirmed|first_sent|last_sent|last_seen|last_interaction|last_activity|last_visit|last_login)_(?:at|on|time|date|created|updated|submitted|modified|timestamp|create|add|added|update|sent|agreed|closed|confirmed)$|^(?:last_(?:seen|interaction|activity|contacted|visit|login|active|used|updated|modified|changed|edited|synced)|iat|nbf|auth_time|timestamp|createdate|lastmodifieddate|time_stamp|created|updated)$/;
const ID_NAME = /^(?:id|_id|uuid|guid)$/;
const EVENT_NAME = /^(?:event|event_name|event_type|webhook_event|topic|trigger|hook|type)$/;
/** What a hook calls itself: no form asks for it. */
const HOOK_NAME = /^webhook_(?:name|type|title|event)$/;
/** `contact.created`, `message:send`: what happened, as machines say it. */
const MACHINE_EVENT = /^[a-z_]+(?:[.:][a-z_]+)+$/;

/** `created_at: 2026-09-10T12:00:31Z`, `id: 4187`: no visitor typed these, wherever they stand. */
export function isTechnical(key: string, value: string): boolean {
  const name = normalise(key).replace(/^_(?!started)|_(?:gmt|utc|iso)$/g, '');
  if (ID_NAME.test(key) || ID_NAME.test(name)) return key !== 'ID' && MACHINE_ID.test(value);
  if (HOOK_NAME.test(name)) return true;
  if (EVENT_NAME.test(name)) return MACHINE_EVENT.test(value);
  // when the tool’s own event was; an event's day may be what somebody chose
  return TIME_NAME.test(name) && name !== 'event_date' && MACHINE_TIME.test(value);
}
