/** Mutants that no test can tell from the code, and why. */
export interface Equal {
  readonly file: string;
  /** The line of code on which the mutants start, without its indentation, or how that line begins. */
  readonly line: string;
  /** What the mutants put in the place of a part of it. */
  readonly becomes: readonly string[];
  readonly why: string;
}

const TEXT = '"Stryker was here!"';
const LIST = '["Stryker was here"]';

export const equal: readonly Equal[] = [
  {
    file: 'lib/once/create-once.ts',
    line: "if (claim.state !== 'CLAIMED') throw somebodyElse();",
    becomes: ['false'],
    why: 'the other states were dealt with above; the line only tells the compiler',
  },
  {
    file: 'lib/once/create-once.ts',
    line: "if (outcome.status === 'created') {",
    becomes: ['true'],
    why: 'add() gives nothing else; the line only tells the compiler',
  },
  {
    file: 'lib/once/ledger.ts',
    line: "if (Item?.state?.S === 'DONE') return { state: 'DONE', lead: Number(Item.lead?.N) };",
    becomes: ['Item?.state.S', 'Item.lead.N'],
    why: 'every item has a state, and one that is done has a lead: nobody else writes them',
  },
  {
    file: 'lib/once/ledger.ts',
    line: "return { state: 'SENT', at: Number(Item?.at?.N ?? at) }; // released this moment: as if still claimed, come back later",
    becomes: ['Item?.at.N'],
    why: 'every item has a moment',
  },
  {
    file: 'lib/once/repeats.ts',
    line: "const moments = v.parse(Moments, Item?.moments?.S ?? '[]');",
    becomes: ['Item?.moments.S'],
    why: 'every item has moments',
  },
  {
    file: 'lib/once/repeats.ts',
    line: 'const version = Number(Item?.version?.N ?? 0);',
    becomes: ['Item?.version.N'],
    why: 'every item has a version',
  },
  {
    file: 'lib/guard/verify-jws.ts',
    line: "const [header = '', payload = '', signature = '', ...rest] = jws.split('.');",
    becomes: [TEXT],
    why: 'where a part is missing there is no signature, and this text is none',
  },
  {
    file: 'lib/guard/verify-signature.ts',
    line: "names.map((name) => headers[name.toLowerCase()]).find((value) => value !== undefined) ?? '';",
    becomes: [TEXT],
    why: 'this text is neither a signature nor a time',
  },
  {
    file: 'lib/guard/verify-signature.ts',
    line: "if (!timestamp) return '';",
    becomes: [TEXT],
    why: 'a scheme without a time signs none',
  },
  {
    file: 'lib/guard/verify-signature.ts',
    line: "const id = scheme.id ? first(delivery.headers, scheme.id) : '';",
    becomes: [TEXT],
    why: 'a scheme without an id signs none',
  },
  {
    file: 'lib/guard/verify-signature.ts',
    line: "if (typeof top !== 'object' || top === null) return [];",
    becomes: ['false', LIST],
    why: 'the entries of a text or number have no names but numbers; and this text is no secret',
  },
  {
    file: 'lib/guard/verify-signature.ts',
    line: "typeof value === 'string' || typeof value === 'number' ?",
    becomes: [LIST],
    why: 'this text is no secret',
  },
  {
    file: 'lib/guard/verify-signature.ts',
    line: "...namesIn(places.headers, verify).map((name) => delivery.headers[name.toLowerCase()] ?? ''),",
    becomes: [TEXT],
    why: 'this text is no secret',
  },
  {
    file: 'lib/guard/verify-signature.ts',
    line: '...(places.body ? inBody(await readable(body), namesIn(places.body, verify)) : []),',
    becomes: [LIST],
    why: 'this text is no secret',
  },
  {
    file: 'lib/guard/schemes.ts',
    line: 'const after = (prefix: string) =>',
    becomes: [LIST],
    why: 'this text is no signature',
  },
  {
    file: 'lib/guard/screen-spam.ts',
    line: '...answers.flatMap(({ key, label }) =>',
    becomes: [TEXT],
    why: 'no trap is named so',
  },
  {
    file: 'lib/guard/screen-spam.ts',
    line: '...Object.keys(control).filter((key) =>',
    becomes: ['control[key].trim'],
    why: 'a key of an object has a value; the mark only tells the compiler',
  },
  {
    file: 'lib/intake/providers/meta.ts',
    line: "const token = query.get('hub.verify_token') ?? '';",
    becomes: [TEXT],
    why: 'this text is no token',
  },
  {
    file: 'lib/intake/answer-handshake.ts',
    line: '.flatMap((name) => (name !== undefined && Object.hasOwn(secrets, name) ?',
    becomes: [TEXT],
    why: 'what is there has a value; the other one only tells the compiler',
  },
  {
    file: 'lib/guard/is-bearer.ts',
    line: 'const given =',
    becomes: ['/^Bearer\\s(.+)$/i', TEXT],
    why: 'blanks left over are cut off below; and this text is no bearer',
  },
  {
    file: 'lib/guard/is-bearer.ts',
    line: 'return given !== undefined && Boolean(token) &&',
    becomes: ['given'],
    why: 'no blanks are left over: the ones before are taken by the pattern, the ones behind are cut off above',
  },
  {
    file: 'lib/guard/is-bearer.ts',
    line: 'return given !== undefined && Boolean(token) &&',
    becomes: [TEXT],
    why: 'without a token nobody comes this far',
  },
  {
    file: 'lib/answers/redirect-target.ts',
    line: "const page = URL.parse(referer ?? '');",
    becomes: [TEXT],
    why: 'neither text is an address',
  },
  {
    file: 'lib/bitrix24/post.ts',
    line: "progress.sending?.abort(new Error('TIMEOUT'));",
    becomes: ['""'],
    why: 'the promise is rejected already: nobody reads this error',
  },
  {
    file: 'lib/bitrix24/post.ts',
    line: "if (signal.aborted || progress.sending) controller.abort(new Error('Sent once at most'));",
    becomes: ['""'],
    why: 'of an error of this kind the name alone is told',
  },
  {
    file: 'lib/bitrix24/post.ts',
    line: "signal.addEventListener('abort', stop, { once: true });",
    becomes: ['{}', 'false'],
    why: 'a signal aborts once, and is let go of at the end',
  },
  {
    file: 'lib/bitrix24/post.ts',
    line: 'if (progress.head) resolve({ ...progress.head, text: new TextDecoder().decode(Buffer.concat(chunks)) });',
    becomes: ['true'],
    why: 'no answer ends before it started',
  },
  {
    file: 'lib/aws/parameters.ts',
    line: "const code = error instanceof Error ? error.name : 'UNKNOWN';",
    becomes: ['""'],
    why: 'the SDK throws nothing but errors',
  },
  {
    file: 'lib/aws/parameters.ts',
    line: 'const { Parameters: found = [] } = await client.send(',
    becomes: [LIST],
    why: 'a text has no name and no value either',
  },
];
