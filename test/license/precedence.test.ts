import { describe, expect, it } from 'vitest';
import { licenseGate } from '../../src/license/gate.ts';
import type { LicenseFinding, Signal } from '../../src/core/permission.ts';
import {
  article,
  assess,
  assessForeign,
  LICENSED,
  metadata,
  outcome,
  profile,
  robots,
  rules,
} from './support.ts';

function signal(over: Partial<Signal>): Signal {
  return {
    rule: 'SIG-04',
    value: 'train-ai=n',
    effect: 'deny-ai',
    source: 'robots',
    evidence: 'sha256:0',
    ...over,
  };
}

const licensed = article({ footer: LICENSED });
const bare = article({});
const contract = profile({}, { kind: 'contract', spdx: 'LicenseRef-contract-7', scope: 'site' });
const contractWithCrawl = profile(
  {},
  { kind: 'contract', spdx: 'LicenseRef-contract-7', scope: 'site', grantsCrawl: true },
);
const siteWide = profile({}, { scope: 'site' });

const RSL = 'https://blog.example/rsl.xml';

describe('precedence table of §4.3', () => {
  const cases: readonly [name: string, expected: string, html: string, over: Parameters<typeof assess>[1]][] =
    [
      ['1 opted out beats a license', 'DEC-1 reject OPTED_OUT', licensed, { optedOut: true }],
      [
        '1 barred site beats a contract',
        'DEC-1 reject SITE_BARRED',
        bare,
        { profile: profile({ status: 'barred' }, { kind: 'contract' }) },
      ],
      ['2 contract allows a page without marks', 'DEC-2 keep', bare, { profile: contract }],
      [
        '2 contract overrides an AI refusal',
        'DEC-2 keep',
        bare,
        { profile: contract, metadata: metadata({ signals: [signal({})] }) },
      ],
      [
        '2 contract without crawl rights stops at robots',
        'DEC-3 reject ROBOTS_DISALLOWED',
        bare,
        { profile: contract, metadata: metadata({ robots: { allowed: false, rule: 'Disallow: /a' } }) },
      ],
      [
        '2 contract that names crawling passes robots',
        'DEC-2 keep',
        bare,
        {
          profile: contractWithCrawl,
          metadata: metadata({ robots: { allowed: false, rule: 'Disallow: /a' } }),
        },
      ],
      [
        '2 contract does not cover another outlet',
        'DEC-6b reject REPOST_UNLICENSED',
        bare,
        { profile: contract, outlet: '示例晚报' },
      ],
      [
        '2 expired contract is none',
        'DEC-10 hold LICENSE_UNKNOWN',
        bare,
        { profile: profile({}, { kind: 'contract', expires: '2026-11-19' }) },
      ],
      [
        '2 contract on its last day',
        'DEC-2 keep',
        bare,
        { profile: profile({}, { kind: 'contract', expires: '2026-11-20' }) },
      ],
      [
        '2 pending profile is no contract',
        'DEC-10 hold LICENSE_UNKNOWN',
        bare,
        { profile: profile({ status: 'pending' }, { kind: 'contract' }) },
      ],
      [
        '3 robots disallow beats a license',
        'DEC-3 reject ROBOTS_DISALLOWED',
        licensed,
        { metadata: metadata({ robots: { allowed: false, rule: 'Disallow: /' } }) },
      ],
      [
        '3 robots refused',
        'DEC-3 reject ROBOTS_REFUSED',
        licensed,
        { metadata: metadata({ robots: { outcome: 'refused', allowed: false, status: 403 } }) },
      ],
      [
        '3 robots unreachable',
        'DEC-3 reject ROBOTS_UNREACHABLE',
        licensed,
        { metadata: metadata({ robots: { outcome: 'unreachable', allowed: false } }) },
      ],
      [
        '4 AI refusal beats a license',
        'DEC-4 reject AI_TRAINING_REFUSED',
        licensed,
        { metadata: metadata({ signals: [signal({})] }) },
      ],
      [
        '4 AI crawlers refused (RBT-12)',
        'DEC-4 reject ROBOTS_AI_REFUSED',
        licensed,
        { metadata: metadata({ signals: [signal({ rule: 'RBT-12', value: 'gptbot' })] }) },
      ],
      [
        '4 RSL declared and never read',
        'DEC-4 reject AI_TRAINING_REFUSED',
        licensed,
        {
          metadata: metadata({
            signals: [signal({ rule: 'SIG-06', value: 'https://blog.example/rsl.xml', effect: 'note' })],
          }),
        },
      ],
      [
        '4 RSL declared, read and permitting',
        'DEC-8 keep',
        licensed,
        {
          metadata: metadata({
            signals: [
              signal({ rule: 'SIG-06', value: RSL, effect: 'note' }),
              signal({
                rule: 'SIG-06',
                value: 'rsl-permitted',
                effect: 'train',
                source: 'well-known',
                snippet: RSL,
              }),
            ],
          }),
        },
      ],
      [
        '4 RSL of the page read by way of robots.txt',
        'DEC-8 keep',
        article({
          head: '<link rel="license" type="application/rsl+xml" href="/rsl.xml">',
          footer: LICENSED,
        }),
        {
          metadata: metadata({
            signals: [
              signal({ rule: 'SIG-06', value: RSL, effect: 'note' }),
              signal({
                rule: 'SIG-06',
                value: 'rsl-permitted',
                effect: 'train',
                source: 'well-known',
                snippet: RSL,
              }),
            ],
          }),
        },
      ],
      [
        '4 RSL of the page is another document than the one read',
        'DEC-4 reject AI_TRAINING_REFUSED',
        article({
          head: '<link rel="license" type="application/rsl+xml" href="/other.xml">',
          footer: LICENSED,
        }),
        {
          metadata: metadata({
            signals: [
              signal({ rule: 'SIG-06', value: RSL, effect: 'note' }),
              signal({
                rule: 'SIG-06',
                value: 'rsl-permitted',
                effect: 'train',
                source: 'well-known',
                snippet: RSL,
              }),
            ],
          }),
        },
      ],
      [
        '5 noindex beats a license',
        'DEC-5 reject GENERIC_REFUSAL',
        article({ head: '<meta name="robots" content="noindex">', footer: LICENSED }),
        {},
      ],
      ['6b repost beats a license', 'DEC-6b reject REPOST_UNLICENSED', licensed, { outlet: '示例晚报' }],
      [
        '7 license and 版权所有',
        'DEC-7 hold LICENSE_CONFLICT',
        article({ footer: `${LICENSED}<p>版权所有</p>` }),
        {},
      ],
      [
        '7 license and All Rights Reserved',
        'DEC-7 hold LICENSE_CONFLICT',
        article({ footer: `${LICENSED}<p>© 2024 All Rights Reserved</p>` }),
        {},
      ],
      [
        '7 a bare © with a year is no reservation',
        'DEC-8 keep',
        article({ footer: `${LICENSED}<p>© 2020-2024 河边博客</p>` }),
        {},
      ],
      [
        '7 a license on a site where none was found',
        'DEC-7 hold LICENSE_CONFLICT',
        licensed,
        { profile: profile({}, { kind: 'none', spdx: 'NOASSERTION' }) },
      ],
      [
        '7 a license other than the recorded one',
        'DEC-7 hold LICENSE_CONFLICT',
        licensed,
        { profile: profile({}, { spdx: 'CC-BY-SA-4.0' }) },
      ],
      ['8 license on the page', 'DEC-8 keep', licensed, { profile: profile() }],
      ['8 license on the page of an unknown site', 'DEC-8 keep', licensed, {}],
      ['8 license of the whole site', 'DEC-8 keep', bare, { profile: siteWide }],
      [
        '8 license of single pages, none on this one',
        'DEC-10 hold LICENSE_UNKNOWN',
        bare,
        { profile: profile() },
      ],
      [
        '8 site license and 版权所有 on the page',
        'DEC-7 hold LICENSE_CONFLICT',
        article({ footer: '<p>版权所有 示例文化有限公司</p>' }),
        { profile: siteWide },
      ],
      [
        '8 site license and a refusal in words',
        'DEC-4 reject REPRINT_REFUSED',
        article({ footer: '<p>未经许可，禁止转载。</p>' }),
        { profile: siteWide },
      ],
      [
        '9 training signal only',
        'DEC-9 hold TRAINING_SIGNAL_ONLY',
        bare,
        { headers: [['Content-Usage', 'train-ai=y']] },
      ],
      ['10 nothing known', 'DEC-10 hold LICENSE_UNKNOWN', bare, {}],
      [
        '10 conditional reprint',
        'DEC-10 hold LICENSE_UNKNOWN',
        article({ footer: '<p>转载请注明出处</p>' }),
        {},
      ],
      ['10 strict denies', 'DEC-10 reject LICENSE_UNKNOWN', bare, { licenseProfile: 'strict' }],
      [
        '10 statement is no license',
        'DEC-10 hold LICENSE_UNKNOWN',
        bare,
        { profile: profile({}, { kind: 'statement', spdx: 'NOASSERTION', scope: 'site' }) },
      ],
      [
        '10 forum without a platform license',
        'DEC-10 reject LICENSE_UNKNOWN',
        bare,
        { profile: profile({ kind: 'forum' }, { kind: 'none', spdx: 'NOASSERTION' }) },
      ],
    ];
  it.each(cases)('%s', (_, expected, html, over) => {
    expect(outcome(assess(html, over))).toBe(expected);
  });

  it.each([
    ['snapshot 25 hours old', robots({ fetchedAt: '2026-11-19T07:00:00Z' }), 'DEC-8 hold EVIDENCE_MISSING'],
    ['snapshot exactly 24 hours old', robots({ fetchedAt: '2026-11-19T08:00:00Z' }), 'DEC-8 keep'],
    ['unreadable snapshot time', robots({ fetchedAt: 'yesterday' }), 'DEC-8 hold EVIDENCE_MISSING'],
  ])('robots evidence: %s', (_, snapshot, expected) => {
    expect(outcome(assess(licensed, { metadata: metadata({ robots: snapshot }) }))).toBe(expected);
  });

  it.each([
    ['without metadata', {}, 'DEC-8 hold EVIDENCE_MISSING'],
    ['a contract without metadata', { profile: contract }, 'DEC-2 hold EVIDENCE_MISSING'],
    ['a refusal without metadata is still one', { optedOut: true }, 'DEC-1 reject OPTED_OUT'],
    ['judged by the page alone', { evidence: 'page' as const }, 'DEC-8 keep'],
  ])('robots evidence: %s', (_, over, expected) => {
    expect(outcome(assessForeign(licensed, over))).toBe(expected);
  });

  it('keeps every signal it did not follow', () => {
    const found = assess(article({ footer: `${LICENSED}<p>© 2024 河边博客 转载请注明出处</p>` }));
    expect(found.license.signals.map((s) => `${s.rule} ${s.effect}`)).toEqual(
      expect.arrayContaining(['SIG-09 license', 'SIG-12 reserve', 'SIG-13 reprint']),
    );
  });

  it('names what decided in both languages', () => {
    const { explanation } = assess(bare, {
      metadata: metadata({ robots: { allowed: false, rule: 'Disallow: /a' } }),
    }).license;
    expect(explanation).toEqual({
      en: 'Denied (DEC-3): robots.txt does not let us fetch the page (Disallow: /a).',
      zh: '拒绝（DEC-3）：robots.txt 不允许抓取该页面（Disallow: /a）。',
    });
  });
});

