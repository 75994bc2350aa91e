import { branch, isBranch } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Cognito Forms: `Form` and `Entry` are the tool's own, the answers stand beside them. */
export const cognitoForms: Provider = {
  name: 'cognito-forms',
  is: (body) => isBranch(body.Form) && isBranch(body.Entry) && 'Id' in body,
  id: [['Id']],
  formId: [
    ['Form', 'Id'],
    ['Form', 'InternalName'],
  ],
  formName: [['Form', 'Name']],
  rewrite: (body) => branch(Object.entries(body).filter(([key]) => !/^(?:Form|Entry|Id|Order|\$.*)$/.test(key))),
};
