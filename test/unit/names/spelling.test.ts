import { describe, expect, it } from 'vitest';
import { comparable, normalise } from '../../../lib/names/spelling.ts';

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
    expect(comparable('Floor area')).toBe(comparable('floorArea'));
    expect(comparable('Ciudad')).toBe(comparable('ciudád'));
    expect(comparable('_subject')).not.toBe(comparable('subject'));
  });
});
