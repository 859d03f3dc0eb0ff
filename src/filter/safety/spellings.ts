import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { foldWord } from '../../text/scan-fold.ts';
import type { LexiconFile } from './lexicon.ts';
import { pinyinInitial } from './pinyin-initials.ts';

/** Words of at least this many Han characters are also sought with one of them written as its pinyin initial. */
const INITIALS_MIN = 3;
/** From this many, two neighbours may be initials. */
const TWO_INITIALS_MIN = 4;

/** Finds the spellings that hide a folded word; none for words without Han characters. */
export interface Spellings {
  of(word: string): readonly string[];
}

/** One character at a time is replaced by what the rule files give for it, or by its pinyin initial. */
export function compileSpellings(files: readonly LexiconFile[]): Spellings {
  const forms = new Map<string, readonly string[]>();
  for (const file of files) {
    if (file.role !== 'spellings') continue;
    for (const { char, as } of file.entries) forms.set(foldWord(char), as.map(foldWord));
  }
  return { of: (word) => [...substituted(word, forms), ...withInitials(word)] };
}

function* substituted(word: string, forms: ReadonlyMap<string, readonly string[]>): Generator<string> {
  if (word.length < 2) return;
  for (let i = 0; i < word.length; i++) {
    for (const form of forms.get(word.charAt(i)) ?? []) yield word.slice(0, i) + form + word.slice(i + 1);
  }
}

function* withInitials(word: string): Generator<string> {
  if (!isHan(word)) return;
  for (let size = 1; size <= 2; size++) {
    if (word.length < (size === 1 ? INITIALS_MIN : TWO_INITIALS_MIN)) return;
    for (let i = 0; i + size <= word.length; i++) {
      const initials = Array.from(word.slice(i, i + size), pinyinInitial).join('');
      if (initials.length === size) yield word.slice(0, i) + initials + word.slice(i + size);
    }
  }
}

function isHan(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (UNIT_CLASS[word.charCodeAt(i)] !== CHAR.han) return false;
  return true;
}
