import { blocksRun } from '../html/work.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/decode/decode.ts';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { P1, P2 } from './pages.ts';

const THREAD = 'https://bbs.example.cn/thread-1';
const extract = (html: string, url = ''): ReturnType<typeof extractPage> =>
  extractPage(scanPage(html), { url });

/** From octets, as the pipeline reads a page. */
function outcome(body: Uint8Array): string {
  const { html, decision } = decodeBody(body, 'text/html');
  const last = decision.kind === 'keep' ? extract(html).decision : decision;
  return last.kind === 'keep' ? 'keep' : last.reason;
}

describe('a page that cannot be read has a reason', () => {
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);
  const enough = `<p>${P1}</p><p>${P2}</p>`;
  it.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'BODY_EMPTY'],
    ['white space', ' \r\n\t '.repeat(100), 'BODY_EMPTY'],
    ['a picture', picture, 'BODY_BINARY'],
    ['control characters', '\u0001\u0002\u0003'.repeat(1_000), 'BODY_BINARY'],
    ['a document of PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'BODY_BINARY'],
    ['frames', '<frameset cols="20%,80%"><frame src=a><frame src=b></frameset>', 'NO_MAIN_TEXT'],
    ['a shell that a script fills', '<div id=root></div><script src=/app.js></script>', 'NEEDS_SCRIPT'],
    ['an error with status 200', '<title>404</title><h1>页面不存在</h1><p>请返回首页。</p>', 'SOFT_404'],
    ['a parked domain', '<title>x.cn</title><p>该域名正在出售，欢迎联系。</p>', 'PARKED_DOMAIN'],
    ['a million attributes', `<p ${'a=1 '.repeat(1_000_000)}>${P1}</p>${enough}`, 'keep'],
    ['10,000 open elements', `${'<div>'.repeat(10_000)}${enough}`, 'keep'],
    ['10,000 nested tables', `${'<table><tr><td>'.repeat(10_000)}${enough}`, 'keep'],
    ['NULs between the letters', [...enough].join('\0'), 'BODY_BINARY'],
    ['a few NULs', `${enough}\0<p>\0</p>`, 'keep'],
    ['a text that no tag ends', enough.replaceAll('</p>', ''), 'keep'],
  ])('%s', (_, body, reason) => {
    expect(outcome(typeof body === 'string' ? Buffer.from(body) : body)).toBe(reason);
  });
});

describe('what a page keeps is bounded', () => {
  it.each([{ nodesMax: 100 }, { runsMax: 100 }])('and a page with more has a reason: %j', (limits) => {
    const { decision } = extractPage(scanPage(`<p>${P1}</p>`.repeat(101), limits), { url: '' });
    expect(decision).toMatchObject({ kind: 'reject', reason: 'PAGE_TOO_COMPLEX' });
  });

  it.each([
    ['comments', '<!--a-->', ({ comments }: ReturnType<typeof scanPage>) => comments.length],
    ['metas', '<meta name=a content=b>', ({ metas }: ReturnType<typeof scanPage>) => metas.length],
    ['links of the head', '<link rel=a href=b>', ({ links }: ReturnType<typeof scanPage>) => links.length],
    ['scripts', '<script>a</script>', ({ scripts }: ReturnType<typeof scanPage>) => scripts.length],
    ['image maps', '<area href=a>', ({ anchors }: ReturnType<typeof scanPage>) => anchors.length],
  ])('%s', (_, piece, count) => {
    const page = scanPage(piece.repeat(30), { notesMax: 20 });
    expect(count(page)).toBeLessThanOrEqual(20);
    expect(page.defects).toContain('notes-max');
  });

  it('runs of text and elements', () => {
    const page = scanPage('<p>字</p>'.repeat(30), { nodesMax: 10, runsMax: 20 });
    expect(page.blocks.count).toBe(10);
    expect(page.blocks.leaves()).toHaveLength(20);
    expect(page.defects).toEqual(['nodes-max', 'runs-max']);
  });
});

