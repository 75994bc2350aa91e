/** A request as a shape makes it: what it weighs is in the body, else in the query or the cookies. */
export interface Hostile {
  readonly body: Buffer;
  readonly contentType: string;
  readonly query?: string;
  readonly cookie?: string;
}

/** Makes a request of about so many bytes. */
export type Shape = (bytes: number) => Hostile;

let told = 0;

/**
 * As many entries as make up the size, each told by its number: the next that nobody had yet, so that no name was met
 * before, or `first` and those after it.
 */
function fill(bytes: number, entry: (n: number) => string, apart: string, first = told): string {
  const parts: string[] = [];
  for (let length = 0; length < bytes; length += Buffer.byteLength(parts.at(-1) ?? '') + apart.length) {
    parts.push(entry(first + parts.length));
  }
  told = Math.max(told, first + parts.length);
  return parts.join(apart);
}

const text = (bytes: number, unit: string) => unit.repeat(Math.ceil(bytes / unit.length));
const json = (value: string): Hostile => ({ body: Buffer.from(value), contentType: 'application/json' });
const value = (content: string) => json(JSON.stringify({ name: 'Ada', question: content }));
const field = (name: string, content: string) => json(JSON.stringify({ [name]: content }));
const form = (pairs: string): Hostile => ({
  body: Buffer.from(pairs),
  contentType: 'application/x-www-form-urlencoded',
});
const parts = (all: string): Hostile => ({
  body: Buffer.from(`${all}\r\n--B--\r\n`),
  contentType: 'multipart/form-data; boundary=B',
});
const small = { body: Buffer.from('name=Ada'), contentType: 'application/x-www-form-urlencoded' };

const object = (members: number, n: number) =>
  `{${Array.from({ length: members }, (_, m) => `"k${n}x${m}":"v${n}x${m}"`).join()}}`;

/** Members in objects of 500, as many as an object may have. */
function halls(bytes: number, member: (n: number) => string): string {
  const members = fill(bytes, member, '\n').split('\n');
  const some = Array.from({ length: Math.ceil(members.length / 500) }, (_, n) => members.slice(n * 500, n * 500 + 500));
  return `{${some.map((own, n) => `"h${n}":{${own.join()}}`).join()}}`;
}

const deep = (key: string, inner: string) =>
  Array.from({ length: 7 }).reduce<string>((all) => `{"${key}":${all}}`, inner);

const phone = (n: number) => `+1212${2_000_000 + (n % 7_000_000)}`;
const letters = (n: number) => n.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');

/**
 * Bodies, queries and cookies that nobody's form sends, each made to cost as much as it can. All of one shape differ in
 * size only.
 */
