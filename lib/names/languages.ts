import type { Language } from './language.ts';
import { belarusian } from './languages/belarusian.ts';
import { english } from './languages/english.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { italian } from './languages/italian.ts';
import { kazakh } from './languages/kazakh.ts';
import { polish } from './languages/polish.ts';
import { portuguese } from './languages/portuguese.ts';
import { russian } from './languages/russian.ts';
import { spanish } from './languages/spanish.ts';
import { turkish } from './languages/turkish.ts';
import { ukrainian } from './languages/ukrainian.ts';

/** Every language that forms are understood in. */
export const LANGUAGES: readonly Language[] = [
  ...[english, russian, ukrainian, belarusian, kazakh, german],
  ...[spanish, portuguese, polish, turkish, french, italian],
];
