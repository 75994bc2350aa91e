import { describe, expect, it } from 'vitest';
import { isNoise, lookUp, normalise, sameName } from '../../../lib/names/look-up.ts';
import { FIELD_NAMES } from '../../../lib/names/table.ts';

describe('normalise', () => {
  it.each([
    ['E-mail *', 'e_mail'],
    ['Ваш телефон:', 'ваш_телефон'],
    ['Ім’я', 'імя'],
    ['ADI SOYADI', 'adi_soyadi'],
    ['Телефон (WhatsApp)', 'телефон'],
    ['firstName', 'first_name'],
    ['submissionID', 'submission_id'],
    ['contact[email]', 'contact_email'],
    ['interests[]', 'interests'],
    ['your-message', 'your_message'],
    ['Área do telhado', 'area_do_telhado'],
    ['Фёдор', 'федор'],
    ['Straße', 'strasse'],
    ['Imię', 'imie'],
    ['Størrelse', 'storrelse'],
    ['İsim', 'isim'],
    ['Йод', 'йод'],
    ['_ga', '_ga'],
    ['__submission', '_submission'],
    ['(optional)', 'optional'],
    ['***', ''],
  ])('makes %j into %j', (name, spelling) => {
    expect(normalise(name)).toBe(spelling);
  });

  it('knows two spellings of one name', () => {
    expect(sameName('Floor area', 'floorArea')).toBe(true);
    expect(sameName('Ciudad', 'ciudád')).toBe(true);
    expect(sameName('_subject', 'subject')).toBe(false);
  });
});

describe('lookUp', () => {
  it.each(Object.keys(FIELD_NAMES) as (keyof typeof FIELD_NAMES)[])(
    'finds every name of %s there and nowhere else',
    (group) => {
      for (const name of FIELD_NAMES[group].trim().split(/\s+/)) expect(lookUp(name)?.group, name).toBe(group);
    },
  );

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
