import { type FormSettings, type Forms, formSettings } from '../settings/forms.ts';

/** One form, or all that have no settings of their own, with what to call it in a message. */
export interface OneForm {
  readonly name: string;
  /** What is said of it in its own place. */
  readonly own: Omit<Forms, 'forms'>;
  /** All that holds for it. */
  readonly settings: FormSettings;
}

/** The top level of the forms parameter, and each form that has settings of its own. */
export function everyForm(forms: Forms): readonly OneForm[] {
  const { forms: named = {}, ...common } = forms;
  return [
    { name: 'every form', own: common, settings: formSettings(forms, null) },
    ...Object.entries(named).map(([form, own]) => ({
      name: `form "${form}"`,
      own,
      settings: formSettings(forms, form),
    })),
  ];
}
