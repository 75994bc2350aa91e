import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { addLead } from '../../bitrix24/add-lead.ts';
import { callMethod } from '../../bitrix24/call-method.ts';
import { findLead } from '../../bitrix24/find-lead.ts';
import { ORIGINATOR_ID } from '../../once/submission-key.ts';
import { everyForm } from '../every-form.ts';
import { type Check, type Finding, fault, fine, warning } from '../finding.ts';
import type { SetUp } from '../set-up.ts';

const Profile = v.object({ ID: v.union([v.string(), v.number()]) });

/** Somebody else than ourselves, who gets leads: what one may see of one's own leads proves nothing. */
async function somebody({ forms, profile }: SetUp): Promise<number | string | undefined> {
  const { result } = await profile();
  const each = everyForm(await forms()).flatMap(({ own: { assign = [], fields = {} } }) => [
    ...assign,
    ...(fields.ASSIGNED_BY_ID ? [String(fields.ASSIGNED_BY_ID)] : []),
  ]);
  const own = v.is(Profile, result) ? String(result.ID) : '';
  return each.find((id) => String(id) !== own);
}

/** Makes a lead, looks for it as a repeat would, and deletes it. */
async function testLead(context: SetUp): Promise<Finding> {
  const { clock } = context;
  const [assigned, portal] = [await somebody(context), await context.endpoint()];
  const origin = randomUUID();
  const fields = {
    TITLE: 'Test of bitrix24-lead doctor: may be deleted',
    ORIGINATOR_ID,
    ORIGIN_ID: origin,
    ...(assigned !== undefined && { ASSIGNED_BY_ID: assigned }),
  };
  const { result } = await addLead(portal, fields, { REGISTER_SONET_EVENT: 'N' }, { clock });
  const found = await findLead(portal, ORIGINATOR_ID, origin, { clock }).catch(() => null); // it is deleted in any case
  const isDeleted = await callMethod(portal, 'crm.lead.delete', { id: Number(result) }, { clock }).then(
    () => true,
    () => false,
  );
  if (found !== Number(result)) {
    return fault(
      `lead ${result} was made and can’t be found by its ORIGIN_ID: its user may not read all leads, so leads could be doubled`,
      `give the user’s role the right to read all leads${isDeleted ? '' : `; delete lead ${result} by hand`}`,
    );
  }
  return isDeleted
    ? fine(`made${assigned === undefined ? '' : ` for user ${assigned}`}, found by its ORIGIN_ID, deleted`)
    : warning('made and found, but not deleted', `delete lead ${result} by hand: its user may not`);
}

/** The one check that writes. */
export const WRITING_CHECKS: readonly Check<SetUp>[] = [{ about: 'test lead', run: testLead }];
