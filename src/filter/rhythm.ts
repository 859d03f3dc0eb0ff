import type { TextProfile } from '../core/text-profile.ts';
import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { once } from './once.ts';

/** How marks and spaces divide the Han of a text; shares are of all Han, 0 for a text without any. */
export interface Rhythm {
  /** Han in clauses (between marks or line ends) of 4 to 30 Han that a mark of prose ends. */
  readonly clauseRatio: number;
  /** Han in clauses of more than 40. */
  readonly longClauseRatio: number;
  /** Spaces, bars, slashes and underscores between Han, for each 100 Han: lists of keywords. */
  readonly splitDensity: number;
  /** Commas for each sentence end; 0 without sentence ends. */
  readonly commasPerEnd: number;
  /** Exclamation marks among sentence ends. */
  readonly exclaimRatio: number;
  /** Han in brackets 【】 and after list marks, for each 100 Han: how many such marks stand there. */
  readonly bracketDensity: number;
}

const CLAUSE_HAN_MIN = 4;
const CLAUSE_HAN_MAX = 30;
const LONG_HAN = 40;

const COMMA = 1;
const STOP = 2;
const EXCLAIM = 4;
const SPLIT = 8;
const BRACKET = 16;
const ROLES = tableOf([
  [COMMA, '，、；：,;:'],
  [STOP, '。！？!?…'],
  [EXCLAIM, '！!'],
  [SPLIT, ' \u3000|｜/／_·•>»－-\t'],
  [BRACKET, '【】〖〗★☆■□◆◇●○▲△▼※→►◎①②③④⑤'],
]);

export const rhythm: (profile: TextProfile) => Rhythm = once(({ text, han }) => {
  let clause = 0;
  let inClauses = 0;
  let inLong = 0;
  let splits = 0;
  let commas = 0;
  let ends = 0;
  let exclaims = 0;
  let brackets = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const charClass = UNIT_CLASS[unit] as number;
    if (charClass === CHAR.han) {
      clause++;
      continue;
    }
    const role = ROLES[unit] as number;
    if (role & SPLIT && isHan(text.charCodeAt(i - 1)) && isHan(text.charCodeAt(i + 1))) splits++;
    if (role & BRACKET) brackets++;
    const isMark = (role & (COMMA | STOP)) !== 0;
    if (!isMark && charClass !== CHAR.newline) continue;
    if (isMark && clause >= CLAUSE_HAN_MIN && clause <= CLAUSE_HAN_MAX) inClauses += clause;
    if (clause > LONG_HAN) inLong += clause;
    clause = 0;
    if (role & COMMA) commas++;
    if (role & STOP) ends++;
    if (role & EXCLAIM) exclaims++;
  }
  if (clause > LONG_HAN) inLong += clause;
  const share = (count: number): number => (han === 0 ? 0 : count / han);
  return {
    clauseRatio: share(inClauses),
    longClauseRatio: share(inLong),
    splitDensity: 100 * share(splits),
    commasPerEnd: ends === 0 ? 0 : commas / ends,
    exclaimRatio: ends === 0 ? 0 : exclaims / ends,
    bracketDensity: 100 * share(brackets),
  };
});

function isHan(unit: number): boolean {
  return UNIT_CLASS[unit] === CHAR.han;
}

function tableOf(roles: readonly (readonly [role: number, marks: string])[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [role, marks] of roles) {
    for (let i = 0; i < marks.length; i++)
      table[marks.charCodeAt(i)] = (table[marks.charCodeAt(i)] as number) | role;
  }
  return table;
}
