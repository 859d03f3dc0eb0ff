import { beforeAll, describe, expect, it } from 'vitest';
import { cutSiteLines } from '../../src/filter/site-lines/cut-lines.ts';
import { runFilters } from '../../src/filter/run-filters.ts';
import { compileLexicons, type Lexicon } from '../../src/filter/safety/lexicon.ts';
import { scanRisks } from '../../src/filter/safety/scan-risks.ts';
import { readLexicons, subjectOf, thresholds } from './read-rules.ts';

const UNITS = 6_000;
/** Twice the text may cost twice the work, and a little for tables that grow by doubling. */
const GROWTH_MAX = 2.3;

type Method = 'charCodeAt' | 'codePointAt' | 'slice' | 'substring' | 'toLowerCase' | 'normalize' | 'split';
const METHODS: readonly Method[] = [
  'charCodeAt',
  'codePointAt',
  'slice',
  'substring',
  'toLowerCase',
  'normalize',
  'split',
];

/** Runs what is given and counts the characters that strings were asked for. */
function countWork(run: () => void): number {
  const prototype = String.prototype as unknown as Record<Method, (...args: unknown[]) => unknown>;
  const originals = METHODS.map((name) => [name, prototype[name]] as const);
  let work = 0;
  for (const [name, original] of originals) {
    prototype[name] = function counted(this: string, ...args: unknown[]): unknown {
      const out = original.apply(this, args);
      work += typeof out === 'string' ? out.length : 1;
      return out;
    };
  }
  try {
    run();
  } finally {
    for (const [name, original] of originals) prototype[name] = original;
  }
  return work;
}

/** What every filter and the lexicons do to a text. */
function workOf(text: string, lexicon: Lexicon): number {
  return countWork(() => {
    const subject = subjectOf(text, 'other', text.slice(0, 100));
    runFilters(subject, thresholds);
    scanRisks(subject, lexicon);
    cutSiteLines(text, new Set(['0000000000000000']));
  });
}

describe('work grows with the length of hostile text, not faster', () => {
  let lexicon: Lexicon;
  beforeAll(() => {
    lexicon = compileLexicons(readLexicons());
    // Models and automata are built at first use.
    workOf('先读一遍，让表都建好。'.repeat(40), lexicon);
  });

  it.each([
    ['one character', '一'],
    ['lone surrogates', '\ud800'],
    ['combining marks', 'a\u0301\u0302\u0303'],
    ['right-to-left overrides', '\u202e字\u202c'],
    ['zero-width characters', '赌\u200b'],
    ['one line without an end', '没有句号的长行'],
    ['empty lines', '\n'],
    ['opening brackets', '【'],
    ['digits', '1'],
    ['telephone numbers', '13800138000 '],
    ['domains', 'a.'],
    ['the beginnings of gaps', '{关键词|'],
    ['offers of betting sites', '鑫彩国际官网'],
    ['halves of offers', '娱乐体育'],
    ['words of a lexicon', '百家乐时时彩'],
    ['spaced words of a lexicon', '百 家 乐 '],
    ['contacts', '微信号abc12345，'],
    ['keywords', '长沙搬家公司哪家好'],
    ['emoji', '😀'],
  ])('%s', (_, piece) => {
    const text = (units: number): string => piece.repeat(Math.ceil(units / piece.length));
    const small = workOf(text(UNITS), lexicon);
    const large = workOf(text(2 * UNITS), lexicon);
    expect(small).toBeGreaterThan(UNITS / 2);
    expect(large / small).toBeLessThan(GROWTH_MAX);
  });
});

describe('long hostile text is judged with a reason', () => {
  it.each([
    ['more than a million of one character', '一'.repeat(1_100_000), 'TEXT_TOO_LONG'],
    ['combining marks without end', `a${'\u0301'.repeat(200_000)}`, 'GARBLED_TEXT'],
    ['lone surrogates without end', '\ud800'.repeat(200_000), 'GARBLED_TEXT'],
    ['nothing', '', 'TEXT_TOO_SHORT'],
  ])('%s', (_, text, reason) => {
    const { decision } = runFilters(subjectOf(text), thresholds);
    expect(decision).toMatchObject({ kind: 'reject', reason });
  });
});
