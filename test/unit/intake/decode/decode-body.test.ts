import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../../lib/intake/decode/decode-body.ts';
import { Upload } from '../../../../lib/intake/decode/tree.ts';

const FORM = 'application/x-www-form-urlencoded';
const decode = async (body: string | Buffer, type: string | null = null) => {
  const tree = await decodeBody(Buffer.from(body), type);
  return tree instanceof Object || tree === null ? tree : JSON.parse(JSON.stringify(tree));
};

describe('JSON', () => {
  it.each([
    ['application/json', '{"a":1}'],
    ['text/plain;charset=UTF-8', ' {"a":1}'],
    [FORM, '{"a":1}'],
    [null, '\uFEFF{"a":1}'],
    ['application/vnd.api+json', '{"a":1}'],
    [FORM, '%7B%22a%22%3A1%7D'],
  ])('is known by its first character under %s', async (type, body) => {
    expect(await decode(body, type)).toEqual({ a: 1 });
  });

  it('keeps ids that are too long for a number', async () => {
    expect(await decode('{"id":9223372036854775001,"n":12,"m":[1234567890123456]}')).toEqual({
      id: '9223372036854775001',
      n: 12,
      m: ['1234567890123456'],
    });
  });

  it('forgives what hand-written templates get wrong', async () => {
    expect(await decode('{"a":"line one\nline two","b":"x,]",}')).toEqual({ a: 'line one\nline two', b: 'x,]' });
  });

  it('never lets a key be more than a key', async () => {
    const tree = await decodeBody(
      Buffer.from('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":{"prototype":"x"}}'),
      null,
    );
    expect(JSON.stringify(tree)).toBe('{"a":{"prototype":"x"}}');
    const inherited = Object.getPrototypeOf(tree);
    expect(Reflect.ownKeys(inherited)).toEqual([]);
    expect(Object.isFrozen(inherited)).toBe(true);
    expect(Object.getPrototypeOf(inherited)).toBeNull();
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('urlencoded bodies', () => {
  it('nest by brackets, not by dots, and repeat as lists', async () => {
    expect(await decode('a[b][0][c]=1&t%5B%5D=x&t%5B%5D=y&r=1&r=2&data.json=3&s=a+b%2Bc&p=100%', FORM)).toEqual({
      a: { b: [{ c: '1' }] },
      t: ['x', 'y'],
      r: ['1', '2'],
      'data.json': '3',
      s: 'a b+c',
      p: '100%',
    });
  });

  it('are known without a content type', async () => {
    expect(await decode('name=Ana&x=1')).toEqual({ name: 'Ana', x: '1' });
  });

  it.each([
    ['announced by a field', '_charset_=windows-1251&n=%CF%F0%E8%E2%E5%F2', FORM, 'Привет'],
    ['announced by the content type', 'n=%CF%F0%E8%E2%E5%F2', `${FORM}; charset=windows-1251`, 'Привет'],
    ['announced by nobody, Cyrillic', 'n=%CF%F0%E8%E2%E5%F2', FORM, 'Привет'],
    ['announced by nobody, Western', 'n=Andr%E9', FORM, 'André'],
    ['announced wrongly', 'n=%D0%AF', `${FORM}; charset=no-such`, 'Я'],
  ])('may come in another charset, %s', async (_, body, type, text) => {
    expect(await decode(body, type)).toMatchObject({ n: text });
  });

  it('leave prototypes alone', async () => {
    expect(await decode('__proto__[x]=1&constructor[prototype][x]=1&a[__proto__][x]=1&n=1', FORM)).toMatchObject({
      n: '1',
    });
    expect({}).not.toHaveProperty('x');
  });
});

describe('multipart bodies', () => {
  const part = (disposition: string, content: string, type = '') =>
    `--B\r\nContent-Disposition: form-data; ${disposition}\r\n${type ? `Content-Type: ${type}\r\n` : ''}\r\n${content}\r\n`;
  const body = [
    part('name="Имя"', 'Фёдор'),
    part('name="tags[]"', 'a'),
    part('name="tags[]"', 'b'),
    part('name="say %22hi%22"', 'x'),
    part('name="cv"; filename="резюме.pdf"', '\u0000Жÿ', 'application/pdf'),
    part('name="photos[]"; filename="1.png"', '1', 'image/png'),
    part('name="photos[]"; filename="2.png"', '22', 'image/png'),
    part('name="empty"; filename=""', '', 'application/octet-stream'),
    '--B--\r\n',
  ].join('');

  it.each(['multipart/form-data; boundary=B', null])('give fields and files, content type %s', async (type) => {
    const tree = await decode(body, type);
    expect(tree).toEqual({
      Имя: 'Фёдор',
      tags: ['a', 'b'],
      'say "hi"': 'x',
      cv: [new Upload('резюме.pdf', 'application/pdf', Buffer.from('\u0000Жÿ'))],
      photos: [new Upload('1.png', 'image/png', Buffer.from('1')), new Upload('2.png', 'image/png', Buffer.from('22'))],
    });
  });

  it('may come in another charset', async () => {
    const legacy = Buffer.concat([
      Buffer.from(`${part('name="_charset_"', 'windows-1251')}--B\r\nContent-Disposition: form-data; name="`),
      Buffer.from([0xc8, 0xec, 0xff]),
      Buffer.from('"\r\n\r\n'),
      Buffer.from([0xdf, 0xed]),
      Buffer.from('\r\n--B--\r\n'),
    ]);
    expect(await decode(legacy, 'multipart/form-data; boundary=B')).toEqual({ Имя: 'Ян' });
  });

  it('keep fields that bear the name of a file', async () => {
    const both = `${part('name="doc"', 'none') + part('name="doc"; filename="a.txt"', 'a', 'text/plain')}--B--\r\n`;
    expect(await decode(both, 'multipart/form-data; boundary=B')).toEqual({
      doc: ['none', new Upload('a.txt', 'text/plain', Buffer.from('a'))],
    });
  });

  it('are refused when cut off', async () => {
    await expect(decode(body.slice(0, -20), 'multipart/form-data; boundary=B')).rejects.toMatchObject({
      code: 'bad_request',
    });
  });
});

describe('other bodies', () => {
  it.each([
    ['', null, {}],
    ['  \n', 'application/json', {}],
    ['a=1\r\nb=2\r\nmore', 'text/plain', { a: '1', b: '2\nmore' }],
  ])('%j under %s is %j', async (body, type, tree) => {
    expect(await decode(body, type)).toEqual(tree);
  });

  it.each([
    ['hello', 'text/plain', 'bad_request'],
    ['hello', 'application/json', 'bad_request'],
    ['{"a":', 'application/json', 'bad_request'],
    ['{"a":1} x', null, 'bad_request'],
    ['<form/>', 'application/xml', 'unsupported_media_type'],
    ['<form/>', null, 'unsupported_media_type'],
    ['GIF89a', 'image/gif', 'unsupported_media_type'],
    ['a=1', 'application/pdf', 'unsupported_media_type'],
    [`${'['.repeat(100_000)}`, null, 'bad_request'],
    [`${'['.repeat(30)}${']'.repeat(30)}`, null, 'bad_request'],
    [`${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, null, 'bad_request'],
    [`a${'[b]'.repeat(9)}=1`, FORM, 'bad_request'],
    [Array.from({ length: 501 }, (_, i) => `f${i}=1`).join('&'), FORM, 'too_large'],
    [JSON.stringify(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`f${i}`, 1]))), null, 'too_large'],
  ])('%.20s under %s is refused as %s', async (body, type, code) => {
    await expect(decode(body, type)).rejects.toMatchObject({ name: 'RequestError', code });
  });

  it('of 500 fields and 8 levels are taken', async () => {
    expect(
      Object.keys((await decode(Array.from({ length: 500 }, (_, i) => `f${i}=1`).join('&'), FORM)) ?? {}),
    ).toHaveLength(500);
    await expect(decode(`${'{"a":'.repeat(8)}1${'}'.repeat(8)}`)).resolves.toBeDefined();
  });

  it('of more than 500 parts are refused', async () => {
    const many = Array.from(
      { length: 501 },
      (_, i) => `--B\r\nContent-Disposition: form-data; name="f${i}"\r\n\r\n1\r\n`,
    );
    await expect(decode(`${many.join('')}--B--\r\n`, 'multipart/form-data; boundary=B')).rejects.toMatchObject({
      code: 'too_large',
    });
  });
});
