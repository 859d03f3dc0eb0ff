import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import type { CuratedDocument } from '../../src/core/document.ts';
import { Decontaminator } from '../../src/pipeline/decontaminate/decontaminator.ts';
import { DecontaminationReport } from '../../src/pipeline/decontaminate/report.ts';
import { cutBenchmarks } from '../../src/pipeline/stages/benchmark-cutter.ts';

const ITEM = '下列关于钟摆的说法中正确的一项是摆长越长周期越长与摆锤的质量无关';
const OTHER = '小船顺流而下用了三小时逆流而上用了五小时求水流的速度是多少';
const PROSE = '河边的老人每天清早都去看一看那座旧钟，钟楼的门常年锁着，只有他有钥匙。'.repeat(4);
const PARTS = [
  { benchmark: 'physics', item: '7', text: ITEM },
  { benchmark: 'maths', item: '1', text: OTHER },
  { benchmark: 'maths', item: '2', text: '求面积' },
];
const PARAMS = { ngram: 13, shareMin: 0.6, runMin: 100, unitsMin: 20 };

// Only what the cutter reads.
const page = (text: string): CuratedDocument =>
  ({ text, textDigest: sha256(text), measures: { han: 9 } }) as unknown as CuratedDocument;
const found = [{ benchmark: 'physics', item: '7', share: 1, run: 32 }];

describe('an item of an evaluation set in a document', () => {
  const text = `${PROSE}${ITEM}。${PROSE}`;

  it('is cut out, and digest and measures stay true', () => {
    const { document, decision, detail } = cutBenchmarks(
      page(text),
      new Decontaminator(PARTS, PARAMS, 'cut'),
    );
    expect(decision).toEqual({ kind: 'keep' });
    expect(document.text).toBe(`${PROSE}${PROSE}`);
    expect(document.textDigest).toBe(sha256(document.text));
    expect(document.measures).toEqual({ han: 9, benchmarkItemsCut: 1 });
    expect(detail).toEqual({ benchmarks: found });
  });

  it.each([
    ['is asked to go', text, 'drop'],
    ['is little else', `来源：题库。${ITEM}。`, 'cut'],
  ] as const)('takes the document with it when it %s', (_name, written, action) => {
    const document = page(written);
    expect(cutBenchmarks(document, new Decontaminator(PARTS, PARAMS, action))).toMatchObject({
      document,
      decision: { kind: 'reject', reason: 'BENCHMARK_ITEM' },
      detail: { benchmarks: [{ benchmark: 'physics', item: '7' }] },
    });
  });

  it('is found in the other script and with other digits and marks', () => {
    const copied = ITEM.replaceAll('关', '關')
      .replaceAll('质', '質')
      .replaceAll('说', '說')
      .split('')
      .join(' ');
    const { detail } = cutBenchmarks(page(`${PROSE}${copied}。`), new Decontaminator(PARTS, PARAMS, 'cut'));
    expect(detail).toMatchObject({ benchmarks: found });
  });

  it.each([
    ['without one', PROSE, new Decontaminator(PARTS, PARAMS, 'drop')],
    ['with one, where nothing is looked for', text, undefined],
    ['without a character', '', new Decontaminator(PARTS, PARAMS, 'drop')],
  ])('leaves a document %s as it is', (_name, written, decontaminator) => {
    const document = page(written);
    expect(cutBenchmarks(document, decontaminator)).toEqual({
      document,
      decision: { kind: 'keep' },
      detail: {},
    });
  });
});

it('the report counts parts once, and documents by what became of them', () => {
  const report = new DecontaminationReport(new Decontaminator(PARTS, PARAMS, 'cut'));
  report.add(found, 'cut');
  report.add([...found, { benchmark: 'maths', item: '1', share: 0.7, run: 20 }], 'drop');
  expect(report.benchmarks).toEqual({
    maths: { parts: 1, tooShort: 1, partsFound: 1, documents: 1, dropped: 1, cut: 0 },
    physics: { parts: 1, tooShort: 0, partsFound: 1, documents: 2, dropped: 1, cut: 1 },
  });
});
