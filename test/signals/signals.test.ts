import { readFileSync, existsSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Signal } from '../../src/core/permission.ts';
import { scanPage } from '../../src/html/scan.ts';
import { aiTxtSignals } from '../../src/signals/ai-txt.ts';
import { headerSignals } from '../../src/signals/headers.ts';
import { metaSignals } from '../../src/signals/meta.ts';
import { matchesPath } from '../../src/signals/path-pattern.ts';
import { rslSignals } from '../../src/signals/rsl.ts';
import { tdmrepSignals } from '../../src/signals/tdmrep.ts';

const NOW = '2026-11-20T08:00:00Z';
const EVIDENCE = 'sha256:0' as const;
const PAGE_URL = 'https://www.example.cn/directory-b/html/a.html';
const said = (signals: readonly Signal[]): string[] => signals.map((s) => `${s.rule} ${s.value} ${s.effect}`);

describe('tdmrep.json (SIG-02)', () => {
  const rules = (...entries: object[]): string => JSON.stringify(entries);
  const one = (location: unknown, value: unknown): string => rules({ location, 'tdm-reservation': value });
  const RESERVED = ['SIG-02 tdm-reservation=1 deny-ai'];
  const OPEN = ['SIG-02 tdm-reservation=0 train'];
  const cases: readonly [name: string, body: string, url: string, expected: readonly string[]][] = [
    ['whole site', one('/', 1), PAGE_URL, RESERVED],
    ['folder', one('/directory-b/html/', 1), PAGE_URL, RESERVED],
    ['other folder', one('/directory-a/', 1), PAGE_URL, []],
    [
      'first in sequence wins',
      rules({ location: '/directory-b/', 'tdm-reservation': 0 }, { location: '/', 'tdm-reservation': 1 }),
      PAGE_URL,
      OPEN,
    ],
    ['star', one('/directory-b/images/*.jpg', 0), 'https://www.example.cn/directory-b/images/x/a.jpg', OPEN],
    ['dollar', one('/this/path/exactly$', 1), 'https://www.example.cn/this/path/exactly', RESERVED],
    [
      'dollar, longer path',
      one('/this/path/exactly$', 1),
      'https://www.example.cn/this/path/exactly/not',
      [],
    ],
    ['inner star', one('/this/*/then', 1), 'https://www.example.cn/this/a/b/then/c', RESERVED],
    ['percent encoding', one('/%7Euser/', 1), 'https://www.example.cn/~user/a', RESERVED],
    ['case sensitive', one('/Directory-B/', 1), PAGE_URL, []],
    ['value as text', one('/', '1'), PAGE_URL, RESERVED],
    ['true is read as 1', one('/', true), PAGE_URL, RESERVED],
    ['another value is unset', one('/', 2), PAGE_URL, ['SIG-02 tdm-reservation=unset note']],
    ['no value is unset', rules({ location: '/' }), PAGE_URL, ['SIG-02 tdm-reservation=unset note']],
    ['no location covers everything', rules({ 'tdm-reservation': 1 }), PAGE_URL, RESERVED],
    ['one object without brackets', '{"location":"/","tdm-reservation":1}', PAGE_URL, RESERVED],
    ['absolute location', one('https://www.example.cn/directory-b/', 1), PAGE_URL, RESERVED],
    ['absolute location of another host', one('https://other.example/', 1), PAGE_URL, []],
    ['byte order mark', `\uFEFF${one('/', 1)}`, PAGE_URL, RESERVED],
    [
      'broken JSON is the stricter reading',
      '[{"location":"/"',
      PAGE_URL,
      ['SIG-02 tdmrep-unreadable deny-ai'],
    ],
    ['array of other things', '[1,2]', PAGE_URL, ['SIG-02 tdmrep-unreadable deny-ai']],
    ['soft 404', '<!doctype html><p>404', PAGE_URL, []],
    ['empty', '', PAGE_URL, []],
  ];
  it.each(cases)('%s', (_, body, url, expected) => {
    expect(said(tdmrepSignals(body, url, EVIDENCE))).toEqual(expected);
  });
});

