import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRules } from '../../src/pipeline/check-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));
const TODAY = new Date('2026-12-01T00:00:00Z');

function lexicon(name: string, id: string, entries: readonly string[]): void {
  const head = [
    `id: ${id}`,
    'version: 1',
    'source: self-written',
    'license: Apache-2.0',
    'updated: 2026-11-24',
  ];
  const role = ['role: risk', 'risk: A.1.h', 'topic: made-up'];
  const judge = 'judge: { confirmDistinctMin: 2, confirmDensityMin: 8, suspectDensityMin: 3 }';
  mkdirSync(join(folder, 'lexicons'), { recursive: true });
  const lines = [...head, ...role, judge, 'entries:', ...entries.map((entry) => `  - { ${entry} }`)];
  writeFileSync(join(folder, 'lexicons', `${name}.yaml`), `${lines.join('\n')}\n`);
}

lexicon('a', 'lexicon.a', [
  "words: '***', level: 1",
  "words: '博*', level: 2",
  'words: 蓝瓶, level: 1',
  'words: 藍瓶, level: 2',
  'words: 红盒, level: 2, not: [绿罐]',
  "words: '甲村&&&乙村', level: 1, within: 3",
  'words: xk1, level: 1',
]);
lexicon('b', 'lexicon.a', ['words: 红盒, level: 1']);
lexicon('c', 'lexicon.c', ['words: 蓝瓶, level: 9', 'word: 蓝瓶, level: 1']);
writeFileSync(join(folder, 'lexicons', 'd.yaml'), 'id: [\n');

describe('checkRules', () => {
  it('says file, line and column of everything that is wrong, and goes on', () => {
    const { errors, warnings, files } = checkRules(folder, TODAY);
    const short = (lines: readonly string[]): string[] =>
      lines.map((line) => line.replaceAll(`${folder}/lexicons/`, '').replace(/(Flow).*/u, '$1'));
    expect(short(errors)).toEqual([
      'b.yaml:1:1: id lexicon.a is also used by a.yaml',
      'c.yaml:11:25: entries.0.level: is too big: at most 4 is allowed',
      'c.yaml:12:5: entries.1.words: is missing: give a text',
      'c.yaml:12:7: entries.1: no key is called "word": remove it or correct its spelling',
      'd.yaml:2:1: Flow',
      'a.yaml:11:14: "***" is nothing once width, spaces and marks are folded away',
      'a.yaml:12:14: "博*" is one character: it would be found in most texts',
      'a.yaml:14:14: "藍瓶" says the same as entry 3',
      'a.yaml:15:34: "绿罐" does not contain "红盒"',
      'a.yaml:16:43: its parts need 4 characters',
    ]);
    expect(short(warnings)).toEqual([
      'a.yaml:15:14: "红盒" is out of order: it sorts before "藍瓶"',
      'a.yaml:16:14: "甲村&&&乙村" is out of order: it sorts before "红盒"',
      'a.yaml:17:14: "xk1" is out of order: it sorts before "甲村&&&乙村"',
      'a.yaml:17:14: "xk1" is short for a word that only operators write',
    ]);
    expect(files['lexicons']).toBe(2);
  });

  it('counts entries against the minimums and days since the last update', () => {
    const { counts, lexiconAgeDays } = checkRules(folder, TODAY);
    expect(counts.find(({ risk }) => risk === 'A.1.h')).toMatchObject({
      entries: 7,
      minimum: 200,
      missing: 193,
    });
    expect(lexiconAgeDays).toBe(7);
  });

  it('finds nothing wrong with the rules of this package', () => {
    expect(checkRules('rules', TODAY)).toMatchObject({ errors: [], warnings: [] });
  });
});

it('a folder that holds no folder of rules is refused, not found in order', () => {
  expect(() => checkRules(join(folder, 'lexicons'), TODAY)).toThrow(/holds none of the folders of rules/u);
});
