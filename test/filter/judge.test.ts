import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hold, keep, reject, type Decision } from '../../src/core/decision.ts';
import type { Measures } from '../../src/core/measures.ts';
import { FILTERS, filterThresholdsSchema } from '../../src/filter/run-filters.ts';

type FilterId = (typeof FILTERS)[number]['id'];
interface Row {
  readonly id: FilterId;
  readonly name: string;
  readonly measures: Measures;
  readonly params: Readonly<Record<string, unknown>>;
  readonly expected: Decision;
}

const length = { visibleMin: 80, visibleMinStructured: 40, codePointsMax: 100 };
const garbled = { brokenRatioMax: 0.01, mojibakeRatioMax: 0.15 };
const language = { languages: ['zh', 'yue'], languageScoreMin: 0.3 };
const han = { hanRatioMin: 0.3, hanRatioMinStructured: 0.1 };
const symbols = {
  symbolRatioMax: 0.25,
  digitRatioMax: 0.3,
  digitRatioMaxStructured: 0.5,
  punctuationRatioMax: 0.4,
};
const lines = { duplicateLineRatioMax: 0.287, duplicateUnitRatioMax: 0.2 };
const grams = { topGramRatioMax: 0.2, dupGramRatioMax: 0.45, dupGramRatioMaxStructured: 0.6 };
const vocabulary = { varietyMin: 0.45, functionRatioMin: 0.005 };
const menu = { shortLineRatioMax: 0.6, shortUnitRatioMax: 0.3 };
const ends = { endedLineRatioMin: 0.106, endedUnitRatioMin: 0.3 };
const sentence = { longSentenceRatioMax: 0.5, sentenceUnitsMeanMin: 3 };
const qualities = { qualityMin: 0.1, qualityMinStructured: 0.02 };
const coherence = { loosenessMax: 3, linesMin: 8, lineRecurrenceMin: 0.03 };
const loose = {
  recurrence: 0.02,
  lonelyRatio: 0.5,
  tiedSentences: 12,
  looseness: 3.1,
  lineRecurrence: 0.2,
  tiedLines: 9,
  coherenceExempt: 0,
};
const looseEvidence = {
  looseness: 3.1,
  loosenessMax: 3,
  tiedSentences: 12,
  lineRecurrence: 0.2,
  lineRecurrenceMin: 0.03,
  tiedLines: 9,
};
const injection = {
  pointsMin: 4,
  baitsRejectMin: 2,
  bodyContactsMax: 2,
  bettingWordsMin: 2,
  reportWordsMin: 3,
  namesRejectMin: 3,
};
const injected = {
  headPoints: 6,
  tailPoints: 0,
  titlePoints: 0,
  bodyPoints: 0,
  injectedBaits: 2,
  bodyContacts: 2,
  foreignTitle: 0,
  siteNames: 0,
  titleNames: 0,
  bettingWords: 0,
  reportWords: 0,
};
const named = { ...injected, headPoints: 0 };
const namedEvidence = {
  siteNames: 2,
  titleNames: 0,
  namesRejectMin: 3,
  bettingWords: 0,
  bettingWordsMin: 2,
  reportWords: 0,
};
const injectedEvidence = {
  headPoints: 6,
  tailPoints: 0,
  titlePoints: 0,
  bodyPoints: 0,
  pointsMin: 4,
  injectedBaits: 2,
  baitsRejectMin: 2,
  foreignTitle: 0,
};
const solicitation = {
  baitsMin: 3,
  densityMin: 14,
  baitsHoldMin: 2,
  densityHoldMin: 8,
  reportsPerBait: 1,
};
const soliciting = { baits: 3, reach: 2, solicitationDensity: 14, reportWords: 0, baitKind: 0 };
const solicitingEvidence = {
  kind: 'gambling',
  baits: 3,
  reach: 2,
  solicitationDensity: 14,
  densityMin: 14,
  reportWords: 0,
};
const spun = {
  spunDistinctMin: 4,
  spunDensityMin: 6,
  spunDistinctHoldMin: 3,
  spunDensityHoldMin: 5,
  bothScriptsRatioMax: 0.4,
  openGapsMin: 2,
  readingsMin: 4,
  readingDensityMin: 2,
  noiseMarksMin: 3,
  noiseDensityMin: 2,
  tailWordsMin: 3,
  tailWordRatioMin: 0.4,
};
const unspun = {
  spunDistinct: 0,
  spunDensity: 0,
  bothScriptsRatio: 0,
  openGaps: 0,
  readings: 0,
  readingDensity: 0,
  noiseMarks: 0,
  noiseDensity: 0,
  tailWords: 0,
  tailWordRatio: 0,
};
const stuffing = {
  topPairRatioMax: 0.08,
  splitDensityMax: 20,
  proseQualityMin: 0.15,
  keywordClauseRatioMax: 0.12,
  keywordCoverMax: 0.04,
  keywordOddRatioMax: 0.4,
  searchWordingsMax: 3,
  searchDensityMax: 5,
};
const stuffed = {
  topPairRatio: 0.1,
  splitDensity: 3,
  quality: 0.1,
  keywordClauseRatio: 0,
  keywordCover: 0,
  keywordOddRatio: 0,
  searchWordings: 0,
  searchDensity: 0,
  stuffingExempt: 0,
};
const putIn = {
  ...stuffed,
  quality: 0.9,
  keywordClauseRatio: 0.2,
  keywordCover: 0.1,
  keywordOddRatio: 0.5,
};
const keywordEvidence = {
  keywordClauseRatio: 0.2,
  keywordClauseRatioMax: 0.12,
  keywordCover: 0.1,
  keywordOddRatio: 0.5,
  searchWordings: 0,
  searchWordingsMax: 3,
  searchDensity: 0,
};
const calls = { callDistinctMax: 3, callDensityMax: 6 };