describe('ai.txt (SIG-03)', () => {
  const cases: readonly [name: string, body: string, url: string, denied: boolean][] = [
    ['everything', 'User-Agent: *\nDisallow: /', PAGE_URL, true],
    ['star', 'User-Agent: *\nDisallow: *', PAGE_URL, true],
    ['type of the page', 'User-Agent: *\nDisallow: *.html', PAGE_URL, true],
    ['type of an address without extension', 'Disallow: *.html', 'https://www.example.cn/a/', true],
    ['another type', 'Disallow: *.jpg\nDisallow: *.mp4', PAGE_URL, false],
    ['allowed type', 'Allow: *.html', PAGE_URL, false],
    ['path', 'Disallow: /directory-b/', PAGE_URL, true],
    ['longer allow wins', 'Disallow: /\nAllow: /directory-b/', PAGE_URL, false],
    ['a tie refuses', 'Allow: /directory-b/\nDisallow: /directory-b/', PAGE_URL, true],
    ['training: no', 'Training: no', PAGE_URL, true],
    ['ai-training: disallow', 'AI-Training: disallow', PAGE_URL, true],
    ['training: yes', 'Training: yes', PAGE_URL, false],
    ['ai.json', '{"policies":{"ai-training":"no"}}', PAGE_URL, true],
    ['ai.json false', '{"training":false}', PAGE_URL, true],
    ['ai.json yes', '{"training":"yes"}', PAGE_URL, false],
    ['broken ai.json', '{"training":', PAGE_URL, true],
    ['comment', '# Disallow: /', PAGE_URL, false],
    ['soft 404', '<html>Disallow: /</html>', PAGE_URL, false],
  ];
  it.each(cases)('%s', (_, body, url, denied) => {
    expect(aiTxtSignals(body, url, EVIDENCE).map((s) => s.effect)).toEqual(denied ? ['deny-ai'] : []);
  });
});

describe('RSL 1.0 (SIG-06)', () => {
  const rsl = (license: string, content = 'url="/"'): string =>
    `<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl"><content ${content}><license>${license}</license></content></rsl>`;
  const TRAIN = '<permits type="usage">ai-train</permits>';
  const cases: readonly [name: string, xml: string, expected: readonly string[]][] = [
    ['free training', rsl(TRAIN), ['rsl-permitted train']],
    ['all', rsl('<permits type="usage">all</permits>'), ['rsl-permitted train']],
    ['attribution', rsl(`${TRAIN}<payment type="attribution"/>`), ['rsl-permitted-attribution train']],
    ['closed list', rsl('<permits type="usage">search</permits>'), ['rsl-ai-train-not-permitted deny-ai']],
    ['no list', rsl(''), ['rsl-ai-train-not-permitted deny-ai']],
    [
      'prohibits beats permits',
      rsl(`${TRAIN}<prohibits type="usage">ai-all</prohibits>`),
      ['rsl-ai-train-not-permitted deny-ai'],
    ],
    [
      'paid',
      rsl(`${TRAIN}<payment type="subscription"><amount>1</amount></payment>`),
      ['rsl-payment-subscription deny-ai'],
    ],
    ['unknown payment', rsl(`${TRAIN}<payment type="barter"/>`), ['rsl-payment-barter deny-ai']],
    ['geo without China', rsl(`${TRAIN}<permits type="geo">US,EU</permits>`), ['rsl-geo-excluded deny-ai']],
    ['geo with China', rsl(`${TRAIN}<permits type="geo">CN</permits>`), ['rsl-permitted train']],
    [
      'non-commercial users',
      rsl(`${TRAIN}<permits type="user">non-commercial</permits>`),
      ['rsl-user-not-permitted deny-ai'],
    ],
    ['license server', rsl(TRAIN, 'url="/" server="https://l.example"'), ['rsl-license-server deny-ai']],
    ['reporting', rsl(`${TRAIN}<reporting type="usage"/>`), ['rsl-reporting-required deny-ai']],
    ['another path', rsl('', 'url="/other/*"'), []],
    ['absolute path', rsl(TRAIN, 'url="https://www.example.cn/directory-b/*"'), ['rsl-permitted train']],
    ['another host', rsl(TRAIN, 'url="https://other.example/"'), []],
    [
      'most restrictive of two',
      rsl(`${TRAIN}</license><license><permits type="usage">search</permits>`),
      ['rsl-ai-train-not-permitted deny-ai'],
    ],
    [
      'prefixed names',
      '<r:rsl xmlns:r="https://rslstandard.org/rsl"><r:content url="/"><r:license><r:permits type="usage">ai-train</r:permits></r:license></r:content></r:rsl>',
      ['rsl-permitted train'],
    ],
    [
      'entity bomb',
      '<!DOCTYPE r [<!ENTITY a "aaaa">]><rsl><content url="/">&a;</content></rsl>',
      ['rsl-unreadable deny-ai'],
    ],
    ['not closed', '<rsl><content url="/">', ['rsl-unreadable deny-ai']],
    ['not RSL', '<html></html>', ['rsl-unreadable deny-ai']],
    ['too deep', '<a>'.repeat(100_000), ['rsl-unreadable deny-ai']],
    ['too long', `<rsl>${' '.repeat(1 << 20)}</rsl>`, ['rsl-unreadable deny-ai']],
  ];
  it.each(cases)('%s', (_, xml, expected) => {
    expect(rslSignals(xml, PAGE_URL, EVIDENCE).map((s) => `${s.value} ${s.effect}`)).toEqual(expected);
  });
});

