import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { renderComplianceReport, type ReportData } from '../../src/report/compliance-report.ts';
import { STYLE } from '../../src/report/style.ts';

const stage = (name: string): ReportData['stages'][number] => ({
  stage: name,
  in: 6,
  keep: 3,
  reject: 1,
  hold: 1,
  fail: 1,
});
const DATA: ReportData = {
  title: '河边语料',
  version: '1.0.0',
  creator: '编者',
  contact: 'a@b.example',
  licenseProfile: 'commercial',
  manifestDigest: 'sha256:m',
  outcomesRoot: 'sha256:o',
  planDigest: 'sha256:p',
  rows: 3,
  shards: [],
  stages: [stage('crawl'), stage('publish')],
  reasons: [
    { stage: 'curate', kind: 'hold', reason: 'LICENSE_UNKNOWN', n: 1, en: 'No license.', zh: '无许可。' },
  ],
  sites: [],
  robots: [{ outcome: 'too-long', hosts: 1 }],
  licenses: [{ spdx: 'CC-BY-4.0', class: 'B', docs: 3 }],
  pii: { 'PII-05': 2 },
  risks: {},
  lexicon: { total: 0, minimum: 1, risks: [{ risk: 'A.2.d', entries: 1, minimum: 100 }] },
  operators: 1,
  reprints: [
    {
      url: 'http://a.example/1',
      outlet: '晨报',
      originalUrl: 'http://b.example/1',
      verdict: 'hold',
      spdx: 'NOASSERTION',
      by: 'named',
      conflict: false,
    },
  ],
  technical: { rows: 3, sampled: 3, fails: 0 },
};

describe('the compliance report', () => {
  const page = renderComplianceReport(DATA);
  const $ = load(page);

  it('names every code in both languages', () => {
    const zh = $('main [lang=zh-CN]').text();
    const en = $('main [lang=en]').text();
    for (const word of [
      '采集 crawl',
      '保留',
      '暂缓',
      '手机号码',
      '地域歧视',
      '过长',
      '商用',
      '署名：',
      '页面署名',
    ])
      expect(zh).toContain(word);
    for (const word of [
      'keep',
      'hold',
      'mobile number',
      'discrimination by region',
      'too long',
      'commercial',
    ])
      expect(en).toContain(word);
  });

  it('leaves no word of one language for a reader of the other', () => {
    const rest = load(page);
    rest('[lang], code, svg, style').remove();
    expect(rest('main').text()).not.toMatch(
      /\b(?:keep|reject|hold|fail|crawl|curate|parsed|allow|commercial)\b/u,
    );
  });

  it('says what each cell is, for narrow screens, and what a table without rows would hold', () => {
    const cells = $('table.rows tbody td').toArray();
    expect(cells.length).toBeGreaterThan(10);
    expect(cells.filter((cell) => $(cell).find('.lb').text() === '')).toEqual([]);
    expect(
      $('table')
        .toArray()
        .filter((table) => $(table).find('tbody tr').length === 0),
    ).toEqual([]);
    expect(page).toContain('没有。');
  });

  it('is drawn by its style sheet as written, and loads nothing', () => {
    expect($('style').first().text()).toBe(STYLE);
    expect($('script, img, iframe, link, object').length).toBe(0);
  });

  it('gives the same bytes for the same data', () => expect(renderComplianceReport(DATA)).toBe(page));
});
