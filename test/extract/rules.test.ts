import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { PACKAGE_RULES } from '../../src/pipeline/apply/package-rules.ts';
import { checkRules } from '../../src/pipeline/check-rules.ts';
import { readRuleSet } from '../../src/pipeline/rule-set.ts';
import { P1, P2, P3 } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-extract-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));
const NAMES = { normalize: 'default', thresholds: 'filter' };
const HEAD = 'version: 1\nsource: self-written\nlicense: Apache-2.0\nupdated: 2026-11-25\n';

/** A folder of rules with files of its own for extract. */
function rulesWith(name: string, files: Readonly<Record<string, string>>): string {
  const rules = join(folder, name);
  for (const part of ['licenses', 'normalize', 'thresholds', 'lexicons', 'pii'])
    cpSync(join(PACKAGE_RULES, part), join(rules, part), { recursive: true });
  if (Object.keys(files).length > 0) mkdirSync(join(rules, 'extract'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(rules, 'extract', file), text);
  return rules;
}

const zoo = `id: own.zoo\n${HEAD}kind: names\ngroups:\n  chrome:\n    - zoo\n`;
const PAGE = `<body><div class="a"><p>${P1}</p><div class="zoo"><p>${P2}</p></div><p>${P3}</p></div></body>`;
const textBy = (rules: string): string =>
  extractPage(scanPage(PAGE), { url: '', rules: readRuleSet(rules, NAMES).extract }).extraction.text;

describe('patterns of content systems', () => {
  it("are the package's where a folder brings none", () => {
    const rules = rulesWith('none', {});
    const { digests } = readRuleSet(rules, NAMES);
    const own = readRuleSet(PACKAGE_RULES, NAMES).digests;
    expect(Object.keys(digests).filter((name) => name.startsWith('extract/'))).toEqual([
      'extract/documentation.yaml',
      'extract/generators.yaml',
      'extract/names.yaml',
    ]);
    expect(digests['extract/names.yaml']).toBe(own['extract/names.yaml']);
    expect(textBy(rules)).toBe(`${P1}\n${P2}\n${P3}`);
  });

  it('of a folder stand instead, and in the digest of its rules', () => {
    const rules = rulesWith('own', { 'zoo.yaml': zoo });
    expect(textBy(rules)).toBe(`${P1}\n${P3}`);
    const changed = rulesWith('changed', { 'zoo.yaml': zoo.replace('- zoo', '- gnu') });
    expect(textBy(changed)).toBe(`${P1}\n${P2}\n${P3}`);
    expect(readRuleSet(changed, NAMES).digest).not.toBe(readRuleSet(rules, NAMES).digest);
  });

  it('are checked, each fault with its place', () => {
    const rules = rulesWith('bad', {
      'a.yaml': zoo.replace('- zoo', '- Side-Bar'),
      'b.yaml': zoo.replace('own.zoo', 'own.b').replace('chrome:', 'krome:'),
    });
    const { errors, files } = checkRules(rules, new Date('2026-12-01T00:00:00Z'));
    expect(files.extract).toBe(0);
    expect(errors.map((line) => line.slice(rules.length).split(': ').slice(0, 2).join(': '))).toEqual([
      '/extract/a.yaml:9:7: groups.chrome.0',
      '/extract/b.yaml:8:3: groups',
    ]);
  });
});
