import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { findLead } from '../../bitrix24/find-lead.ts';
import { ORIGINATOR_ID } from '../../once/submission-key.ts';
import { type Check, type Finding, fault, fine, warning } from '../finding.ts';
import type { SetUp } from '../set-up.ts';

const DAY = 24 * 60 * 60_000;
/** How long before its end somebody should know of it. Milliseconds. */
const SOON = 14 * DAY;
/** Seconds. */
const CLOCK_TOLERANCE = 120;
/** Of 480 s in ten minutes, at which the portal blocks a method. Seconds. */
const BUSY = 240;

const Profile = v.object({ ID: v.union([v.string(), v.number()]), ADMIN: v.optional(v.boolean()) });
const Scope = v.array(v.string());
const Application = v.object({ PAYMENT_EXPIRED: v.optional(v.string()), INSTALLED: v.optional(v.boolean()) });
const Mode = v.pipe(v.union([v.string(), v.number()]), v.transform(Number));

const unknown = (what: string) =>
  warning(
    `the portal does not tell ${what} in a way known here`,
    'look for yourself; this may be a newer version of the portal',
  );

async function reach({ endpoint, profile }: SetUp): Promise<Finding> {
  const { host } = await endpoint();
  const { result, took } = await profile();
  const seconds = (took / 1000).toFixed(1);
  const who = v.is(Profile, result) ? `, as user ${result.ID}` : '';
  return took > 5000
    ? warning(
        `${host} lets us in${who}, but took ${seconds} s to say so`,
        'ask its administrator whether it is overloaded',
      )
    : fine(`${host} lets us in${who}, in ${seconds} s`);
}

/** Only an application may ask; a portal without plan or subscription answers no method at all, so that it answers says it. */
async function plan({ endpoint, profile, call }: SetUp): Promise<Finding> {
  await profile();
  if ((await endpoint()).token() === null) return fine('REST is open, so plan and Market subscription are in force');
  const { result } = await call('app.info');
  if (!v.is(Application, result)) return unknown('how the application stands');
  if (result.PAYMENT_EXPIRED === 'Y') {
    return fault('the application’s subscription has run out; it stops within days', 'renew it in the portal’s Market');
  }
  return result.INSTALLED === false
    ? fault('the application is not installed to the end', 'finish its installation in the portal')
    : fine('plan and the application’s subscription are in force');
}

async function rights({ call }: SetUp): Promise<Finding> {
  const { result } = await call('scope');
  if (!v.is(Scope, result)) return unknown('which rights we have');
  return result.includes('crm')
    ? fine(`${result.join(', ')}`)
    : fault(
        'the right "crm" is missing, so no lead can be made',
        'tick CRM in the webhook’s or the application’s rights',
      );
}

async function reading({ profile }: SetUp): Promise<Finding> {
  const { result } = await profile();
  if (!v.is(Profile, result) || result.ADMIN === undefined) return unknown('whether its user is an administrator');
  return result.ADMIN
    ? fine('its user is an administrator and may read all leads')
    : warning(
        `user ${result.ID} is no administrator: unless it may read all leads, one of which the end is unknown could be doubled`,
        'give its role the right to read all leads, and prove it by doctor --write',
      );
}

async function lookUp({ endpoint, profile, clock }: SetUp): Promise<Finding> {
  await profile();
  const found = await findLead(await endpoint(), ORIGINATOR_ID, randomUUID(), { clock });
  return found === null
    ? fine('leads can be looked for by their ORIGIN_ID')
    : fault('a lead is found by an ORIGIN_ID that no lead has', 'ask the portal’s support: leads can’t be told apart');
}

const NOTED = 'note it: bitrix24-lead configure --webhook-ends YYYY-MM-DD (or never)';

/** No method of the portal tells it, so it is noted when the webhook is stored. */
async function end({ stored, clock }: SetUp): Promise<Finding> {
  const { 'webhook-url': webhook, 'webhook-ends': noted } = await stored();
  if (!webhook) return fine('an application’s access has no end date');
  if (!noted || noted.value === 'unknown')
    return warning('no end date is noted for the webhook, and the portal tells none', NOTED);
  if (noted.value === 'never') return fine('it has none');
  const left = Date.parse(noted.value) - clock.now();
  if (Number.isNaN(left)) return warning('the parameter "webhook-ends" is neither a day nor "never"', NOTED);
  const renew = 'make a new one in the portal and store it: bitrix24-lead configure --webhook URL --webhook-ends DAY';
  if (left <= 0) return fault(`the webhook ended on ${noted.value}`, renew);
  const days = Math.ceil(left / DAY);
  return left < SOON
    ? { ...warning(`the webhook ends in ${days} days, on ${noted.value}`, renew), isUrgent: true }
    : fine(`in ${days} days, on ${noted.value}`);
}

async function mode({ call }: SetUp): Promise<Finding> {
  const { result } = await call('crm.settings.mode.get');
  const parsed = v.safeParse(Mode, result);
  if (parsed.output === 1) return fine('classic: leads are leads');
  if (parsed.output !== 2) return unknown('the mode of its CRM');
  return warning(
    'simple: a lead becomes a deal and a contact once it has a first name (NAME), and without one nobody sees it',
    'let every form ask for a name, or switch the CRM to classic mode',
  );
}

async function clocks({ profile, clock }: SetUp): Promise<Finding> {
  const { time, took } = await profile();
  if (time.start === undefined) return unknown('its time');
  const ahead = Math.round(time.start - (clock.now() - took / 2) / 1000);
  return Math.abs(ahead) > CLOCK_TOLERANCE
    ? warning(
        `the portal’s clock is ${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} this machine’s`,
        'set this machine’s clock by NTP; when it is right, tell the portal’s administrator',
      )
    : fine('the portal’s and this machine’s agree');
}

async function limits({ call }: SetUp): Promise<Finding> {
  const { time } = await call('crm.lead.list', { filter: { ID: 0 }, select: ['ID'], start: -1 });
  const { operating = 0 } = time;
  return operating > BUSY
    ? warning(
        `crm.lead.list has used ${Math.round(operating)} s of the 480 s that the portal allows in ten minutes`,
        'find out which other application reads that much',
      )
    : fine('every call was answered within the portal’s limits');
}

/** The portal itself: reachable, in force, with the rights we need. All of it only reads. */
export const PORTAL_CHECKS: readonly Check<SetUp>[] = [
  { about: 'portal', run: reach },
  { about: 'plan', run: plan },
  { about: 'rights', run: rights },
  { about: 'reading', run: reading },
  { about: 'look-up', run: lookUp },
  { about: 'end date', run: end },
  { about: 'CRM mode', run: mode },
  { about: 'clock', run: clocks },
  { about: 'limits', run: limits },
];
