import { describe, expect, it } from 'vitest';
import { hold, keep, reject, type Decision } from '../../src/core/decision.ts';
import { compileLexicons } from '../../src/filter/safety/lexicon.ts';
import { confirmWords, judgeOffence } from '../../src/filter/safety/offence/judge.ts';
import { offenceScore } from '../../src/filter/safety/offence/score.ts';
import { scanRisks } from '../../src/filter/safety/scan-risks.ts';
import { readLexicons, subjectOf } from './read-rules.ts';

const RULES = { confirmMin: 0.9, suspectMin: 0.7, clearMax: 0.2 };
const RISK = 'A.2.d';

describe('judgeOffence', () => {
  it.each<readonly [score: number, lenient: boolean, expected: Decision['kind']]>([
    [0.9, false, 'reject'],
    [0.899, false, 'hold'],
    [0.7, false, 'hold'],
    [0.699, false, 'keep'],
    [0, false, 'keep'],
    [0.9, true, 'hold'],
    [0.899, true, 'keep'],
  ])('score %d, lenient %s: %s', (score, lenient, expected) => {
    expect(judgeOffence({ score, lenient, risk: RISK }, RULES).kind).toBe(expected);
  });

  it('names the model and the score it asked for', () => {
    expect(judgeOffence({ score: 0.95, lenient: false, risk: RISK }, RULES)).toEqual(
      reject('RISK_CONFIRMED', { risk: RISK, model: 'offence-1', score: 0.95, scoreMin: 0.9 }),
    );
  });
});

describe('confirmWords', () => {
  const confirmed = reject('RISK_CONFIRMED', { risk: RISK });
  const suspected = hold('RISK_SUSPECTED', { risk: RISK });
  it.each<readonly [words: Decision, score: number, expected: Decision['kind']]>([
    [confirmed, 0.2, 'reject'],
    [confirmed, 0.1, 'hold'],
    [suspected, 0.2, 'hold'],
    [suspected, 0.1, 'keep'],
    [keep, 0.1, 'keep'],
    [keep, 0.9, 'keep'],
  ])('%o at %d: %s', (words, score, expected) => {
    expect(confirmWords(words, score, RULES).kind).toBe(expected);
  });
});

describe('offenceScore', () => {
  it.each([
    ['nothing', '', 0],
    ['spaces', ' \n ', 0],
  ])('%s has score %d', (_name, text, score) => {
    expect(offenceScore(text)).toBe(score);
  });

  it('tells abuse from speaking of the same people, in either script', () => {
    const abuse = '这个地方的人素质真差，没一个好东西，恶心死了，都滚回去吧';
    const mention = '我是在那个地方长大的，家乡的面条很好吃，冬天会下雪，大家都很热情';
    expect(offenceScore(abuse)).toBeGreaterThan(0.75);
    expect(offenceScore(mention)).toBeLessThan(0.4);
    expect(offenceScore('這個地方的人素質真差，沒一個好東西，噁心死了，都滾回去吧')).toBeGreaterThan(0.7);
  });

  it('gives a long text the mean of its passages', () => {
    const abuse = '这个地方的人素质真差，没一个好东西，恶心死了，都滚回去吧。';
    const prose = '河边的柳树刚刚发芽，散步的人比前几天多了一些。老人坐在长椅上，看孩子们放风筝。'.repeat(40);
    expect(offenceScore(`${prose}${abuse}`)).toBeLessThan(0.4);
  });
});

describe('scanRisks with the model', () => {
  const lexicon = compileLexicons(readLexicons());
  it('records model and score, and the kind of discrimination whose words stand there', () => {
    const { record, decision } = scanRisks(
      subjectOf('黑人素质真差，都是垃圾，恶心死了，滚回去吧', 'forum'),
      lexicon,
    );
    expect(decision.kind).not.toBe('keep');
    expect(record.modelVersion).toBe('offence-1');
    expect(record.labels).toContain('A.2.a');
    expect(record.scores['A.2']).toBeGreaterThan(0.75);
  });

  it('is not asked without its rule file', () => {
    const without = compileLexicons(readLexicons().filter((file) => file.role !== 'model'));
    expect(scanRisks(subjectOf('今天天气很好。'), without).record.modelVersion).toBe('none');
  });
});
