import { at, branch, isBranch, isList, omit } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

const OWN = `formFieldMask submissionTime submissionsLink submissionPdf siteName siteId metaSiteId businessId contactId
  contact submissionId formId formName _context`;
const CONTACT_OWN = 'contactId createdDate updatedDate locale imageUrl id';

/** Wix Automations: the answers stand in `submissions` with labels, and once more as `field:…`. */
export const wix: Provider = {
  name: 'wix',
  is: (body) =>
    [body, body.data].some(
      (data) =>
        isBranch(data) && (Object.keys(data).some((key) => key.startsWith('field:')) || isList(data.submissions)),
    ),
  id: [['data', 'submissionId'], ['submissionId']],
  formId: [['data', 'formId'], ['formId']],
  formName: [['data', 'formName'], ['formName']],
  rewrite: (body) => {
    const data = isBranch(body.data) ? body.data : body;
    const labelled = isList(at(data, 'submissions'));
    const answers = Object.entries(omit(data, OWN)).filter(([key]) => !(labelled && key.startsWith('field:')));
    return branch([...answers, ['contact', omit(data.contact, CONTACT_OWN)]]);
  },
};
