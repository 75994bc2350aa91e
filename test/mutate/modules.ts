/** A module under mutation, and the tests that are to notice: as few as do, since every mutant runs them. */
export interface Module {
  readonly name: string;
  /** Files to mutate. */
  readonly mutate: readonly string[];
  /** Test files to run, as vitest filters them: by any part of the path. */
  readonly tests: readonly string[];
}

export const modules: readonly Module[] = [
  { name: 'once', mutate: ['lib/once.ts'], tests: ['test/unit/once.test.ts'] },
  { name: 'ledger', mutate: ['lib/delivery/ledger.ts'], tests: ['test/unit/delivery/ledger'] },
  {
    name: 'repeats',
    mutate: ['lib/delivery/repeats.ts'],
    tests: ['test/unit/delivery/repeats', 'delivery/ledger.test'],
  },
  { name: 'lock', mutate: ['lib/delivery/lock.ts'], tests: ['test/unit/delivery/lock', 'delivery/ledger.test'] },
  { name: 'queue', mutate: ['lib/delivery/queue.ts'], tests: ['test/unit/delivery/queue'] },
  { name: 'verify-jws', mutate: ['lib/guard/verify-jws.ts'], tests: ['test/unit/guard/verify-'] },
  { name: 'verify-signature', mutate: ['lib/guard/verify-signature.ts'], tests: ['test/unit/guard/verify-'] },
  {
    name: 'schemes',
    mutate: ['lib/guard/schemes.ts', 'lib/guard/equal.ts', 'lib/guard/hmac.ts'],
    tests: ['test/unit/guard/verify-'],
  },
  { name: 'screen-spam', mutate: ['lib/guard/screen-spam.ts'], tests: ['test/unit/guard/screen-spam'] },
  { name: 'answer-handshake', mutate: ['lib/guard/answer-handshake.ts'], tests: ['test/unit/guard/answer-handshake'] },
  {
    name: 'the rest of guard',
    mutate: [
      'lib/guard/check-origin.ts',
      'lib/guard/is-bearer.ts',
      'lib/guard/provider-answer.ts',
      'lib/guard/safe-redirect.ts',
    ],
    tests: ['guard/check-origin', 'guard/is-bearer', 'guard/provider-answer', 'guard/safe-redirect'],
  },
  {
    name: 'post',
    mutate: ['lib/bitrix24/post.ts'],
    tests: ['test/unit/bitrix24/post', 'test/unit/bitrix24/call-method'],
  },
  { name: 'classify-answer', mutate: ['lib/bitrix24/classify-answer.ts'], tests: ['bitrix24/classify-answer'] },
  { name: 'parameters', mutate: ['lib/settings/parameters.ts'], tests: ['test/unit/settings/parameters'] },
];
