import { foldWord } from '../../text/scan-fold.ts';
import type { LexiconFile, RiskFile, WordFile } from './lexicon.ts';

/** Something wrong with an entry of a lexicon. An error never does what its author meant; a warning may. */
export interface LexiconProblem {
  readonly severity: 'error' | 'warning';
  /** Index of the file in the list that was given. */
  readonly file: number;
  /** Path of the value inside the file. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Complain = (severity: LexiconProblem['severity'], path: LexiconProblem['path'], message: string) => void;

/** Checks what a schema cannot: words that fold to nothing, match everywhere, or say the same twice. */
export function lintLexicons(files: readonly LexiconFile[]): readonly LexiconProblem[] {
  const problems: LexiconProblem[] = [];
  const risks = new Map<string, string>();
  files.forEach((file, index) => {
    const complain: Complain = (severity, path, message) =>
      problems.push({ severity, file: index, path, message });
    if (file.role !== 'spellings') lintFile(file, complain);
    if (file.role === 'risk') lintAcross(file, risks, complain);
  });
  return problems;
}

function lintFile(file: WordFile, complain: Complain): void {
  const seen = new Map<string, number>();
  file.entries.forEach((entry, at) => {
    const path = ['entries', at, 'words'];
    const form = canonical(entry.words);
    const twin = seen.get(form);
    if (twin !== undefined) complain('error', path, `"${entry.words}" says the same as entry ${twin + 1}`);
    else seen.set(form, at);
    const before = file.entries[at - 1];
    if (before !== undefined && before.words > entry.words)
      complain('warning', path, `"${entry.words}" is out of order: it sorts before "${before.words}"`);
    if (file.role === 'context' && entry.level !== 4)
      complain('warning', ['entries', at, 'level'], 'words of reporting are recorded only: level 4');
    lintWords(entry, at, complain);
  });
}

function lintWords(entry: WordFile['entries'][number], at: number, complain: Complain): void {
  const path = ['entries', at, 'words'];
  const parts = entry.words.split('&&&').map((part) => part.split('|'));
  for (const word of parts.flat()) {
    const folded = foldWord(word);
    if (folded === '')
      complain('error', path, `"${word}" is nothing once width, spaces and marks are folded away`);
    else if (folded.length === 1 && parts.length === 1)
      complain('error', path, `"${word}" is one character: it would be found in most texts`);
    else if (entry.level === 1 && parts.length === 1 && /^[a-z0-9]{1,3}$/u.test(folded))
      complain('warning', path, `"${word}" is short for a word that only operators write`);
  }
  const shortest = parts.reduce((sum, part) => sum + Math.min(...part.map((w) => foldWord(w).length)), 0);
  if (entry.within !== undefined && entry.within < shortest)
    complain('error', ['entries', at, 'within'], `its parts need ${shortest} characters`);
  const words = parts.flat().map(foldWord);
  entry.not?.forEach((harmless, i) => {
    if (!words.some((word) => foldWord(harmless).includes(word)))
      complain('error', ['entries', at, 'not', i], `"${harmless}" does not contain "${entry.words}"`);
  });
}

// Two risks may share a topic's name, never a word that decides.
function lintAcross(file: RiskFile, risks: Map<string, string>, complain: Complain): void {
  file.entries.forEach((entry, at) => {
    if (entry.level > 2) return;
    const form = canonical(entry.words);
    const other = risks.get(form);
    if (other !== undefined && other !== file.id)
      complain('warning', ['entries', at, 'words'], `"${entry.words}" is also in ${other}`);
    risks.set(form, file.id);
  });
}

/** Order of parts and of alternatives does not matter. */
function canonical(words: string): string {
  const parts = words.split('&&&').map((part) => part.split('|').map(foldWord).sort().join('|'));
  return parts.sort().join('&&&');
}
