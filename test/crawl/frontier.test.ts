import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Frontier, type NewUrl } from '../../src/crawl/frontier.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-frontier-'));
let files = 0;
const fresh = (): string => join(folder, `${(files += 1)}.sqlite`);
const found = (url: string, more: Partial<NewUrl> = {}): NewUrl => ({
  url,
  site: 'a',
  depth: 0,
  via: '',
  priority: 0,
  hops: 0,
  ...more,
});
const broken = (wrong: object): NewUrl => ({ ...found('http://a.example/9'), ...wrong });
const capture = { payload: 'sha256:1', wire: 'sha256:1', record: '<urn:uuid:1>', capturedAt: 1 } as const;
const nowhere = { index: 0, position: 0 };

type Step =
  | { readonly kind: 'add'; readonly urls: readonly NewUrl[] }
  | { readonly kind: 'finish'; readonly site: string; readonly links: readonly NewUrl[] }
  | { readonly kind: 'retry'; readonly site: string }
  | { readonly kind: 'reopen' };

const site = fc.constantFrom('a', 'b');
// Few addresses, so that most are found again; an address belongs to one site.
const newUrl = fc
  .tuple(fc.nat({ max: 15 }), fc.nat({ max: 3 }), fc.nat({ max: 2 }))
  .map(([n, depth, priority]) =>
    found(`http://x.example/${n}`, { site: n % 2 ? 'a' : 'b', depth, priority }),
  );
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), urls: fc.array(newUrl, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('finish' as const), site, links: fc.array(newUrl, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('retry' as const), site }),
  fc.record({ kind: fc.constant('reopen' as const) }),
);

/** What the frontier promises, without a database: addresses in the order they were first seen. */
class Expected {
  readonly seen: { url: NewUrl; tries: number; isDone: boolean }[] = [];

  add(urls: readonly NewUrl[]): void {
    for (const url of urls)
      if (!this.seen.some((known) => known.url.url === url.url))
        this.seen.push({ url, tries: 0, isDone: false });
  }

  next(name: string): { url: NewUrl; tries: number; isDone: boolean } | undefined {
    const queued = this.seen.filter(({ url, isDone }) => url.site === name && !isDone);
    return queued.sort((x, y) => x.url.priority - y.url.priority || x.url.depth - y.url.depth)[0];
  }
}

