import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import {
  sitesAddCommand,
  sitesAssessCommand,
  sitesBarCommand,
  sitesCheckCommand,
  sitesListCommand,
} from '../../src/cli/sites.ts';
import { assessmentSheetSchema } from '../../src/core/assessment-sheet.ts';
import { siteProfileSchema } from '../../src/core/site-profile.ts';
import { readYaml } from '../../src/rules/read-yaml.ts';
import { WarcWriter } from '../../src/warc/writer.ts';
import { profile } from '../license/support.ts';

let rules = '';
let printed = '';
beforeEach(() => {
  rules = mkdtempSync(join(tmpdir(), 'jingliu-sites-'));
  cpSync('rules', rules, { recursive: true, filter: (path) => !path.startsWith(join('rules', 'sites')) });
  mkdirSync(join(rules, 'sites'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

function write(name: string, value: object): string {
  const file = join(rules, 'sites', `${name}.yaml`);
  writeFileSync(file, `# a comment\n${stringify(value)}`);
  return file;
}
const sound = { ...profile(), assessment: { n: 200, fails: 4, seed: 's', method: 'm', date: '2026-10-01', by: 'c' } };
const evidence = { ...sound.basis.evidence, url: 'https://blog.example/about' };
const good = { ...sound, basis: { ...sound.basis, evidence } };

describe('jingliu sites check', () => {
  it('is content with a sound profile', () => {
    write('blog', good);
    expect(sitesCheckCommand({ rules })).toBe(0);
    expect(printed).toBe('1 profiles: 0 errors, 0 warnings\n');
  });

  it.each<[string, object, RegExp]>([
    ['one person for two roles', { basis: { ...good.basis, evidence: { ...evidence, approvedBy: 'a' } } }, /blog\.yaml:\d+:\d+: error: basis\.evidence\.approvedBy: .*AUD-08/u],
    ['no evidence', { basis: sound.basis }, /a basis needs evidence/u],
    ['a basis that ended', { basis: { ...good.basis, evidence: { ...evidence, expires: '2020-01-01' } } }, /ended on 2020-01-01/u],
    ['an evidence file that is not there', { basis: { ...good.basis, evidence: { ...evidence, file: 'x.pdf' } } }, /x\.pdf is not there/u],
    ['a sample over 5 % (T-01)', { assessment: { ...sound.assessment, fails: 11 } }, /11 of 200 failed, over 5 %.*CN-SRC-01/u],
    ['a sample after collection over 5 %', { postAssessment: { ...sound.assessment, fails: 11 } }, /CN-SRC-02/u],
    ['more fails than pages', { assessment: { ...sound.assessment, fails: 201 } }, /more fails than pages/u],
    ['a license without an id', { basis: { ...good.basis, spdx: 'NOASSERTION' } }, /has an SPDX id/u],
    ['approved with the names of the template', { basis: { ...good.basis, evidence: { ...evidence, checkedBy: 'name or role of the person who read it', approvedBy: 'another person' } } }, /evidence\.checkedBy: approved, and nobody is named[^]*evidence\.approvedBy/u],
    ['barred and approved without a new sample', { barred: { why: '抽样不合格', by: 'a', at: '2026-10-02' } }, /status: barred on 2026-10-02 and approved without a sample since then \(CN-SRC-05\)/u],
    ['a crawl grant without a contract', { basis: { ...good.basis, grantsCrawl: true } }, /only a contract/u],
  ])('finds %s, with its place', (_, over, problem) => {
    write('blog', { ...good, ...over });
    expect(sitesCheckCommand({ rules })).toBe(1);
    expect(printed).toMatch(problem);
  });

  it.each<[string, object, RegExp]>([
    ['no assessment', { assessment: undefined }, /warning: status: approved without an assessment/u],
    ['a small sample', { assessment: { ...sound.assessment, n: 59, fails: 0 } }, /a sample of 59 is small/u],
    ['barred without a reason', { status: 'barred' }, /barred without a reason/u],
  ])('warns of %s', (_, over, problem) => {
    write('blog', { ...good, ...over });
    expect(sitesCheckCommand({ rules })).toBe(0);
    expect(printed).toMatch(problem);
  });

  it('is content when a sample was drawn since the bar', () => {
    write('blog', { ...good, barred: { why: '抽样不合格', by: 'a', at: '2026-10-01' } });
    expect(sitesCheckCommand({ rules })).toBe(0);
  });

  it('an evidence file is compared with its digest', () => {
    writeFileSync(join(rules, 'sites', 'x.pdf'), 'evidence');
    const digest = `sha256:${'0'.repeat(64)}`;
    write('blog', { ...good, basis: { ...good.basis, evidence: { ...evidence, file: 'x.pdf', digest } } });
    expect(sitesCheckCommand({ rules })).toBe(1);
    expect(printed).toMatch(/x\.pdf has the digest sha256:[1-9a-f]/u);
  });

  it('a profile of the wrong form is refused with line and column', () => {
    const file = write('blog', { ...good, kind: 'magazine' });
    expect(() => sitesCheckCommand({ rules })).toThrow(new RegExp(`${file}:\\d+:\\d+: kind: `, 'u'));
  });

  it('two profiles cannot claim one host', () => {
    write('blog', good);
    write('other', { ...good, id: 'other' });
    expect(() => sitesCheckCommand({ rules })).toThrow(/already belongs to site blog/u);
  });
});

describe('jingliu sites add, list and bar', () => {
  it('adds a pending profile without a basis, comments and all', () => {
    expect(sitesAddCommand('new-site', { rules, host: 'new.example', kind: 'news', operator: '示例社' })).toBe(0);
    const { value } = readYaml(join(rules, 'sites', 'new-site.yaml'), siteProfileSchema);
    expect(value).toMatchObject({ id: 'new-site', status: 'pending', basis: { kind: 'none' }, operator: { name: '示例社' } });
    expect(readFileSync(join(rules, 'sites', 'new-site.yaml'), 'utf8')).toContain('# approved: may be read');
    expect(() => sitesAddCommand('new-site', { rules, host: 'x.example', kind: 'news' })).toThrow(/is there already/u);
    expect(() => sitesAddCommand('twin', { rules, host: 'new.example', kind: 'news' })).toThrow(/already belongs/u);
    expect(() => sitesAddCommand('odd', { rules, host: 'odd.example', kind: 'magazine' })).toThrow(/kind/u);
  });

  it('counts operators, not hosts (CN-SRC-03)', () => {
    write('blog', good);
    write('two', { ...good, id: 'two', hosts: ['two.example'] });
    expect(sitesListCommand({ rules })).toBe(0);
    expect(printed).toContain('2 approved, 1 operators among them (CN-SRC-03 not met)');
  });

  it('bars with a reason and keeps the comments', () => {
    const file = write('blog', good);
    expect(sitesBarCommand('blog', { rules, why: 'the operator asked', by: 'd' })).toBe(0);
    expect(readYaml(file, siteProfileSchema).value).toMatchObject({
      status: 'barred',
      version: 2,
      barred: { why: 'the operator asked', by: 'd' },
    });
    expect(readFileSync(file, 'utf8')).toContain('# a comment');
    expect(() => sitesBarCommand('nobody', { rules, why: 'the operator asked', by: 'd' })).toThrow(/no profile/u);
  });
});

describe('jingliu sites assess (CN-SRC-01, CN-SRC-02)', () => {
  const captures = mkdtempSync(join(tmpdir(), 'jingliu-sites-captures-'));
  const writer = new WarcWriter(join(captures, 'a.warc.gz'));
  for (let i = 0; i < 30; i += 1) {
    const host = i < 25 ? 'blog.example' : 'other.example';
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n';
    const block = Buffer.from(`${head}<html><body><p>第${i}页，河面上起了一层薄雾。</p></body></html>`);
    writer.write({
      type: 'response',
      uri: `https://${host}/${i}`,
      date: '2026-10-01T00:00:00Z',
      contentType: 'application/http; msgtype=response',
      block,
      payloadOffset: head.length,
    });
  }
  writer.close();

  const sheetOf = (file: string) => readYaml(file, assessmentSheetSchema).value;
  const fill = (file: string, harmful: number): void => {
    const sheet = sheetOf(file);
    const pages = sheet.pages.map((page, i) => ({ ...page, verdict: i < harmful ? 'harmful' : 'clean' }));
    writeFileSync(file, stringify({ ...sheet, pages }));
  };

  it('draws the same pages for the same seed, others for another, only of the site', async () => {
    write('blog', good);
    const draw = async (seed: string): Promise<string[]> => {
      const sheet = join(mkdtempSync(join(tmpdir(), 'jingliu-sheet-')), 'sheet.yaml');
      expect(await sitesAssessCommand('blog', { rules, captures, n: 10, seed, sheet })).toBe(0);
      expect(sheetOf(sheet)).toMatchObject({ frame: { size: 25 }, seed, site: 'blog', phase: 'before' });
      return sheetOf(sheet).pages.map(({ url }) => url);
    };
    const first = await draw('one');
    expect(new Set(first).size).toBe(10);
    expect(first.every((url) => url.startsWith('https://blog.example/'))).toBe(true);
    expect(await draw('one')).toEqual(first);
    expect(await draw('two')).not.toEqual(first);
  });

  it('the sheet does not tell what the rules think', async () => {
    write('blog', good);
    const sheet = join(rules, 'sheet.yaml');
    await sitesAssessCommand('blog', { rules, captures, n: 5, sheet });
    expect(readFileSync(sheet, 'utf8')).not.toMatch(/labels|decision/u);
    expect(JSON.parse(readFileSync(join(rules, 'sheet.machine.json'), 'utf8'))).toHaveLength(5);
  });

  it.each([
    [0, 0, 'approved', /CN-SRC-01 passes: blog 0 of 20/u],
    [1, 0, 'approved', /1 of 20 = 5\.00 %, exact 95 % bounds 0\.26 % … 21\.61 %, statistically unproven/u],
    [2, 1, 'barred', /CN-SRC-01 FAILS: barred/u],
  ])('%i harmful pages of 20', async (harmful, code, status, text) => {
    const file = write('blog', { ...good, assessment: undefined });
    const sheet = join(rules, 'sheet.yaml');
    await sitesAssessCommand('blog', { rules, captures, n: 20, sheet });
    fill(sheet, harmful);
    expect(await sitesAssessCommand('blog', { rules, sheet, by: 'd' })).toBe(code);
    expect(printed).toMatch(text);
    expect(readYaml(file, siteProfileSchema).value).toMatchObject({ status, assessment: { n: 20, fails: harmful } });
  });

  it('after collection the second sample bars the whole source', async () => {
    const file = write('blog', good);
    const sheet = join(rules, 'sheet.yaml');
    await sitesAssessCommand('blog', { rules, captures, n: 20, sheet, after: true });
    fill(sheet, 5);
    expect(await sitesAssessCommand('blog', { rules, sheet, by: 'd' })).toBe(1);
    expect(readYaml(file, siteProfileSchema).value).toMatchObject({
      status: 'barred',
      assessment: { fails: 4 },
      postAssessment: { fails: 5 },
      barred: { why: 'CN-SRC-02: 5 of 20 sampled pages failed' },
    });
  });

  it('refuses half a judgement, another site, and a second draw', async () => {
    write('blog', good);
    write('two', { ...good, id: 'two', hosts: ['two.example'] });
    const sheet = join(rules, 'sheet.yaml');
    await sitesAssessCommand('blog', { rules, captures, n: 5, sheet });
    await expect(sitesAssessCommand('blog', { rules, sheet, by: 'd' })).rejects.toThrow(/5 of 5 pages have no verdict/u);
    await expect(sitesAssessCommand('two', { rules, sheet, by: 'd' })).rejects.toThrow(/is about blog/u);
    await expect(sitesAssessCommand('blog', { rules, captures, n: 5, sheet })).rejects.toThrow(/not drawn again/u);
    await expect(sitesAssessCommand('two', { rules, captures, n: 5 })).rejects.toThrow(/holds no page of two/u);
    await expect(sitesAssessCommand('blog', { rules, n: 5 })).rejects.toThrow(/--captures/u);
  });
});