describe('headers (SIG-01, 02, 04, 06, 09)', () => {
  const cases: readonly [
    name: string,
    headers: readonly (readonly [string, string])[],
    expected: readonly string[],
  ][] = [
    ['noai', [['X-Robots-Tag', 'noai, noimageai']], ['SIG-01 noai deny-ai', 'SIG-01 noimageai deny-ai']],
    ['noindex in capitals', [['x-robots-tag', 'NOINDEX']], ['SIG-01 noindex deny']],
    ['for us by name', [['X-Robots-Tag', 'jingliu: noindex']], ['SIG-01 noindex deny']],
    [
      'for another crawler',
      [['X-Robots-Tag', 'otherbot: noindex, noarchive']],
      ['SIG-01 noindex note', 'SIG-01 noarchive note'],
    ],
    ['for an AI crawler', [['X-Robots-Tag', 'GPTBot: noindex']], ['SIG-01 noindex deny-ai']],
    [
      'two names in one line',
      [['X-Robots-Tag', 'otherbot: noindex, jingliu: noarchive']],
      ['SIG-01 noindex note', 'SIG-01 noarchive deny'],
    ],
    ['nofollow', [['X-Robots-Tag', 'nofollow']], ['SIG-01 nofollow note']],
    [
      'past date',
      [['X-Robots-Tag', 'unavailable_after: 25 Jun 2010 15:00:00 GMT']],
      ['SIG-01 unavailable_after:25 jun 2010 15:00:00 gmt deny'],
    ],
    [
      'past date with a comma',
      [['X-Robots-Tag', 'unavailable_after: Fri, 25 Jun 2010 15:00:00 GMT, noai']],
      ['SIG-01 unavailable_after:fri, 25 jun 2010 15:00:00 gmt deny', 'SIG-01 noai deny-ai'],
    ],
    ['future date', [['X-Robots-Tag', 'unavailable_after: 2030-01-01']], []],
    [
      'unreadable date',
      [['X-Robots-Tag', 'unavailable_after: soon']],
      ['SIG-01 unavailable_after:soon deny'],
    ],
    ['harmless', [['X-Robots-Tag', 'all, max-image-preview: large']], []],
    [
      'tdm-reservation',
      [
        ['TDM-Reservation', '1'],
        ['tdm-policy', 'https://a.example/p'],
      ],
      ['SIG-02 tdm-reservation=1 deny-ai'],
    ],
    [
      'tdm twice, the reserving one counts',
      [
        ['tdm-reservation', '0'],
        ['tdm-reservation', '1'],
      ],
      ['SIG-02 tdm-reservation=1 deny-ai'],
    ],
    ['content-usage', [['Content-Usage', 'train-ai=n']], ['SIG-04 train-ai=n deny-ai']],
    [
      'content-usage, last of a key',
      [['Content-Usage', 'train-ai=y, train-ai=n']],
      ['SIG-04 train-ai=n deny-ai'],
    ],
    [
      'content-usage on two lines',
      [
        ['Content-Usage', 'search=n'],
        ['Content-Usage', 'train-ai=y'],
      ],
      ['SIG-04 train-ai=y train'],
    ],
    [
      'content-usage with a parameter',
      [['Content-Usage', 'train-ai;allow=n, train-ai=y']],
      ['SIG-04 train-ai=y train'],
    ],
    ['content-usage, no tokens', [['Content-Usage', 'train-ai=y, train-ai, search=n, search="n"']], []],
    ['content-usage, old label', [['Content-Usage', 'genai=n']], ['SIG-04 genai=n deny-ai']],
    ['content-usage, capitals do not parse', [['Content-Usage', 'Train-AI=n']], []],
    ['license link', [['Link', '</l>; rel="license"']], ['SIG-09 license-link note']],
    [
      'RSL link',
      [['Link', '<https://a.example/rsl.xml>; rel="license"; type="application/rsl+xml"']],
      ['SIG-06 rsl-declared note'],
    ],
    ['other link', [['Link', '</a.css>; rel=preload']], []],
    ['nothing', [['Content-Type', 'text/html']], []],
  ];
  it.each(cases)('%s', (_, headers, expected) => {
    expect(said(headerSignals(headers, PAGE_URL, 'jingliu', NOW))).toEqual(expected);
  });
});

const rslOf = (usage: string, url = ''): string =>
  `<rsl xmlns="https://rslstandard.org/rsl"><content url="${url}"><license><permits type="usage">${usage}</permits></license></content></rsl>`;

