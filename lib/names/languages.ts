import type { Language } from './language.ts';
import { arabic } from './languages/arabic.ts';
import { armenian } from './languages/armenian.ts';
import { azerbaijani } from './languages/azerbaijani.ts';
import { belarusian } from './languages/belarusian.ts';
import { bulgarian } from './languages/bulgarian.ts';
import { chinese } from './languages/chinese.ts';
import { czech } from './languages/czech.ts';
import { danish } from './languages/danish.ts';
import { dutch } from './languages/dutch.ts';
import { english } from './languages/english.ts';
import { finnish } from './languages/finnish.ts';
import { french } from './languages/french.ts';
import { georgian } from './languages/georgian.ts';
import { german } from './languages/german.ts';
import { greek } from './languages/greek.ts';
import { hebrew } from './languages/hebrew.ts';
import { hungarian } from './languages/hungarian.ts';
import { indonesian } from './languages/indonesian.ts';
import { italian } from './languages/italian.ts';
import { japanese } from './languages/japanese.ts';
import { kazakh } from './languages/kazakh.ts';
import { korean } from './languages/korean.ts';
import { norwegian } from './languages/norwegian.ts';
import { polish } from './languages/polish.ts';
import { portuguese } from './languages/portuguese.ts';
import { romanian } from './languages/romanian.ts';
import { russian } from './languages/russian.ts';
import { serbian } from './languages/serbian.ts';
import { slovak } from './languages/slovak.ts';
import { spanish } from './languages/spanish.ts';
import { swedish } from './languages/swedish.ts';
import { turkish } from './languages/turkish.ts';
import { ukrainian } from './languages/ukrainian.ts';
import { uzbek } from './languages/uzbek.ts';
import { vietnamese } from './languages/vietnamese.ts';

/** Every language that forms are understood in. */
export const LANGUAGES: readonly Language[] = [
  ...[english, russian, ukrainian, belarusian, kazakh, german],
  ...[spanish, portuguese, polish, turkish, french, italian],
  ...[dutch, czech, slovak, romanian, hungarian, bulgarian],
  ...[serbian, greek, swedish, danish, norwegian, finnish],
  ...[georgian, armenian, azerbaijani, uzbek, vietnamese, indonesian],
  ...[hebrew, arabic, chinese, japanese, korean],
];