describe('license classes by profile (§5)', () => {
  const url = (code: string, version = '4.0'): string =>
    article({
      footer: `<p>本站内容采用 <a href="https://creativecommons.org/licenses/${code}/${version}/">许可协议</a></p>`,
    });
  const cases: readonly [code: string, cls: string, commercial: string, research: string, strict: string][] =
    [
      ['by', 'B', 'DEC-8 keep', 'DEC-8 keep', 'DEC-8 keep'],
      ['by-sa', 'C', 'DEC-8 keep', 'DEC-8 keep', 'DEC-8 reject LICENSE_CLASS_EXCLUDED'],
      [
        'by-nd',
        'D',
        'DEC-6 reject LICENSE_NODERIVATIVES',
        'DEC-6 reject LICENSE_NODERIVATIVES',
        'DEC-6 reject LICENSE_NODERIVATIVES',
      ],
      [
        'by-nc',
        'E',
        'DEC-6 reject LICENSE_NONCOMMERCIAL',
        'DEC-8 keep',
        'DEC-6 reject LICENSE_NONCOMMERCIAL',
      ],
      [
        'by-nc-sa',
        'E',
        'DEC-6 reject LICENSE_NONCOMMERCIAL',
        'DEC-8 keep',
        'DEC-6 reject LICENSE_NONCOMMERCIAL',
      ],
      [
        'by-nc-nd',
        'D',
        'DEC-6 reject LICENSE_NODERIVATIVES',
        'DEC-6 reject LICENSE_NODERIVATIVES',
        'DEC-6 reject LICENSE_NODERIVATIVES',
      ],
    ];
  it.each(cases)('CC %s is class %s', (code, cls, commercial, research, strict) => {
    const found = (['commercial', 'research', 'strict'] as const).map((licenseProfile) =>
      assess(url(code), { licenseProfile }),
    );
    expect(found.map(outcome)).toEqual([commercial, research, strict]);
    expect(found[0]?.license).toMatchObject({ class: cls, spdx: `CC-${code.toUpperCase()}-4.0` });
  });

  it('every class of the rules has its SPDX ids once', () => {
    const classes = new Set([...rules.licenses.values()].map((entry) => entry.class));
    expect([...classes].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
    expect(rules.licenses.get('cc-by-sa-4.0')).toMatchObject({ class: 'C', shareAlike: true });
  });
});

describe('license gate', () => {
  const base = assess(licensed).license;
  const changed = (over: Partial<LicenseFinding>): LicenseFinding => ({ ...base, ...over });
  it.each([
    ['allowed class', base, 'commercial', 'keep'],
    ['hold', changed({ verdict: 'hold' }), 'commercial', 'reject'],
    ['disagreement', changed({ disagreement: true }), 'commercial', 'reject'],
    ['no evidence', changed({ evidenceKind: 'none' }), 'commercial', 'reject'],
    ['class E in commercial', changed({ class: 'E' }), 'commercial', 'reject'],
    ['class E in research', changed({ class: 'E' }), 'research', 'keep'],
    ['class C in strict', changed({ class: 'C' }), 'strict', 'reject'],
    ['contract', changed({ class: 'F', evidenceKind: 'contract' }), 'strict', 'keep'],
    ['statute', changed({ class: 'A', evidenceKind: 'statute' }), 'strict', 'keep'],
  ] as const)('%s', (_, finding, licenseProfile, kind) => {
    expect(licenseGate(finding, licenseProfile).kind).toBe(kind);
  });
});
