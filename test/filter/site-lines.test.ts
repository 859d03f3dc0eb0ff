import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SiteLineCounter, type SiteLines } from '../../src/filter/site-lines/count-lines.ts';
import { cutSiteLines } from '../../src/filter/site-lines/cut-lines.ts';

type Page = readonly [site: string, text: string];

function linesOf(pages: readonly Page[], limits = { pagesMin: 3, shareMin: 0.2 }): SiteLines {
  const counter = new SiteLineCounter(limits);
  for (const [site, text] of pages) counter.sketch(site, text);
  for (const [site, text] of pages) counter.count(site, text);
  return counter.finish();
}

function cutAll(pages: readonly Page[]): string[] {
  const lines = linesOf(pages);
  return pages.map(([site, text]) => cutSiteLines(text, new Set(lines[site])).text);
}

const BODY = (i: number): string =>
  Array.from({ length: 20 }, (_, n) => `第${i}页的第${n}段写的是别的事情。`).join('\n');

describe('lines of a site', () => {
  const pages = Array.from({ length: 6 }, (_, i): Page => ['a', `栏目导航\n${BODY(i)}\n本站公告\n联系本站`]);

  it('cuts lines that stand at the ends of many pages', () => {
    expect(cutAll(pages)).toEqual(pages.map((_, i) => BODY(i)));
  });

  it.each<readonly [name: string, pages: readonly Page[]]>([
    ['on too few pages', pages.slice(0, 2)],
    ['on pages of different sites', pages.map(([, text], i): Page => [`site-${i}`, text])],
    ['in the middle', pages.map((_, i): Page => ['a', `${BODY(i)}\n本站公告\n${BODY(i + 100)}`])],
    [
      'on too small a share of the pages',
      [...pages, ...Array.from({ length: 60 }, (_, i): Page => ['a', BODY(i + 100)])],
    ],
    [
      'long enough to be a paragraph',
      pages.map((_, i): Page => ['a', `${BODY(i)}\n${'同样的一段话'.repeat(40)}`]),
    ],
  ])('keeps lines %s', (_name, own) => {
    expect(cutAll(own)).toEqual(own.map(([, text]) => text));
  });

  it('stops at the first line of another kind', () => {
    const own = pages.map((_, i): Page => ['a', `${BODY(i)}\n联系本站\n第${i}页自己的结尾`]);
    expect(cutAll(own)).toEqual(own.map(([, text]) => text));
  });

  it('says of each line which end it stood at, from the outside in', () => {
    const template = new Set(linesOf(pages)['a']);
    const { cut } = cutSiteLines(pages[0]?.[1] ?? '', template);
    expect(cut.map(({ end }) => end)).toEqual(['head', 'tail', 'tail']);
    expect(new Set(cut.map(({ digest }) => digest))).toEqual(template);
  });

  it('leaves nothing of a text that is nothing else', () => {
    const template = new Set(linesOf(pages)['a']);
    expect(cutSiteLines('栏目导航\n\n联系本站', template)).toMatchObject({ text: '' });
  });

  it('does not depend on the order of the pages', () => {
    const page = fc.tuple(
      fc.constantFrom('a', 'b'),
      fc
        .array(fc.constantFrom('一', '二', '三', '四', ''), { maxLength: 16 })
        .map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(fc.array(page, { maxLength: 20 }), fc.nat(), (own, shift) => {
        const turned = own.map((_, i) => own[(i + shift) % own.length] as Page);
        expect(linesOf(turned)).toEqual(linesOf(own));
      }),
      { numRuns: 15 },
    );
  });
});
