import { describe, expect, it } from 'vitest';
import { splitName } from '../../../lib/lead/split-name.ts';
import { leadOf } from '../../fixtures/lead-of.ts';

const partsOf = (text: string, label = 'Name') => splitName(text, { names: ['q1', label], order: null })?.parts ?? null;

describe('a full name is split', () => {
  it.each([
    ['Степан Кузьмич Зайцев-Горский', { NAME: 'Степан', SECOND_NAME: 'Кузьмич', LAST_NAME: 'Зайцев-Горский' }],
    ['петров иван иваныч', null],
    ['петров иван иванович', { NAME: 'иван', SECOND_NAME: 'иванович', LAST_NAME: 'петров' }],
    ['Роман Аркадьевич Абрамович', { NAME: 'Роман', SECOND_NAME: 'Аркадьевич', LAST_NAME: 'Абрамович' }],
    ['Назарбаев Нұрсұлтан Әбішұлы', { NAME: 'Нұрсұлтан', SECOND_NAME: 'Әбішұлы', LAST_NAME: 'Назарбаев' }],
    ['Пятро Іванавіч Коўш', { NAME: 'Пятро', SECOND_NAME: 'Іванавіч', LAST_NAME: 'Коўш' }],
    ['Анна Петровна', { NAME: 'Анна', SECOND_NAME: 'Петровна' }],
    ['Фёдор Лапшин', { NAME: 'Фёдор', LAST_NAME: 'Лапшин' }],
    ['Никитина Марина', { NAME: 'Марина', LAST_NAME: 'Никитина' }],
    ['иванова ольга', { NAME: 'ольга', LAST_NAME: 'иванова' }],
    ['Smith, John', { NAME: 'John', LAST_NAME: 'Smith' }],
    ['Иванов, Иван Петрович', { NAME: 'Иван', SECOND_NAME: 'Петрович', LAST_NAME: 'Иванов' }],
    ['van der Berg, Jan', { NAME: 'Jan', LAST_NAME: 'van der Berg' }],
    ['DUPONT Jean-Pierre', { NAME: 'Jean-Pierre', LAST_NAME: 'DUPONT' }],
    ['Anna Maria KOWALSKA', { NAME: 'Anna Maria', LAST_NAME: 'KOWALSKA' }],
    ['Johannes Diderik van der Waals', { NAME: 'Johannes Diderik', LAST_NAME: 'van der Waals' }],
  ])('%s, and only when it is sure', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    'Иван Петрович',
    'Яўген Шчарбовіч',
    'Роман Иван Абрамович',
    'Иван Петров Георгиев',
    'Анна Петрова Ивановна',
    'Руслан Ибрагимов-Лоза',
    'Марина Дзюба',
    'Магазин Дзюба',
    'Дзюба Филиппина-Роза',
    'Филиппина Дзюба',
    'Госпожа Петрова',
    'всегда готов',
    'Иванов И.И.',
    'Ivan Petrov',
    'Anna, Bob',
    'Иван, Москва',
    'Anna Schmidt, Berlin',
    'John Smith, PhD',
    'ACME GmbH',
    'Anna LTD',
    'Elizabeth II',
    'ANNA Schmidt',
    'JOHN SMITH',
    'José GARCIA Lopez',
    'Nguyen Van Anh',
    'nguyen van anh',
    'María de los Ángeles',
    'Ada',
    'x'.repeat(5000),
  ])('not where it is not: %s', (text) => {
    expect(partsOf(text)).toBeNull();
  });

  it.each([
    ['Your surname and name', 'Alex Example', 'Example'],
    ['Nachname, Vorname', 'Alex Example', 'Example'],
    ['Фамилия и имя', 'Анна Петрова', 'Анна'],
    ['Full name (first and last)', 'Alex Example', 'Alex'],
    ['First name, last name', 'Anna, Schmidt', 'Anna'],
    ['Ваши фамилия и имя', 'Alex Example', 'Example'],
    ['Ad Soyad', 'Alex Example', 'Alex'],
    ['Voor- en achternaam', 'Alex Example', 'Alex'],
    ['För- och efternamn', 'Alex Example', 'Alex'],
    ['Etu- ja sukunimi', 'Alex Example', 'Alex'],
    ['Име и презиме', 'Јована Петровић', 'Јована'],
    ['First name and last name', 'Alex Example', 'Alex'],
  ])('as the label %s says', (label, text, name) => {
    expect(partsOf(text, label)?.NAME).toBe(name);
  });

  it.each([
    ['Name', 'Alex Example'],
    ['Name of your last company', 'Alex Example'],
    ['Vor- und Nachname', 'Alex Maria Example'],
    ['First and last name', 'Nagy Eszter'],
    ['Vor- und Nachname', '高橋 健'],
  ])('but not as %s says of %s', (label, text) => {
    expect(partsOf(text, label)).toBeNull();
  });
});

describe('the lead of a form', () => {
  it('has the parts of a full name, and says how they were found', async () => {
    const { fields, steps } = await leadOf({ ФИО: 'Петрова Анна Ивановна' });

    expect(fields).toMatchObject({ NAME: 'Анна', SECOND_NAME: 'Ивановна', LAST_NAME: 'Петрова' });
    expect(fields.COMMENTS).toBeUndefined();
    expect(steps).toContainEqual({ field: 'LAST_NAME', from: 'ФИО', rule: 'key ФИО, split by patronymic' });
  });

  it.each([
    [
      'the form asked for a part',
      { name: 'Анна Петрова', last_name: 'Петрова' },
      {},
      { NAME: 'Анна Петрова', LAST_NAME: 'Петрова' },
    ],
    [
      'a part is set for all',
      { name: 'Анна Петрова' },
      { fields: { LAST_NAME: 'Web' } },
      { NAME: 'Анна Петрова', LAST_NAME: 'Web' },
    ],
    ['the map says what it is', { name: 'Анна Петрова' }, { map: { name: 'NAME' } }, { NAME: 'Анна Петрова' }],
    ['the answer is a first name', { first_name: 'Anna von Trapp' }, {}, { NAME: 'Anna von Trapp' }],
  ])('keeps a name whole when %s', async (_, body, settings, names) => {
    const { fields } = await leadOf(body, { settings });

    expect(fields).toMatchObject(names);
    expect('LAST_NAME' in fields).toBe('LAST_NAME' in names);
  });

  it.each([
    ['given first', 'Ada King', { NAME: 'Ada', LAST_NAME: 'King' }],
    ['given first', 'Ada Byron King', { NAME: 'Ada', SECOND_NAME: 'Byron', LAST_NAME: 'King' }],
    ['family first', 'Kovács Eszter', { NAME: 'Eszter', LAST_NAME: 'Kovács' }],
    ['family first', 'Trần Minh Anh', { NAME: 'Minh', SECOND_NAME: 'Anh', LAST_NAME: 'Trần' }],
    ['given first', 'Петрова Анна', { NAME: 'Анна', LAST_NAME: 'Петрова' }],
  ] as const)('has plain names split when the settings say %s: %s', async (order, name, parts) => {
    const { fields } = await leadOf({ name }, { settings: { names: order } });

    expect(fields).toMatchObject(parts);
  });

  it('keeps plain names of four words whole whatever the settings say', async () => {
    const { fields } = await leadOf({ name: 'Ana Maria Lopes Silva' }, { settings: { names: 'given first' } });

    expect(fields).toMatchObject({ NAME: 'Ana Maria Lopes Silva' });
    expect(fields.LAST_NAME).toBeUndefined();
  });
});