const ROWS: readonly Row[] = [
  row('filter.length', 'at the minimum', { codePoints: 80, visible: 80, structured: 0 }, length, keep),
  row(
    'filter.length',
    'below it',
    { codePoints: 80, visible: 79, structured: 0 },
    length,
    reject('TEXT_TOO_SHORT', { visible: 79, visibleMin: 80 }),
  ),
  row('filter.length', 'a short regulation', { codePoints: 40, visible: 40, structured: 1 }, length, keep),
  row(
    'filter.length',
    'empty',
    { codePoints: 0, visible: 0, structured: 1 },
    length,
    reject('TEXT_TOO_SHORT', { visible: 0, visibleMin: 40 }),
  ),
  row('filter.length', 'at the maximum', { codePoints: 100, visible: 90, structured: 0 }, length, keep),
  row(
    'filter.length',
    'above it',
    { codePoints: 101, visible: 90, structured: 0 },
    length,
    reject('TEXT_TOO_LONG', { codePoints: 101, codePointsMax: 100 }),
  ),
  row('filter.garbled', 'at the maxima', { brokenRatio: 0.01, mojibakeRatio: 0.15 }, garbled, keep),
  row(
    'filter.garbled',
    'broken',
    { brokenRatio: 0.011, mojibakeRatio: 0 },
    garbled,
    reject('GARBLED_TEXT', { brokenRatio: 0.011, mojibakeRatio: 0, ...garbled }),
  ),
  row(
    'filter.garbled',
    'mojibake',
    { brokenRatio: 0, mojibakeRatio: 0.16 },
    garbled,
    reject('GARBLED_TEXT', { brokenRatio: 0, mojibakeRatio: 0.16, ...garbled }),
  ),
  row(
    'filter.language',
    'zh at the minimum',
    { languageIndex: 1, languageScore: 0.3, hantRatio: 0 },
    language,
    keep,
  ),
  row(
    'filter.language',
    'zh below it',
    { languageIndex: 1, languageScore: 0.29, hantRatio: 0 },
    language,
    reject('LANGUAGE_OTHER', { language: 'zh', languageScore: 0.29, languageScoreMin: 0.3 }),
  ),
  row(
    'filter.language',
    'ja',
    { languageIndex: 4, languageScore: 0.9, hantRatio: 0 },
    language,
    reject('LANGUAGE_OTHER', { language: 'ja', languageScore: 0.9, languageScoreMin: 0.3 }),
  ),
  row('filter.han-ratio', 'at the minimum', { hanRatio: 0.3, structured: 0 }, han, keep),
  row(
    'filter.han-ratio',
    'below it',
    { hanRatio: 0.29, structured: 0 },
    han,
    reject('HAN_RATIO_LOW', { hanRatio: 0.29, hanRatioMin: 0.3 }),
  ),
  row('filter.han-ratio', 'a manual', { hanRatio: 0.1, structured: 1 }, han, keep),
  row(
    'filter.han-ratio',
    'a manual in English',
    { hanRatio: 0.09, structured: 1 },
    han,
    reject('HAN_RATIO_LOW', { hanRatio: 0.09, hanRatioMin: 0.1 }),
  ),
  row(
    'filter.symbols',
    'at the maxima',
    { symbolRatio: 0.25, digitRatio: 0.3, punctuationRatio: 0.4, structured: 0 },
    symbols,
    keep,
  ),
  row(
    'filter.symbols',
    'digits',
    { symbolRatio: 0, digitRatio: 0.31, punctuationRatio: 0, structured: 0 },
    symbols,
    reject('SYMBOL_RATIO_HIGH', {
      symbolRatio: 0,
      symbolRatioMax: 0.25,
      digitRatio: 0.31,
      digitRatioMax: 0.3,
      punctuationRatio: 0,
      punctuationRatioMax: 0.4,
    }),
  ),
  row(
    'filter.symbols',
    'a table',
    { symbolRatio: 0, digitRatio: 0.5, punctuationRatio: 0, structured: 1 },
    symbols,
    keep,
  ),
  row(
    'filter.duplicate-lines',
    'at the maxima',
    { duplicateLineRatio: 0.287, duplicateUnitRatio: 0.2 },
    lines,
    keep,
  ),
  row(
    'filter.duplicate-lines',
    'above',
    { duplicateLineRatio: 0.288, duplicateUnitRatio: 0.1 },
    lines,
    reject('DUPLICATE_LINES', { duplicateLineRatio: 0.288, duplicateUnitRatio: 0.1, ...lines }),
  ),
  row(
    'filter.repetition',
    'at the maxima',
    { topGramRatio: 0.2, dupGramRatio: 0.45, structured: 0 },
    grams,
    keep,
  ),
  row(
    'filter.repetition',
    'repeated',
    { topGramRatio: 0, dupGramRatio: 0.46, structured: 0 },
    grams,
    reject('NGRAM_REPETITION', {
      topGramRatio: 0,
      topGramRatioMax: 0.2,
      dupGramRatio: 0.46,
      dupGramRatioMax: 0.45,
    }),
  ),
  row('filter.repetition', 'a statute', { topGramRatio: 0.2, dupGramRatio: 0.6, structured: 1 }, grams, keep),
  row('filter.vocabulary', 'at the minima', { variety: 0.45, functionRatio: 0.005 }, vocabulary, keep),
  row(
    'filter.vocabulary',
    'no function words',
    { variety: 0.8, functionRatio: 0.004 },
    vocabulary,
    reject('VOCABULARY_POOR', { variety: 0.8, functionRatio: 0.004, ...vocabulary }),
  ),
  row('filter.menu-lines', 'at one maximum', { shortLineRatio: 0.9, shortUnitRatio: 0.3 }, menu, keep),
  row(
    'filter.menu-lines',
    'above both',
    { shortLineRatio: 0.61, shortUnitRatio: 0.31 },
    menu,
    reject('MENU_SHARE_HIGH', { shortLineRatio: 0.61, shortUnitRatio: 0.31, ...menu }),
  ),
  row(
    'filter.sentence-ends',
    'at one minimum',
    { endedLineRatio: 0.106, endedUnitRatio: 0, lineShapeExempt: 0 },
    ends,
    keep,
  ),
  row(
    'filter.sentence-ends',
    'below both',
    { endedLineRatio: 0.1, endedUnitRatio: 0.29, lineShapeExempt: 0 },
    ends,
    reject('SENTENCES_MISSING', { endedLineRatio: 0.1, endedUnitRatio: 0.29, ...ends }),
  ),
  row(
    'filter.sentence-ends',
    'verse',
    { endedLineRatio: 0, endedUnitRatio: 0, lineShapeExempt: 1 },
    ends,
    keep,
  ),
  row(
    'filter.sentence-length',
    'at both bounds',
    { longSentenceRatio: 0.5, sentenceUnitsMean: 3 },
    sentence,
    keep,
  ),
  row(
    'filter.sentence-length',
    'one carpet',
    { longSentenceRatio: 0.51, sentenceUnitsMean: 600 },
    sentence,
    reject('SENTENCE_TOO_LONG', { longSentenceRatio: 0.51, sentenceUnitsMean: 600, ...sentence }),
  ),
  row(
    'filter.advertising',
    'many calls, long text',
    { calls: 9, callDistinct: 9, callDensity: 6 },
    calls,
    keep,
  ),
  row(
    'filter.advertising',
    'few calls, short text',
    { calls: 9, callDistinct: 3, callDensity: 20 },
    calls,
    keep,
  ),
  row(
    'filter.advertising',
    'above both',
    { calls: 9, callDistinct: 4, callDensity: 6.1 },
    calls,
    reject('ADVERTISING', { callDistinct: 4, callDensity: 6.1, ...calls }),
  ),
  row('filter.coherence', 'at the maximum', { ...loose, looseness: 3 }, coherence, keep),
  row('filter.coherence', 'exempt', { ...loose, coherenceExempt: 1 }, coherence, keep),
  row('filter.coherence', 'sentences without ties', loose, coherence, hold('INCOHERENT_TEXT', looseEvidence)),
  row(
    'filter.coherence',
    'lines without ties',
    { ...loose, looseness: 0, lineRecurrence: 0.02 },
    coherence,
    hold('INCOHERENT_TEXT', { ...looseEvidence, looseness: 0, lineRecurrence: 0.02 }),
  ),
  row('filter.injection', 'points below', { ...injected, headPoints: 3 }, injection, keep),
  row('filter.injection', 'a body full of contacts', { ...injected, bodyContacts: 3 }, injection, keep),
  row(
    'filter.injection',
    'trade at the head',
    { ...injected, injectedBaits: 0 },
    injection,
    hold('INJECTED_TEXT', { ...injectedEvidence, injectedBaits: 0 }),
  ),
  row(
    'filter.injection',
    'a foreign title',
    { ...injected, headPoints: 0, foreignTitle: 1 },
    injection,
    hold('INJECTED_TEXT', { ...injectedEvidence, headPoints: 0, foreignTitle: 1 }),
  ),
  row(
    'filter.injection',
    'baits at the head',
    injected,
    injection,
    reject('INJECTED_TEXT', injectedEvidence),
  ),
  row(
    'filter.injection',
    'names of sites',
    { ...named, siteNames: 2 },
    injection,
    hold('INJECTED_TEXT', namedEvidence),
  ),
  row(
    'filter.injection',
    'many names of sites',
    { ...named, siteNames: 2, titleNames: 1 },
    injection,
    reject('INJECTED_TEXT', { ...namedEvidence, titleNames: 1 }),
  ),
  row(
    'filter.injection',
    'names of sites in a text about betting',
    { ...named, siteNames: 2, titleNames: 1, bettingWords: 2 },
    injection,
    hold('INJECTED_TEXT', { ...namedEvidence, titleNames: 1, bettingWords: 2 }),
  ),
  row(
    'filter.injection',
    'names of sites in a report about betting',
    { ...named, siteNames: 2, titleNames: 1, bettingWords: 2, reportWords: 3 },
    injection,
    keep,
  ),
  row('filter.solicitation', 'no way to get in touch', { ...soliciting, reach: 0 }, solicitation, keep),
  row('filter.solicitation', 'one bait', { ...soliciting, baits: 1 }, solicitation, keep),
  row(
    'filter.solicitation',
    'two baits',
    { ...soliciting, baits: 2 },
    solicitation,
    hold('SOLICITATION', { ...solicitingEvidence, baits: 2 }),
  ),
  row(
    'filter.solicitation',
    'dense, and reports',
    { ...soliciting, reportWords: 3 },
    solicitation,
    hold('SOLICITATION', { ...solicitingEvidence, reportWords: 3 }),
  ),
  row(
    'filter.solicitation',
    'thin, and reports',
    { ...soliciting, solicitationDensity: 13, reportWords: 3 },
    solicitation,
    keep,
  ),
  row('filter.solicitation', 'dense', soliciting, solicitation, reject('SOLICITATION', solicitingEvidence)),
  row('filter.spun', 'thin', { ...unspun, spunDistinct: 4, spunDensity: 4.9 }, spun, keep),
  row('filter.spun', 'one gap', { ...unspun, openGaps: 1 }, spun, keep),
  row(
    'filter.spun',
    'two gaps',
    { ...unspun, openGaps: 2 },
    spun,
    reject('MACHINE_SPUN', { openGaps: 2, openGapsMin: 2 }),
  ),
  row(
    'filter.spun',
    'words exchanged',
    { ...unspun, spunDistinct: 4, spunDensity: 6 },
    spun,
    reject('MACHINE_SPUN', { spunDistinct: 4, spunDistinctMin: 4, spunDensity: 6, spunDensityMin: 6 }),
  ),
  row(
    'filter.spun',
    'some words exchanged',
    { ...unspun, spunDistinct: 3, spunDensity: 5 },
    spun,
    hold('MACHINE_SPUN', {
      spunDistinct: 3,
      spunDistinctHoldMin: 3,
      spunDensity: 5,
      spunDensityHoldMin: 5,
    }),
  ),
  row(
    'filter.spun',
    'scripts mixed',
    { ...unspun, bothScriptsRatio: 0.5 },
    spun,
    hold('MACHINE_SPUN', { bothScriptsRatio: 0.5, bothScriptsRatioMax: 0.4 }),
  ),
  row(
    'filter.spun',
    'readings',
    { ...unspun, readings: 4, readingDensity: 2 },
    spun,
    hold('MACHINE_SPUN', { readings: 4, readingsMin: 4, readingDensity: 2 }),
  ),
  row('filter.spun', 'few readings', { ...unspun, readings: 4, readingDensity: 1.9 }, spun, keep),
  row(
    'filter.spun',
    'pictographs',
    { ...unspun, noiseMarks: 3, noiseDensity: 2 },
    spun,
    hold('MACHINE_SPUN', { noiseMarks: 3, noiseMarksMin: 3, noiseDensity: 2 }),
  ),
  row(
    'filter.spun',
    'words behind full stops',
    { ...unspun, tailWords: 3, tailWordRatio: 0.4 },
    spun,
    hold('MACHINE_SPUN', { tailWords: 3, tailWordsMin: 3, tailWordRatio: 0.4 }),
  ),
  row('filter.stuffing', 'prose', { ...stuffed, quality: 0.15 }, stuffing, keep),
  row('filter.stuffing', 'exempt', { ...stuffed, stuffingExempt: 1 }, stuffing, keep),
  row('filter.stuffing', 'at the maximum', { ...stuffed, topPairRatio: 0.08 }, stuffing, keep),
  row(
    'filter.stuffing',
    'one word too often',
    stuffed,
    stuffing,
    reject('KEYWORD_STUFFING', {
      topPairRatio: 0.1,
      topPairRatioMax: 0.08,
      splitDensity: 3,
      splitDensityMax: 20,
      quality: 0.1,
      proseQualityMin: 0.15,
    }),
  ),
  row('filter.stuffing', 'a name that fits its place', { ...putIn, keywordOddRatio: 0.4 }, stuffing, keep),
  row('filter.stuffing', 'a keyword put in', putIn, stuffing, hold('KEYWORD_STUFFING', keywordEvidence)),
  row(
    'filter.stuffing',
    'a keyword in a template',
    { ...putIn, searchWordings: 4, searchDensity: 6 },
    stuffing,
    reject('KEYWORD_STUFFING', { ...keywordEvidence, searchWordings: 4, searchDensity: 6 }),
  ),
  row('filter.fluency', 'at the maximum', { bits: 11, fluencyExempt: 0 }, { bitsMax: 11 }, keep),
  row(
    'filter.fluency',
    'above it',
    { bits: 11.1, fluencyExempt: 0 },
    { bitsMax: 11 },
    reject('NOT_FLUENT', { bits: 11.1, bitsMax: 11 }),
  ),
  row('filter.fluency', 'exempt', { bits: 15, fluencyExempt: 1 }, { bitsMax: 11 }, keep),
  row('filter.quality', 'at the minimum', { quality: 0.1, structured: 0 }, qualities, keep),
  row(
    'filter.quality',
    'below it',
    { quality: 0.09, structured: 0 },
    qualities,
    reject('QUALITY_LOW', { quality: 0.09, qualityMin: 0.1 }),
  ),
  row('filter.quality', 'structured, at its own', { quality: 0.02, structured: 1 }, qualities, keep),
  row(
    'filter.quality',
    'structured, below it',
    { quality: 0.01, structured: 1 },
    qualities,
    reject('QUALITY_LOW', { quality: 0.01, qualityMin: 0.02 }),
  ),
];

function row(id: FilterId, name: string, measures: Measures, params: Row['params'], expected: Decision): Row {
  return { id, name, measures, params, expected };
}

describe('judge', () => {
  it.each(ROWS)('$id: $name', ({ id, measures, params, expected }) => {
    const filter = FILTERS.find((candidate) => candidate.id === id) as unknown as {
      readonly params: { parse(value: unknown): unknown };
      judge(measures: Measures, params: unknown): Decision;
    };
    expect(filter.judge(measures, filter.params.parse(params))).toEqual(expected);
  });

  it('has rows for every filter', () => {
    expect([...new Set(ROWS.map(({ id }) => id))].sort()).toEqual(FILTERS.map(({ id }) => id).sort());
  });

  it('has thresholds for every filter in the rule file', () => {
    const file = filterThresholdsSchema.parse(parse(readFileSync('rules/thresholds/filter.yaml', 'utf8')));
    expect(Object.keys(file.filters).sort()).toEqual(FILTERS.map(({ id }) => id).sort());
  });
});
