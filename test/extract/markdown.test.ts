import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Markdown, MarkdownOptions } from '../../src/core/markdown.ts';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { P1, P2, P3 } from './pages.ts';

const ALL: MarkdownOptions = { links: true, images: true, tables: 'pipe' };
const URL_PLAIN = 'https://www.example.cn/a/1.html';

function convert(html: string, options: MarkdownOptions = ALL): { markdown: Markdown; text: string } {
  const { markdown, text } = extractPage(scanPage(html), { url: URL_PLAIN, markdown: options }).extraction;
  return { markdown: markdown ?? { text: '', blocks: [] }, text };
}
/** Markdown of what stands between two paragraphs of prose. */
const between = (html: string, options?: MarkdownOptions): string =>
  convert(`<body><article><p>${P1}</p>${html}<p>${P2}</p></article></body>`, options)
    .markdown.text.replace(`${P1}\n\n`, '')
    .replace(`\n\n${P2}`, '');

describe('structure', () => {
  it.each([
    [
      'headings',
      '<h2>一、起因<a class="headerlink" href="#a">¶</a></h2><h4>细节 #</h4>',
      '## 一、起因\n\n#### 细节',
    ],
    [
      'emphasis',
      '<p>这是<strong>要点</strong>和<em>语气</em>，还有 <del>旧话</del>。</p>',
      '这是**要点**和*语气*，还有 ~~旧话~~。',
    ],
    [
      'code in a line',
      '<p>运行 <code>a`b</code> 即可，别忘了 <kbd>Ctrl</kbd>。</p>',
      '运行 ``  a`b  `` 即可，别忘了 `Ctrl`。'.replaceAll('``  ', '`` ').replaceAll('  ``', ' ``'),
    ],
    [
      'lists in lists',
      '<ul><li>甲，第一项说明<ul><li>乙，里面一项</li></ul></li><li>丙，第二项说明</li></ul>',
      '- 甲，第一项说明\n  - 乙，里面一项\n- 丙，第二项说明',
    ],
    [
      'numbered lists',
      '<ol start="3"><li>第三步，停船。</li><li value="7">第七步，上岸。</li></ol>',
      '3. 第三步，停船。\n7. 第七步，上岸。',
    ],
    [
      'a second paragraph of an item',
      '<ul><li><p>甲，第一段。</p><p>甲，第二段。</p></li></ul>',
      '- 甲，第一段。\n  甲，第二段。',
    ],
    [
      'quotations',
      `<blockquote><p>${P3}</p><blockquote><p>里面一层，也是话。</p></blockquote></blockquote>`,
      `> ${P3}\n\n> > 里面一层，也是话。`,
    ],
    [
      'code with its language',
      '<pre><code class="language-ts">const a = 1;\n  b();\n</code></pre>',
      '```ts\nconst a = 1;\n  b();\n```',
    ],
    [
      'Sphinx code',
      '<div class="highlight-python notranslate"><div class="highlight"><pre><span></span>x = 1\n</pre></div></div>',
      '```python\nx = 1\n```',
    ],
    [
      'Hexo code without its line numbers',
      '<figure class="highlight js"><table><tr><td class="gutter"><pre>1\n2</pre></td><td class="code"><pre>a();\nb();</pre></td></tr></table></figure>',
      '```js\na();\nb();\n```',
    ],
    ['code with a fence inside', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
    [
      'a table',
      '<table><tr><th>年份</th><th>船|数</th></tr><tr><td>2001</td><td>12</td></tr></table>',
      '| 年份 | 船\\|数 |\n| --- | --- |\n| 2001 | 12 |',
    ],
    [
      'a table with a wide cell',
      '<table><tr><td colspan="2">合计</td><td>9</td></tr><tr><td>甲</td><td>乙</td><td>丙</td></tr></table>',
      '|  |  |  |\n| --- | --- | --- |\n| 合计 |  | 9 |\n| 甲 | 乙 | 丙 |',
    ],
    [
      'a link and a picture',
      '<p>见<a href="/b.html">渡口志</a>和<a href="javascript:x()">附录</a>。</p><p><img src="/i.png" alt="渡口 [老照片]"></p>',
      '见[渡口志](/b.html)和附录。\n\n![渡口 \\[老照片\\]](/i.png)',
    ],
    [
      'an icon and an inline picture',
      '<p>前面一句话。</p><img src="/i.gif" width="16" height="16"><img src="data:image/png;base64,AA">',
      '前面一句话。',
    ],
    ['a poem', '<p>雾起时，船还在，<br>雾散时，人已远。</p>', '雾起时，船还在，  \n雾散时，人已远。'],
    ['paragraphs set apart by line breaks', `<div>${P3}<br><br>${P3}</div>`, `${P3}\n\n${P3}`],
    [
      'signs that are text',
      '<p># 不是标题，*不是*强调，a_b 也不是。</p><p>1. 不是列表，只是序号。</p>',
      '\\# 不是标题，\\*不是\\*强调，a_b 也不是。\n\n1\\. 不是列表，只是序号。',
    ],
    [
      'hidden parts',
      '<p>看得见的一句话。</p><p hidden>看不见。</p><p data-nosnippet>不要引用。</p><p style="display:none">也看不见。</p>',
      '看得见的一句话。',
    ],
    [
      'ruby',
      '<p><ruby>渡<rt>dù</rt>口<rp>(</rp><rt>kǒu</rt><rp>)</rp></ruby>在河的拐弯处。</p>',
      '渡口在河的拐弯处。',
    ],
    [
      'a line set vertically',
      '<p>渡<br>口<br>的<br>黄<br>昏</p><p>后面一句话。</p>',
      '渡口的黄昏\n\n后面一句话。',
    ],
  ])('%s', (_, html, expected) => {
    expect(between(html)).toBe(expected);
  });

  it('leaves addresses and pictures out, and flattens tables, when asked to', () => {
    const html =
      '<p>见<a href="/b.html">渡口志</a>。</p><p><img src="/i.png" alt="渡口"></p><table><tr><th>年份</th><th>船数</th></tr><tr><td>2001</td><td>12</td></tr></table>';
    expect(between(html, { links: false, images: false, tables: 'flat' })).toBe(
      '见渡口志。\n\n年份 | 船数\n2001 | 12',
    );
  });
});

describe('formulas', () => {
  const math = '<math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>';
  it.each([
    ['MathML', math, 'E=mc^{2}', '$'],
    [
      'MathML on its own line',
      '<math display="block"><mfrac><mi>a</mi><msqrt><mi>b</mi></msqrt></mfrac></math>',
      '\\frac{a}{\\sqrt{b}}',
      '$$',
    ],
    [
      'MathML with an annotation',
      '<math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x_{1}</annotation></semantics></math>',
      'x_{1}',
      '$',
    ],
    [
      'KaTeX',
      `<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">\\alpha x</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>α</span><span>x</span></span></span>`,
      '\\alpha x',
      '$',
    ],
    [
      'MathJax 2',
      '<span class="MathJax_Preview">x2</span><span class="MathJax"><span>x</span><span>2</span></span><script type="math/tex">x^2</script>',
      'x^2',
      '$',
    ],
    [
      'MathJax 2 on its own line',
      '<div class="MathJax_Display"><span class="MathJax">x2</span></div><script type="math/tex; mode=display">x^2</script>',
      'x^2',
      '$$',
    ],
    [
      'MathJax 3',
      `<mjx-container><svg><g></g></svg><mjx-assistive-mml>${math}</mjx-assistive-mml></mjx-container>`,
      'E=mc^{2}',
      '$',
    ],
    [
      'MediaWiki',
      '<span class="mwe-math-element"><span class="mwe-math-mathml-inline mwe-math-mathml-a11y" style="display: none;"><math alttext="{\\displaystyle x^{2}}"><mi>x</mi></math></span><img alt="x" src="/x.svg"></span>',
      'x^{2}',
      '$',
    ],
  ])('%s, once, in Markdown and in the text', (_, html, tex, sign) => {
    const { markdown, text } = convert(
      `<body><article><p>${P1}</p><p>质能关系写作${html}，人人都知道。</p><p>${P2}</p></article></body>`,
    );
    const formula = `${sign}${tex}${sign}`;
    expect(markdown.text.replace(/\s/gu, '')).toContain(`写作${formula}，人人`.replace(/\s/gu, ''));
    expect(text.replace(/\s/gu, '')).toContain(`写作${formula}，人人`.replace(/\s/gu, ''));
  });
});

describe('the block map', () => {
  it('leads from Markdown to the source', () => {
    const html = `<body><nav>首页</nav><article><h2>起因</h2><p>${P1}</p><ul><li>甲，第一项说明。</li></ul><p>${P2}</p></article></body>`;
    const { text, blocks } = convert(html).markdown;
    expect(
      blocks.map(({ kind, start, end, sourceStart, sourceEnd }) => [
        kind,
        text.slice(start, end),
        html.slice(sourceStart, sourceEnd),
      ]),
    ).toEqual([
      ['heading', '## 起因', '起因'],
      ['paragraph', P1, P1],
      ['item', '- 甲，第一项说明。', '甲，第一项说明。'],
      ['paragraph', P2, P2],
    ]);
  });

  it('lies inside the source and in order for any page', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'li',
      'ul',
      'pre',
      'table',
      'td',
      'tr',
      'h2',
      'b',
      'a',
      'math',
      'ruby',
      'rt',
      'br',
    );
    const soup = fc.array(
      fc.oneof(
        tag.map((name) => `<${name}>`),
        tag.map((name) => `</${name}>`),
        fc.constantFrom('渡口的黄昏，很安静。', 'a`*_', '|', '# '),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(soup, (parts) => {
        const html = `<body>${parts.join('')}</body>`;
        const { text, blocks } = convert(html).markdown;
        let at = 0;
        let from = 0;
        for (const { start, end, sourceStart, sourceEnd } of blocks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(sourceStart).toBeGreaterThanOrEqual(from);
          expect(sourceEnd).toBeLessThanOrEqual(html.length);
          [at, from] = [end, sourceStart];
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});
