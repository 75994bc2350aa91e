import { describe, expect, it } from 'vitest';
import { knownNames, wordsIn } from '../../../lib/names/known-names.ts';
import { isNoise, lookUp } from '../../../lib/names/look-up.ts';

describe('lookUp', () => {
  it.each(knownNames().hits)('finds every name of $field there and nowhere else', ({ group, field, names }) => {
    for (const name of wordsIn(names)) expect(lookUp(name), name).toEqual({ group, field });
  });

  it.each([
    ['Name', 'NAME_OR_FULL'],
    ['your-name', 'NAME_OR_FULL'],
    ['yourname', 'NAME_OR_FULL'],
    ['name_1523909368154', 'NAME_OR_FULL'],
    ['What’s your name?', 'NAME_OR_FULL'],
    ['Введите ваше имя', 'NAME_OR_FULL'],
    ['q3_fullName', 'NAME_FULL'],
    ['Name (First)', 'NAME'],
    ['Name (Last)', 'LAST_NAME'],
    ['field:first_name_e1f4', 'NAME'],
    ['phone_2', 'PHONE'],
    ['Phone Number', 'PHONE'],
    ['1. Номер телефона', 'PHONE'],
    ['et_pb_contact_email_0', 'EMAIL'],
    ['Votre adresse e-mail', 'EMAIL'],
    ['text-1', 'COMMENTS'],
    ['user_agent', 'DROP'],
    ['номер', 'NUMBER'],
  ])('finds %j among %s', (name, group) => {
    expect(lookUp(name)?.group).toBe(group);
  });

  it.each(['event_name', 'Room', 'utm_source_1', 'your_form', '', 'phone booth'])('does not know %j', (name) => {
    expect(lookUp(name)).toBeNull();
  });

  it('tells which UTM field and which click id a name is', () => {
    expect(lookUp('utm[source]')).toEqual({ group: 'UTM', field: 'UTM_SOURCE' });
    expect(lookUp('gcl_id')).toEqual({ group: 'TRACKING', field: 'gclid' });
  });
});

describe('isNoise', () => {
  it.each([
    '_wpcf7',
    '_wpcf7_unit_tag',
    'csrfmiddlewaretoken',
    'tildaspec-cookie',
    'pack_m',
    'meta_date_title',
    '__fluent_form_x',
  ])('knows %j as technical', (name) => expect(isNoise(name)).toBe(true));
  it.each(['meta', 'package', 'Room'])('leaves %j alone', (name) => expect(isNoise(name)).toBe(false));
});
