/** A module under mutation, and the tests that are to notice: as few as do, since every mutant runs them. */
export interface Module {
  readonly name: string;
  /** Files to mutate. */
  readonly mutate: readonly string[];
  /** Test files to run, as vitest filters them: by any part of the path. */
  readonly tests: readonly string[];
}

export const modules: readonly Module[] = [
  { name: 'once', mutate: ['lib/once/create-once.ts'], tests: ['test/unit/once/create-once'] },
  {
    name: 'submission-key',
    mutate: ['lib/once/submission-key.ts'],
    tests: ['test/unit/once/submission-key'],
  },
  { name: 'ledger', mutate: ['lib/once/ledger.ts'], tests: ['test/unit/once/ledger'] },
  {
    name: 'repeats',
    mutate: ['lib/once/repeats.ts'],
    tests: ['test/unit/once/repeats', 'once/ledger.test'],
  },
  { name: 'lock', mutate: ['lib/once/lock.ts'], tests: ['test/unit/once/lock', 'once/ledger.test'] },
  { name: 'queue', mutate: ['lib/aws/queue.ts'], tests: ['test/unit/aws/queue'] },
  { name: 'verify-jws', mutate: ['lib/guard/verify-jws.ts'], tests: ['test/unit/guard/verify-'] },
  { name: 'verify-signature', mutate: ['lib/guard/verify-signature.ts'], tests: ['test/unit/guard/verify-'] },
  {
    name: 'schemes',
    mutate: ['lib/guard/schemes.ts', 'lib/guard/equal.ts', 'lib/guard/hmac.ts'],
    tests: ['test/unit/guard/verify-'],
  },
  {
    name: 'check-delivery',
    mutate: ['lib/guard/check-delivery.ts'],
    tests: ['guard/check-delivery', 'test/unit/accept', 'test/unit/deliver'],
  },
  {
    name: 'verify-captcha',
    mutate: ['lib/guard/verify-captcha.ts'],
    tests: ['test/unit/guard/verify-captcha', 'test/unit/guard/captcha-again'],
  },
  { name: 'screen-spam', mutate: ['lib/guard/screen-spam.ts'], tests: ['test/unit/guard/screen-spam'] },
  {
    name: 'answer-handshake',
    mutate: ['lib/intake/answer-handshake.ts'],
    tests: ['test/unit/intake/answer-handshake', 'test/unit/intake/providers/'],
  },
  {
    name: 'the rest of guard',
    mutate: [
      'lib/guard/check-origin.ts',
      'lib/guard/is-bearer.ts',
      'lib/guard/safe-address.ts',
      'lib/intake/success-answer.ts',
      'lib/answers/redirect-target.ts',
    ],
    tests: [
      'guard/check-origin',
      'guard/is-bearer',
      'intake/success-answer',
      'answers/redirect-target',
      'guard/safe-address',
      'settings/forms',
    ],
  },
  {
    name: 'post',
    mutate: ['lib/bitrix24/post.ts'],
    tests: ['test/unit/bitrix24/post', 'test/unit/bitrix24/call-method', 'integration/private-ca'],
  },
  { name: 'classify-answer', mutate: ['lib/bitrix24/classify-answer.ts'], tests: ['bitrix24/classify-answer'] },
  { name: 'parameters', mutate: ['lib/aws/parameters.ts'], tests: ['test/unit/aws/parameters'] },
];
