import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecontaminationIndex } from '../../src/dedup/decontam-index.ts';
import { cutSpans } from '../../src/pipeline/decontaminate/cut-spans.ts';

const PARAMS = { ngram: 5, shareMin: 0.6, runMin: 0, unitsMin: 8 };
const QUESTION = '摆渡的老人每天清晨几点把竹篙插进水里？';
const OPTIONS = '甲 鸡叫头遍；乙 鸡叫第二遍；丙 太阳出来以后。';
const parts = [
  { benchmark: 'river', item: '1', text: `${QUESTION}\n${OPTIONS}` },
  { benchmark: 'river', item: '2', text: '上游的水库是哪一年修成的，谁主持修的？' },
  { benchmark: 'stems', item: '1', text: '下列正确的是' },
];
const index = new DecontaminationIndex(parts, PARAMS);
const found = (text: string): string[] =>
  index.find(text).map(({ part }) => `${index.parts[part]?.benchmark} ${index.parts[part]?.item}`);

describe('a text', () => {
  it.each([
    ['the question with its options', `开头。${QUESTION}${OPTIONS}结尾。`, ['river 1']],
    [
      'other punctuation and lines',
      `开头\n${QUESTION.replace('？', '?!')}\n\n${OPTIONS.replaceAll('；', '\n')}`,
      ['river 1'],
    ],
    [
      'the other script',
      '擺渡的老人每天清晨幾點把竹篙插進水裡？甲 雞叫頭遍；乙 雞叫第二遍；丙 太陽出來以後。',
      ['river 1'],
    ],
    ['two items', `${parts[1]?.text}${QUESTION}${OPTIONS}`, ['river 1', 'river 2']],
    ['a part of an item below the share', QUESTION.slice(0, 9), []],
    ['a stem too short to be looked for', '下列正确的是：', []],
    ['nothing of it', '村里的会计记着每一年的水位，数字写在发黄的账本上。', []],
    ['no text', '', []],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('is asked for a run when the share is small', () => {
    const run = new DecontaminationIndex(parts, { ...PARAMS, runMin: 10 });
    const text = `他问：${QUESTION.slice(0, 12)}，没有人答。`;
    expect(run.find(text)).toMatchObject([{ part: 0, run: 12 }]);
    expect(run.find(`他问：${QUESTION.slice(0, 9)}，没有人答。`)).toEqual([]);
  });

  it('says which parts are too short', () => {
    expect(index.tooShort.map(({ benchmark }) => benchmark)).toEqual(['stems']);
  });

  it('loses the item and whole sentences around it when it is cut, and nothing else', () => {
    const text = `开头一句。${QUESTION}${OPTIONS}结尾一句。`;
    expect(
      cutSpans(
        text,
        index.find(text).flatMap(({ spans }) => spans),
      ),
    ).toBe('开头一句。结尾一句。');
  });

  it('holds an item wherever it stands, and no document is taken for another', () => {
    const noise = fc.array(fc.integer({ min: 0x5000, max: 0x9000 }), { maxLength: 80 });
    fc.assert(
      fc.property(noise, noise, fc.boolean(), (before, after, holds) => {
        const text = `${String.fromCharCode(...before)}${holds ? QUESTION + OPTIONS : ''}${String.fromCharCode(...after)}`;
        expect(found(text)).toEqual(holds ? ['river 1'] : []);
      }),
      { seed: 3 },
    );
  });
});
