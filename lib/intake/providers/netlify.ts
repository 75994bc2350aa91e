import { branch, isBranch, omit, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Netlify Forms: the answers stand in `data`, and some of them twice more for people to read. */
export const netlify: Provider = {
  name: 'netlify',
  is: (body) => 'ordered_human_fields' in body || 'human_fields' in body,
  id: [['id']],
  formId: [['form_id']],
  formName: [['form_name']],
  rewrite: (body) => {
    const data = isBranch(body.data) ? Object.values(body.data).map(textOf) : [];
    const repeats = (key: string) => ['body', 'title'].includes(key) && data.includes(textOf(body[key]));
    const own = omit(body, 'id number summary created_at human_fields');
    return branch(Object.entries(own).filter(([key]) => !repeats(key)));
  },
};
