import { at, branch, omit, pick, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Calendly: of the appointment, its name, time and place are worth knowing. */
export const calendly: Provider = {
  name: 'calendly',
  is: (body) => /^(?:invitee|invitee_no_show|routing_form_submission)\./.test(textOf(body.event)),
  id: [['payload', 'uri']],
  notALead: ({ event }) =>
    event === 'invitee.created' || event === 'routing_form_submission.created' ? null : 'an appointment called off',
  rewrite: ({ payload }) =>
    branch([
      ...Object.entries(
        omit(
          payload,
          `uri status timezone position created_at updated_at event cancel_url reschedule_url rescheduled old_invitee
  new_invitee no_show reconfirmation scheduling_method invitee_scheduled_by scheduled_event canceled routing_form
  routing_form_submission result submitter submitter_type created_by salesforce_uuid`,
        ),
      ),
      ['scheduled_event', pick(at(payload, 'scheduled_event'), 'name start_time end_time')],
    ]),
};
