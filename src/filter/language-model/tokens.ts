import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { foldTable } from '../../text/fold-table.ts';

/** Kinds of tokens that are no Han character. */
export const BREAK = 0;
export const DIGIT = 1;
export const LETTER = 2;
export const RARE = 3;
/** First index of a Han character in the vocabulary. */
export const HAN_FIRST = 4;

/**
 * Token of each UTF-16 unit for a vocabulary of folded Han characters: marks and spaces break, digits and
 * letters of other scripts are one token each, Han outside the vocabulary is RARE.
 */
export function tokenTable(vocabulary: string): Uint16Array {
  const fold = foldTable();
  const index = new Uint16Array(0x10000).fill(RARE);
  for (let i = 0; i < vocabulary.length; i++) index[vocabulary.charCodeAt(i)] = HAN_FIRST + i;
  const tokens = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const charClass = UNIT_CLASS[unit] as number;
    if (charClass === CHAR.han || charClass === CHAR.surrogate)
      tokens[unit] = index[fold[unit] as number] as number;
    else if (charClass === CHAR.digit) tokens[unit] = DIGIT;
    else if (charClass === CHAR.latin || charClass === CHAR.kana || charClass === CHAR.hangul)
      tokens[unit] = LETTER;
  }
  return tokens;
}