describe('metas (SIG-01, 02, 06)', () => {
  const cases: readonly [head: string, expected: readonly string[]][] = [
    ['<meta name="robots" content="noai">', ['SIG-01 noai deny-ai']],
    ['<meta name="ROBOTS" content="NOINDEX,NOFOLLOW">', ['SIG-01 noindex deny', 'SIG-01 nofollow note']],
    ['<meta name="jingliu" content="noarchive">', ['SIG-01 noarchive deny']],
    ['<meta name="robots" content="max-snippet:0">', ['SIG-01 max-snippet:0 deny']],
    ['<meta name="CCBot" content="nofollow">', ['SIG-01 nofollow deny-ai']],
    ['<meta name="googlebot" content="noindex">', ['SIG-01 noindex note']],
    ['<meta name="robots" content="index, follow, max-snippet:-1">', []],
    ['<meta name="description" content="none of it">', []],
    ['<meta name="tdm-reservation" content="1">', ['SIG-02 tdm-reservation=1 deny-ai']],
    ['<meta name="tdm-reservation" content="yes">', ['SIG-02 tdm-reservation=unset note']],
    ['<link rel="license" type="application/rsl+xml" href="/rsl.xml">', ['SIG-06 rsl-declared note']],
    ['<script type="application/rsl+xml"><rsl></rsl></script>', []],
    [
      `<script type="application/rsl+xml">${rslOf('search')}</script>`,
      ['SIG-06 rsl-ai-train-not-permitted deny-ai'],
    ],
    [`<script type='application/rsl+xml'>${rslOf('ai-all')}</script>`, ['SIG-06 rsl-permitted train']],
    [`<script type=application/rsl+xml>${rslOf('ai-all', '/elsewhere/')}</script>`, []],
    [`<script type="application/rsl+xml">${rslOf('ai-all').slice(0, 60)}`, ['SIG-06 rsl-unreadable deny-ai']],
    ['<script type="application/rsl+xml">{"not": "xml"}</script>', ['SIG-06 rsl-unreadable deny-ai']],
  ];
  it.each(cases)('%s', (head, expected) => {
    expect(
      said(metaSignals(scanPage(`<html><head>${head}</head><body></body></html>`), PAGE_URL, 'jingliu', NOW)),
    ).toEqual(expected);
  });
});

describe('bad input', () => {
  it('never throws and says only known things', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const all = [
          ...tdmrepSignals(text, PAGE_URL, EVIDENCE),
          ...aiTxtSignals(text, text, EVIDENCE),
          ...rslSignals(text, PAGE_URL, EVIDENCE),
          ...headerSignals(
            [
              ['X-Robots-Tag', text],
              ['Link', text],
              ['Content-Usage', text],
              ['tdm-reservation', text],
            ],
            text,
            'jingliu',
            NOW,
          ),
        ];
        for (const signal of all) expect(signal.rule).toMatch(/^SIG-0[1-9]$/u);
      }),
    );
  });

  it('patterns full of stars stay linear', () => {
    const pattern = `/${'*a'.repeat(1000)}$`;
    expect(matchesPath(pattern, `/${'a'.repeat(2000)}b`)).toBe(false);
    const body = JSON.stringify(
      Array.from({ length: 2000 }, () => ({ location: pattern, 'tdm-reservation': 1 })),
    );
    expect(tdmrepSignals(body, `https://www.example.cn/${'a'.repeat(2000)}b`, EVIDENCE)).toEqual([]);
  });
});

const vectors = '../shared/data/04_vectors';
describe.skipIf(!existsSync(vectors))(`published examples (skipped without ${vectors})`, () => {
  it('every tdmrep.json example of the specification reads as written', () => {
    const spec = readFileSync(`${vectors}/tdmrep/spec/index.html`, 'utf8');
    const examples = [...spec.matchAll(/\[\s*\{\s*"location"[\s\S]*?\}\s*\]/gu)].map((m) => m[0]);
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples) {
      const entries = JSON.parse(example) as { location: string; 'tdm-reservation': number }[];
      for (const entry of entries) {
        const url = `https://provider.example${entry.location.replace('*', 'x')}`;
        const effect = entry['tdm-reservation'] === 1 ? 'deny-ai' : 'train';
        expect(tdmrepSignals(example, url, EVIDENCE).map((s) => s.effect)).toEqual([effect]);
      }
    }
  });

  it('every Content-Usage header example of the drafts parses', () => {
    const drafts = ['attach', 'vocab']
      .map((name) => readFileSync(`${vectors}/aipref/draft-ietf-aipref-${name}.md`, 'utf8'))
      .join('\n');
    const values = [...drafts.matchAll(/^Content-Usage: ([a-z].*)$/gmu)].map((m) => m[1] ?? '');
    expect(values.length).toBeGreaterThan(0);
    for (const value of values.filter((v) => v.startsWith('train-ai')))
      expect(headerSignals([['Content-Usage', value]], PAGE_URL, 'jingliu', NOW)).toHaveLength(1);
  });
});
