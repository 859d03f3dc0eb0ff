import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { converterFor, type TraditionalStandard } from '../../src/normalize/opencc.ts';

const FILE = '../shared/data/04_vectors/opencc/test/testcases/testcases.json';

/** The conversions to simplified Chinese; the others go the way a corpus is never converted. */
const MODES: readonly (readonly [
  mode: string,
  standard: TraditionalStandard,
  wording: boolean,
  cases: number,
])[] = [
  ['t2s', 'opencc', false, 55],
  ['tw2s', 'taiwan', false, 32],
  ['hk2s', 'hongkong', false, 21],
  ['tw2sp', 'taiwan', true, 53],
  ['hk2sp', 'hongkong', true, 8],
];

interface Case {
  readonly input: string;
  readonly expected: Readonly<Record<string, string>>;
}

describe.skipIf(!existsSync(FILE))("OpenCC's own cases (skipped without ../shared/data)", () => {
  // The file has commas before closing brackets, which is not JSON.
  const { cases } = parse(readFileSync(FILE, 'utf8').replace(/,(\s*[}\]])/gu, '$1')) as { cases: Case[] };

  it('has 232 cases, 98 of them with an expectation in simplified Chinese', () => {
    const modes = MODES.map(([mode]) => mode);
    const towards = cases.filter(({ expected }) => modes.some((mode) => mode in expected));
    expect([cases.length, towards.length]).toEqual([232, 98]);
  });

  it.each(MODES)('%s', (mode, standard, wording, count) => {
    const convert = converterFor(standard, wording);
    const own = cases.filter(({ expected }) => expected[mode] !== undefined);
    expect(own.length).toBe(count);
    for (const { input, expected } of own) expect(convert(input)).toBe(expected[mode]);
  });
});

describe('converterFor', () => {
  it.each<readonly [TraditionalStandard, boolean, string, string]>([
    ['opencc', false, '乾隆皇帝與後宮', '乾隆皇帝与后宫'],
    ['opencc', false, '軟體與滑鼠', '软体与滑鼠'],
    ['taiwan', true, '軟體與滑鼠', '软件与鼠标'],
    ['taiwan', false, '這裡', '这里'],
    ['hongkong', false, '這裏着火', '这里着火'],
    ['hongkong', true, '程式語言', '编程语言'],
    ['hongkong', false, '程式語言', '程式语言'],
    ['opencc', false, '圞', '𪢮'],
    ['opencc', false, '已经是简体', '已经是简体'],
    ['opencc', false, '', ''],
  ])('%s, wording %s: %s', (standard, wording, text, expected) => {
    expect(converterFor(standard, wording)(text)).toBe(expected);
  });
});