export const SHAPES: Readonly<Record<string, Shape>> = {
  'json: one long key': (bytes) => field('k'.repeat(bytes), 'v'),
  'json: one long key of words': (bytes) => field(text(bytes, 'your '), 'v'),
  'json: one long key of brackets': (bytes) => field(text(bytes, '()('), 'v'),
  'json: one long key of underscores': (bytes) => field(`a${text(bytes, '__')}`, 'v'),
  'json: one long key of folds': (bytes) => field(text(bytes, 'a__'), 'v'),
  'json: one long key of dots': (bytes) => field(`${text(bytes, 'contact.')}name`, 'v'),
  'json: one long key that looks opaque': (bytes) => field(`field${'_'.repeat(bytes)}!`, 'v'),
  'json: long key around many values': (bytes) =>
    json(`{"${'k'.repeat(bytes / 2)}":{${fill(Math.min(bytes / 2, 6000), (n) => `"q${n}":"v${n}"`, ',')}}}`),
  'json: long key around a mixed list': (bytes) =>
    json(`{"${'k'.repeat(bytes / 2)}":[{"first":"A","last":"B"},${fill(bytes / 2, (n) => `"v${n}"`, ',')}]}`),
  'json: long label around many values': (bytes) =>
    json(
      `{"answers":[{"key":"a","label":"${'l'.repeat(bytes / 2)}","value":{${fill(Math.min(bytes / 2, 6000), (n) => `"q${n}":"v${n}"`, ',')}}}]}`,
    ),
  'json: keys of 201 letters': (bytes) =>
    json(`{${fill(bytes, (n) => `"${letters(n).padStart(201, 'k')}":"v"`, ',')}}`),
  'json: keys of 201 letters, in halls': (bytes) => json(halls(bytes, (n) => `"${letters(n).padStart(201, 'k')}":"v"`)),
  'json: keys of 199 letters, in halls': (bytes) => json(halls(bytes, (n) => `"${letters(n).padStart(199, 'é')}":"v"`)),
  'json: keys of 2,000 letters': (bytes) =>
    json(`{${fill(bytes, (n) => `"${letters(n).padStart(2000, 'k')}":"v${n}"`, ',')}}`),
  'json: keys that unfold when spelt out': (bytes) =>
    json(`{${fill(bytes, (n) => `"${letters(n)}${'ﷺ'.repeat(180)}":"v"`, ',')}}`),
  'json: many keys': (bytes) => json(`{${fill(bytes, (n) => `"q${letters(n)}":"v${n}"`, ',')}}`),
  'json: many keys, in halls': (bytes) => json(halls(bytes, (n) => `"q${letters(n)}":"v${n}"`)),
  'json: many keys, all of one value': (bytes) => json(halls(bytes, (n) => `"q${letters(n)}":"yes"`)),
  'json: many words before a name': (bytes) =>
    json(halls(bytes, (n) => `"your_${letters(n)}_my_${letters(n)}_name_${n}":"v${n}"`)),
  'json: many parts of a whole': (bytes) =>
    json(halls(bytes, (n) => `"name_a_name_b_name_c_name_d_name_e_${letters(n)}_name":"v${n}"`)),
  'json: many objects': (bytes) => json(`[${fill(bytes, (n) => object(16, n), ',')}]`),
  'json: many objects under one key': (bytes) => json(`{"items":[${fill(bytes, (n) => object(16, n), ',')}]}`),
  'json: many people': (bytes) =>
    json(
      `{"people":[${fill(bytes, (n) => `{"name":"N${n}","phone":"${phone(n)}","email":"a${n}@example.com"}`, ',')}]}`,
    ),
  'json: many questions': (bytes) =>
    json(`{"answers":[${fill(bytes, (n) => `{"id":"i${n}","label":"Q ${letters(n)}?","value":"v${n}"}`, ',')}]}`),
  'json: answers of one definition': (bytes) => {
    const options = fill(bytes / 2, (n) => `{"id":"o${n}","text":"T ${n}"}`, ',', 0);
    return json(
      `{"fields":[{"id":"i","type":"choice","title":"T","options":[${options}]}],"answers":[${fill(bytes / 2, (n) => `{"id":"i","value":"o${n}"}`, ',', 0)}]}`,
    );
  },
  'json: members that may be packages': (bytes) =>
    json(`{${fill(bytes, (n) => `"p${n}":{"phone":"${phone(n)}","q":"v${n}"}`, ',')}}`),
  'json: json in many strings': (bytes) =>
    json(`[${fill(bytes, () => JSON.stringify(`[${'1,'.repeat(500)}1]`), ',')}]`),
  'json: questions and their definitions': (bytes) => {
    const [defined, asked] = [
      fill(bytes / 2, (n) => `{"id":"i${n}","type":"text","title":"T ${letters(n)}"}`, ',', 0),
      fill(bytes / 2, (n) => `{"id":"i${n}","value":"v${n}"}`, ',', 0),
    ];
    return json(`{"fields":[${defined}],"answers":[${asked}]}`);
  },
  'json: many options': (bytes) =>
    json(
      `{"answers":[{"label":"Q","value":["i1","i2"],"options":[${fill(bytes, (n) => `{"id":"i${n}","text":"T ${n}"}`, ',')}]}]}`,
    ),
  'json: a list of texts': (bytes) => json(`{"tags":[${fill(bytes, (n) => `"t${n}"`, ',')}]}`),
  'json: a list of numbers, one of them long': (bytes) =>
    json(`{"n":[1234567890123456,${fill(bytes, () => '1', ',')}]}`),
  'json: a list of nothing': (bytes) => json(`{"n":[${fill(bytes, () => '[]', ',')}]}`),
  'json: repeated keys': (bytes) => json(`{${fill(bytes, (n) => `"a":${n}`, ',')}}`),
  'json: lists in lists': (bytes) => json('['.repeat(bytes / 2) + ']'.repeat(bytes / 2)),
  'json: open lists': (bytes) => json('['.repeat(bytes)),
  'json: many deep objects': (bytes) => json(`[${fill(bytes, (n) => deep(`d${n}`, `"v${n}"`), ',')}]`),
  'json: deep under long keys': (bytes) =>
    json(
      deep(
        'k'.repeat(190),
        `{${fill(Math.min(bytes, 6000), (n) => `"q${n}":"v${n}"`, ',')},"more":"${'v'.repeat(bytes)}"}`,
      ),
    ),
  'json: json in a string': (bytes) => value(`{${fill(bytes, (n) => `"q${letters(n)}":"v${n}"`, ',')}}`),
  'json: broken json in strings': (bytes) =>
    json(`[${fill(bytes, (n) => JSON.stringify(`{"a${n}":"x\n"y" z",}`), ',')}]`),
  'json: broken, full of quotes': (bytes) => json(`{"a":"${text(bytes, '"')}`),
  'json: broken, full of commas': (bytes) => json(`{"a":1${text(bytes, `,${' '.repeat(39)}`)}`),
  'json: broken, full of backslashes': (bytes) => json(`{"a":"\n${text(bytes, '\\x')}`),
  'json: value without spaces': (bytes) => value('v'.repeat(bytes)),
  'json: value of spaces': (bytes) => value(`a${' '.repeat(bytes)}b`),
  'json: value of lines': (bytes) => value(text(bytes, 'a \n ')),
  'json: value of control characters': (bytes) =>
    json(`{"q":"${text(bytes, '\u0001')}a"}`.replaceAll('\u0001', '\u007f')),
  'json: value of markup': (bytes) => value(text(bytes, '<[a&b;')),
  'json: value of ampersands': (bytes) => value(`&${'a'.repeat(bytes)}`),
  'json: value of digits': (bytes) => value('1'.repeat(bytes)),
  'json: value of commas': (bytes) => value(text(bytes, 'a, ')),
  'json: subject of spaces': (bytes) => field('subject', `a${' '.repeat(bytes)}b`),
  'json: email of spaces': (bytes) => field('email', `a${' '.repeat(bytes)}b`),
  'json: label of spaces': (bytes) => field(`a${' '.repeat(bytes)}b`, 'v'),
  'json: email of a’s': (bytes) => field('email', `${'a'.repeat(bytes)}@`),
  'json: website of labels': (bytes) => field('website', `${text(bytes, 'a.')}!`),
  'json: phones in one field': (bytes) => field('phone', fill(bytes, phone, ', ')),
  'json: phones in one field, none named': (bytes) => field('question', fill(bytes, phone, ', ')),
  'json: phones in many fields': (bytes) => json(halls(bytes, (n) => `"phone_${n}":"${phone(n)}"`)),
  'json: phones in many fields, none named': (bytes) =>
    json(halls(bytes, (n) => `"q${n}":"${phone(n)}, ${phone(n + 1)}"`)),
  'json: e-mails in one field': (bytes) =>
    field(
      'email',
      fill(bytes, (n) => `a${n}@example.com`, ', '),
    ),
  'json: e-mails in many fields': (bytes) => json(halls(bytes, (n) => `"email_${n}":"a${n}@example.com"`)),
  'json: names of many words': (bytes) =>
    json(
      JSON.stringify({
        first_name: fill(bytes / 2, letters, ' '),
        name: fill(bytes / 2, (n) => `${letters(n)}x`, ' '),
      }),
    ),
  'json: a page’s address of pairs': (bytes) =>
    field('page_url', `https://example.com/?${fill(bytes, (n) => `a${n}=1`, '&')}`),
  'json: utm in a text': (bytes) => field('utm', `utm_source=a|${fill(bytes, (n) => `u${n}=1`, '|')}`),
  'json: tilda’s cookies': (bytes) =>
    field(
      'COOKIES',
      fill(bytes, (n) => `_gid=${n}`, '; '),
    ),
  'json: tilda’s cookies of hashes': (bytes) =>
    field('COOKIES', `TILDAUTM=${encodeURIComponent(`${'#'.repeat(bytes / 3)}\n`)}`),
  'json: a counter’s id of digits': (bytes) => field('_ga', '1'.repeat(bytes)),
  'json: meta’s leads': (bytes) =>
    json(
      `{"object":"page","entry":[{"changes":[${fill(bytes, (n) => `{"field":"leadgen","value":{"leadgen_id":${n}}}`, ',')}]}]}`,
    ),
  'json: meta’s leads beside a long text': (bytes) =>
    json(
      `{"object":"page","note":"${'v'.repeat(bytes / 2)}","entry":[{"changes":[${fill(bytes / 2, (n) => `{"field":"leadgen","value":{"leadgen_id":${n}}}`, ',')}]}]}`,
    ),
  'json: elementor’s browser': (bytes) =>
    json(JSON.stringify({ 'Your name': 'Ada', 'User Agent': text(bytes, '/1'), form_id: '1', form_name: 'f' })),
  'json: tally’s boxes': (bytes) =>
    json(
      `{"eventType":"FORM_RESPONSE","data":{"fields":[${fill(bytes, (n) => `{"key":"k${n}","label":"L${n}","value":true}`, ',')}]}}`,
    ),
  'json in a urlencoded name': (bytes) =>
    form(encodeURIComponent(`{${fill(bytes / 2, (n) => `"q${letters(n)}":"v${n}"`, ',')}}`)),
  'urlencoded: many fields': (bytes) => form(fill(bytes, (n) => `q${n}=v${n}`, '&')),
  'urlencoded: one field again and again': (bytes) => form(fill(bytes, (n) => `q=v${n}`, '&')),
  'urlencoded: 400 long fields': (bytes) =>
    form(fill(bytes, (n) => `${letters(n).padStart(bytes / 800, 'k')}=${'v'.repeat(bytes / 800)}`, '&')),
  'urlencoded: one long key': (bytes) => form(`${'k'.repeat(bytes)}=v`),
  'urlencoded: brackets': (bytes) => form(`a${text(bytes, '[')}=v`),
  'urlencoded: pairs of brackets': (bytes) => form(`a${text(bytes, '[]')}=v`),
  'urlencoded: escapes': (bytes) => form(`a=${text(bytes, '%D0')}`),
  'urlencoded: stray percent signs': (bytes) => form(`a=${text(bytes, '%')}`),
  'text: lines': (bytes) => ({
    body: Buffer.from(fill(bytes, (n) => `q${n}=v${n}`, '\r\n')),
    contentType: 'text/plain',
  }),
  'multipart: many fields': (bytes) =>
    parts(fill(bytes, (n) => `--B\r\nContent-Disposition: form-data; name="q${n}"\r\n\r\nv${n}`, '\r\n')),
  'multipart: one long field': (bytes) =>
    parts(`--B\r\nContent-Disposition: form-data; name="q"\r\n\r\n${'v'.repeat(bytes)}`),
  'multipart: one long name': (bytes) =>
    parts(`--B\r\nContent-Disposition: form-data; name="${'k'.repeat(bytes)}"\r\n\r\nv`),
  'multipart: nearly boundaries': (bytes) =>
    parts(`--B\r\nContent-Disposition: form-data; name="q"\r\n\r\n${text(bytes, '\r\n--')}`),
  'multipart: parts without a name': (bytes) => parts(fill(bytes, () => '--B\r\nX: y\r\n\r\n', '\r\n')),
  'multipart: headers': (bytes) => parts(`--B\r\n${fill(bytes, (n) => `X-${n}: y`, '\r\n')}\r\n\r\nv`),
  'multipart: many files': (bytes) =>
    parts(fill(bytes, (n) => `--B\r\nContent-Disposition: form-data; name="f"; filename="f${n}.txt"\r\n\r\nv`, '\r\n')),
  'multipart: forty files': (bytes) =>
    parts(
      fill(
        bytes,
        (n) =>
          `--B\r\nContent-Disposition: form-data; name="f${n}"; filename="f${n}.txt"\r\n\r\n${'v'.repeat(bytes / 40)}`,
        '\r\n',
      ),
    ),
  'query of pairs': (bytes) => ({ ...small, query: fill(bytes, (n) => `a${n}=1`, '&') }),
  'query of one long name': (bytes) => ({ ...small, query: `${'k'.repeat(bytes)}=1` }),
  'cookies of pairs': (bytes) => ({ ...small, cookie: fill(bytes, (n) => `a${n}=1`, '; ') }),
  'cookies, all of one name': (bytes) => ({ ...small, cookie: fill(bytes, (n) => `_gid=GA1.2.${n}.1`, '; ') }),
};