/** Pieces of the smaller page. */
const SMALL = 1_000;
/** Quadratic work gives 4, work of n log n about 2.15. */
const GROWTH_MAX = 2.2;

describe('twice the page is at most about twice the work', () => {
  // Names that a hash over 31 gives one number: `Aa` and `BB` in every place.
  const alike = (i: number): string =>
    Array.from({ length: 12 }, (_, bit) => ((i >> bit) & 1 ? 'Aa' : 'BB')).join('');
  it.each<[string, (i: number) => string, string?]>([
    ['paragraphs', (i) => `<p>第${i}段，${P1}</p>`],
    ['unclosed paragraphs', () => '<p>甲'],
    ['open elements', () => '<div>'],
    ['nested tables', () => '<table><tr><td>字'],
    ['nested lists', () => '<ul><li>字'],
    ['stray end tags', () => '</p></div></a></td></table>'],
    ['links', (i) => `<li><a href="/${i}" rel=tag>第${i}篇文章</a></li>`],
    ['cells', (i) => `<tr><td>${i}</td><td>字</td></tr>`],
    ['one line of inline elements', () => '<b>字</b> <i>词</i>'],
    ['line breaks', () => '字<br>'],
    ['headings', (i) => `<h2>第${i}节</h2>`],
    ['times', (i) => `<time datetime="2024-01-02">${i}</time>`],
    ['places in the site', () => '<div class="breadcrumb">首页</div>'],
    ['names of one hash', (i) => `<div class="${alike(i)}">字</div>`],
    ['posts', (i) => `<div class="post"><div class="author">某人</div><p>第${i}楼，${P1}</p></div>`, THREAD],
    ['short posts', () => '<div class="comment-content">好</div>', THREAD],
    ['formulas', () => '<math><mi>x</mi><mo>=</mo><mn>1</mn></math>'],
    ['unclosed quotes', () => '<a href="'],
    ['comments', () => '<!--a--!><!-- -->'],
    ['less-than signs', () => '<<</'],
    ['entities', () => '&amp;&nbsp;&#20013;&'],
    ['code', () => '<pre>\n  a\n</pre>'],
  ])('%s', (_, piece, url = '') => {
    const page = (n: number): string => Array.from({ length: n }, (__, i) => piece(i)).join('');
    const [small, large] = [page(SMALL), page(SMALL * 2)];
    extract(small, url);
    const work = (html: string): number => blocksRun(() => extract(html, url));
    expect(work(large) / work(small)).toBeLessThan(GROWTH_MAX);
  });
});

const TAGS =
  '<p> </p> <div class=content> </div> <table><tr><td> </table> <a href=/x rel=tag> </a> <br> <h1> </h1> <!-- --> <script> </script> <pre> </pre> <li> <math><mi> </math> <title> <time datetime=2024-01-02>';
const PIECES = [
  ...TAGS.split(' '),
  ' ',
  '\0',
  '\r\n',
  '<',
  '"',
  "='",
  '&#x',
  '。',
  '<meta name=date content=',
  '来源：某报 2024-01-02 10:00',
  '责任编辑：某',
  '相关阅读',
  P1,
];

describe('any input', () => {
  const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 }));
  const pages = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));

  it('is read without a fault, and what is taken stands in the source', () => {
    fc.assert(
      fc.property(pages, fc.constantFrom('', THREAD), (html, url) => {
        const page = scanPage(html);
        const { extraction } = extractPage(page, {
          url,
          markdown: { links: true, images: true, tables: 'pipe' },
        });
        let behind = 0;
        for (const [from, to] of extraction.sourceRanges) {
          expect(from).toBeGreaterThanOrEqual(behind);
          expect(to).toBeGreaterThan(from);
          behind = to;
        }
        expect(behind).toBeLessThanOrEqual(html.length);
        for (const leaf of page.blocks.leaves()) {
          expect(leaf.text.trim()).not.toBe('');
          expect(leaf.linkLength).toBeLessThanOrEqual(leaf.text.length);
          expect(page.blocks.pieces(leaf).every(({ start, end }) => start < end)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