describe('the frontier', () => {
  it('loses and repeats nothing, whenever it is closed and opened again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const path = fresh();
        let frontier = new Frontier(path);
        const expected = new Expected();
        let position = nowhere;
        for (const [i, now] of steps.entries()) {
          if (now.kind === 'reopen') {
            frontier.close();
            frontier = new Frontier(path);
          } else if (now.kind === 'add') {
            frontier.add(now.urls);
            expected.add(now.urls);
          } else {
            const taken = frontier.next(now.site);
            const due = expected.next(now.site);
            expect([taken?.url, taken?.tries, taken?.depth]).toEqual([
              due?.url.url,
              due?.tries,
              due?.url.depth,
            ]);
            if (taken === undefined || due === undefined) continue;
            if (now.kind === 'retry') {
              frontier.retry(taken.id);
              due.tries += 1;
            } else {
              position = { index: 0, position: i + 1 };
              frontier.finish(taken.id, { kind: 'keep', detail: { i } }, now.links);
              frontier.advance(position);
              due.isDone = true;
              expected.add(now.links);
            }
          }
          expect(frontier.warcPosition()).toEqual(position);
        }
        const done = expected.seen.filter(({ isDone }) => isDone);
        expect(frontier.counts()).toEqual({ done: done.length, queued: expected.seen.length - done.length });
        expect([...frontier.finished()].map(({ url }) => url).sort()).toEqual(
          done.map(({ url }) => url.url).sort(),
        );
        frontier.close();
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same address again after a stop before it was finished', () => {
    const path = fresh();
    const frontier = new Frontier(path);
    frontier.add([found('http://a.example/1'), found('http://a.example/2')]);
    const taken = frontier.next('a');
    frontier.close();
    const again = new Frontier(path);
    expect(again.next('a')).toEqual(taken);
    again.close();
  });

  it('keeps the first outcome of an address', () => {
    const frontier = new Frontier(fresh());
    frontier.add([found('http://a.example/1')]);
    const id = frontier.next('a')?.id ?? 0;
    frontier.finish(id, { kind: 'keep', bytes: 5, detail: {} }, []);
    frontier.finish(id, { kind: 'reject', reason: 'HTTP_GONE', detail: {} }, []);
    expect([...frontier.finished()]).toEqual([
      { url: 'http://a.example/1', site: 'a', kind: 'keep', bytes: 5, detail: {} },
    ]);
    frontier.close();
  });

  it('writes an outcome with its links, or neither', () => {
    const path = fresh();
    const frontier = new Frontier(path);
    frontier.add([found('http://a.example/1')]);
    const id = frontier.next('a')?.id ?? 0;
    const { hops: _hops, ...rest } = found('http://a.example/3');
    const broken = rest as NewUrl;
    const links = [found('http://a.example/2'), broken];
    frontier.commit();
    frontier.advance({ index: 1, position: 9 });
    expect(() => frontier.finish(id, { kind: 'keep', detail: {} }, links)).toThrow(/NOT NULL/u);
    expect([frontier.counts(), frontier.warcPosition()]).toEqual([{ done: 0, queued: 1 }, nowhere]);
    frontier.close();
  });

  // What is found again is passed over; what is broken is not.
  it.each([
    ['an address without a site', /NOT NULL/u, (f: Frontier) => f.add([broken({ site: null })])],
    ['an address without a depth', /NOT NULL/u, (f: Frontier) => f.add([broken({ depth: null })])],
    [
      'a depth that is no number',
      /datatype|cannot store/iu,
      (f: Frontier) => f.add([broken({ depth: 'deep' })]),
    ],
    ['a capture of no address', /FOREIGN KEY/u, (f: Frontier) => f.captured(99, capture)],
    [
      'a capture without a record',
      /NOT NULL/u,
      (f: Frontier) => f.captured(1, { ...capture, record: null as never }),
    ],
    ['terms without an address', /NOT NULL/u, (f: Frontier) => f.addTerms('a', null as never)],
    ['a family without shapes', /NOT NULL/u, (f: Frontier) => f.setFamily('a', 'f', null as never, 1)],
  ])('%s is an error that undoes its group', (_name, message, write) => {
    const frontier = new Frontier(fresh());
    frontier.add([found('http://a.example/1')]);
    frontier.commit();
    frontier.add([found('http://a.example/2')]);
    expect(() => write(frontier)).toThrow(message);
    expect(frontier.counts()).toEqual({ done: 0, queued: 1 });
    // The address that was undone is not taken for a known one.
    frontier.add([found('http://a.example/1'), found('http://a.example/2')]);
    expect(frontier.counts()).toEqual({ done: 0, queued: 2 });
    frontier.close();
  });

  it('passes over what is known: an address, a capture, terms', () => {
    const frontier = new Frontier(fresh());
    for (const _ of [1, 2]) {
      frontier.add([found('http://a.example/1')]);
      frontier.captured(1, capture);
      frontier.addTerms('a', 'http://a.example/1');
    }
    expect([frontier.counts(), frontier.terms('a')]).toEqual([
      { done: 0, queued: 1 },
      ['http://a.example/1'],
    ]);
    frontier.close();
  });

  it('counts kept pages and their bytes, each site on its own, over a stop', () => {
    const path = fresh();
    const frontier = new Frontier(path);
    frontier.add([1, 2, 3].map((n) => found(`http://a.example/${n}`)));
    frontier.add([found('http://b.example/', { site: 'b' })]);
    for (const kind of ['keep', 'reject', 'keep'] as const)
      frontier.finish(frontier.next('a')?.id ?? 0, { kind, bytes: 10, detail: {} }, []);
    frontier.close();
    const again = new Frontier(path);
    expect([again.spent('a'), again.spent('b')]).toEqual([
      { pages: 2, misses: 0, bytes: 20 },
      { pages: 0, misses: 0, bytes: 0 },
    ]);
    again.close();
  });

  it('remembers by which redirect an address was reached', () => {
    const frontier = new Frontier(fresh());
    frontier.add([
      found('http://a.example/1', { via: 'http://a.example/0' }),
      found('http://a.example/2', { via: 'http://a.example/1', hops: 1 }),
    ]);
    expect(['1', '2', '3'].map((n) => frontier.via(`http://a.example/${n}`))).toEqual([
      undefined,
      'http://a.example/1',
      undefined,
    ]);
    frontier.close();
  });
});
