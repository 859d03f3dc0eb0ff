import { describe, expect, it } from 'vitest';
import { indexOptOuts, optOutSchema } from '../../src/rules/opt-outs.ts';
import { indexSites } from '../../src/rules/site-index.ts';
import { sha256 } from '../../src/core/digest.ts';
import { loadKit } from '../../src/pipeline/apply/rooms-kit.ts';
import { newDraft } from '../../src/pipeline/draft.ts';
import { runRooms } from '../../src/pipeline/rooms.ts';
import { publishGate } from '../../src/pipeline/stages/publish-shard.ts';
import { article, assess, LICENSED, profile, PROSE } from '../license/support.ts';

const registry = (entries: readonly object[]) =>
  indexOptOuts([
    optOutSchema.parse({
      id: 'requests',
      version: 1,
      source: 'test',
      license: 'CC0-1.0',
      updated: '2026-11-01',
      entries: entries.map((entry) => ({ requestedAt: '2026-11-01', request: 'R-1', ...entry })),
    }),
  ]);
const optOuts = registry([
  { host: 'blog.example' },
  { prefix: 'https://news.example/people/' },
  { author: '示例 作者' },
]);

describe('who asked to be left out (TD-10)', () => {
  it.each([
    ['https://blog.example/a', true],
    ['https://www.blog.example/a', true],
    ['https://notblog.example/a', false],
    ['https://news.example/people/1', true],
    ['https://news.example/peopleless', false],
    ['https://news.example/', false],
  ])('%s: %s', (url, covered) => {
    expect(optOuts.covers(url)).toBe(covered);
  });

  it.each([
    ['示例作者', true],
    ['示例　作者', true],
    ['示例作者二', false],
    ['', false],
  ])('author “%s”: %s', (author, covered) => {
    expect(optOuts.coversAuthor(author)).toBe(covered);
  });

  it.each([[{}], [{ host: 'a.example', author: '某某' }], [{ prefix: 'not a url' }]])(
    'refuses %o',
    (entry) => {
      expect(() => registry([entry])).toThrow();
    },
  );

  it('at curate an author counts as soon as the page is read', () => {
    const kit = loadKit('rules', 'commercial');
    const body = [...PROSE, ...PROSE.map((line) => `${line}对岸有人应了一声。`)]
      .map((l) => `<p>${l}</p>`)
      .join('');
    const html = article({ head: '<meta name="author" content="示例作者">', body, footer: LICENSED });
    const draft = newDraft({
      url: 'https://other.example/1',
      contentType: '',
      headers: [],
      capturedAt: '2026-11-20T08:00:00Z',
      html,
      truncated: false,
      optedOut: false,
      evidence: 'page',
    });
    runRooms(draft, ['decode', 'extract', 'license'], { ...kit, rules: { ...kit.rules, optOuts } });
    expect(draft.decision).toMatchObject({ kind: 'reject', reason: 'OPTED_OUT' });
    expect(draft.license?.rule).toBe('DEC-1');
  });

  it('before publishing host, prefix and author are asked again, and the source', () => {
    const { license } = assess(article({ footer: LICENSED }));
    const sites = indexSites([{ file: 'a', digest: sha256(''), value: profile({ hosts: ['x.example'] }) }]);
    const barred = indexSites([
      { file: 'a', digest: sha256(''), value: profile({ hosts: ['x.example'], status: 'barred' }) },
    ]);
    const ask = (urlCanonical: string, author: string, index = sites): string => {
      const decision = publishGate(
        { urlCanonical, author, site: 'blog', license },
        { optOuts, sites: index },
        'commercial',
      );
      return decision.kind === 'keep' ? 'keep' : decision.reason;
    };
    expect(ask('https://blog.example/a', '')).toBe('GATE_OPTED_OUT');
    expect(ask('https://news.example/people/2', '')).toBe('GATE_OPTED_OUT');
    expect(ask('https://x.example/a', '示例作者')).toBe('GATE_OPTED_OUT');
    expect(ask('https://x.example/a', '')).toBe('keep');
    expect(ask('https://x.example/a', '', barred)).toBe('GATE_SOURCE_BARRED');
  });
});
