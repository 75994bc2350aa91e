import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleQuoted } from '../../../lib/cli/double-quoted.ts';

const read = (text: string): unknown => JSON.parse(doubleQuoted(text));

describe('JSON with single quotes', () => {
  it.each([
    [`{'NAME':'Ivan'}`, { NAME: 'Ivan' }],
    [` { 'NAME' : 'Ivan' , 'AGE' : 5 } `, { NAME: 'Ivan', AGE: 5 }],
    [`{'LAST_NAME':'O'Brien','TITLE':'rock 'n' roll'}`, { LAST_NAME: "O'Brien", TITLE: "rock 'n' roll" }],
    [`{'TITLE':'the boys' book'}`, { TITLE: "the boys' book" }],
    [`{'A':'ends with one''}`, { A: "ends with one'" }],
    [`{'A':'a 'quoted', word'}`, { A: "a 'quoted', word" }],
    [`{'A':'','B':[]}`, { A: '', B: [] }],
    [`{'A':'say "hi"'}`, { A: 'say "hi"' }],
    [`{'A':"it's",'B':"x"}`, { A: "it's", B: 'x' }],
    [`{"A":'it's',"B":1}`, { A: "it's", B: 1 }],
    [String.raw`{'A':'it\'s, \'B\':','C':'x\ny\\zé'}`, { A: "it's, 'B':", C: 'x\ny\\zé' }],
    [`{'A':'two\nlines'}`, { A: 'two\nlines' }],
    [`['O'Brien', 'x', true, null, -1]`, ["O'Brien", 'x', true, null, -1]],
    [
      `{'EMAIL':[{'VALUE':'a@b.c','VALUE_TYPE':'HOME'},{'VALUE':'d'e'}]}`,
      {
        EMAIL: [{ VALUE: 'a@b.c', VALUE_TYPE: 'HOME' }, { VALUE: "d'e" }],
      },
    ],
    [`{'NAME':'Ivan 😀','LAST_NAME':'Д'Артаньян'}`, { NAME: 'Ivan 😀', LAST_NAME: "Д'Артаньян" }],
    [`{'A':{'B':{'C':'d'}}}`, { A: { B: { C: 'd' } } }],
  ])('is read: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([`{'NAME':'Ivan}`, `{NAME:'Ivan'}`, `{'NAME' 'Ivan'}`, `{'NAME':'Ivan'`, `{'NAME':'Ivan',}`, `'`, ``])(
    'stays none where it is none: %s',
    (text) => {
      expect(() => read(text)).toThrow(SyntaxError);
    },
  );

  it('leaves every JSON text as it is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is read back whatever words are in it, when their quotes and backslashes are escaped', () => {
    const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (lead) => {
        const text = `{${Object.entries(lead)
          .map(([name, value]) => `${quoted(name)}:${quoted(value)}`)
          .join(',')}}`;
        expect(Object.entries(Object(read(text)))).toEqual(Object.entries(JSON.parse(JSON.stringify(lead))));
      }),
    );
  });

  it('takes time that grows with its length and no faster', () => {
    const long = (length: number) => `{'A':'${"' ".repeat(length)}x'}`;
    const time = (length: number) => {
      const start = performance.now();
      doubleQuoted(long(length));
      return performance.now() - start;
    };
    time(20_000);
    expect(time(200_000)).toBeLessThan(2000);
  });
});
