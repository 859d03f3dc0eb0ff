import { describe, expect, it } from 'vitest';
import { article, assess, LICENSED, outcome, profile, PROSE } from './support.ts';

const p = PROSE.map((line) => `<p>${line}</p>`).join('');
const withMeta = (meta: string): string =>
  article({ body: `<div class="info">${meta}</div>${p}`, footer: LICENSED });
const DENIED = 'DEC-6b reject REPOST_UNLICENSED';
const KEPT = 'DEC-8 keep';

describe('outlet of reposts (SIG-15, forms of §10)', () => {
  const cases: readonly [name: string, html: string, outlet: string, expected: string][] = [
    ['label', withMeta('2026-01-01 来源：示例晚报 作者：某某'), '示例晚报', DENIED],
    ['glued to the date', withMeta('2026-01-01 12:11来源：示例晚报作者：某某'), '示例晚报', DENIED],
    ['bar', withMeta('来源｜示例晚报'), '示例晚报', DENIED],
    ['traditional', withMeta('來源：示例晚報'), '示例晚報', DENIED],
    ['reprinted from', withMeta('转载自：示例周刊'), '示例周刊', DENIED],
    ['closing words', article({ end: '<p>（来源：示例晚报）</p>', footer: LICENSED }), '示例晚报', DENIED],
    [
      '本文来源',
      article({ end: '<p>本文来源：示例晚报 责任编辑：某某</p>', footer: LICENSED }),
      '示例晚报',
      DENIED,
    ],
    ['转自 without a colon', article({ end: '<p>转自 示例晚报</p>', footer: LICENSED }), '示例晚报', DENIED],
    [
      'meta',
      article({ head: '<meta name="source" content="来源：示例晚报">', footer: LICENSED }),
      '示例晚报',
      DENIED,
    ],
    [
      'json-ld provider',
      article({
        head: '<script type="application/ld+json">{"@type":"NewsArticle","provider":{"@type":"Organization","name":"示例晚报"}}</script>',
        footer: LICENSED,
      }),
      '示例晚报',
      DENIED,
    ],
    [
      'an address',
      withMeta('来源：https://news.other.example/1.html'),
      'https://news.other.example/1.html',
      DENIED,
    ],
    ['two sources, one foreign', withMeta('来源：河边博客</div><div>来源：示例晚报'), '示例晚报', DENIED],
    ['unnamed: 网络', withMeta('来源：网络'), '', DENIED],
    ['unnamed: 商讯', withMeta('来源：商讯'), '', DENIED],
    ['原标题 without a source', article({ end: '<p>原标题：河上清晨</p>', footer: LICENSED }), '', DENIED],
    [
      'by permission of another',
      article({ end: '<p>本文经示例周刊授权转载</p>', footer: LICENSED }),
      '示例周刊',
      DENIED,
    ],
    ['本站', withMeta('来源：本站'), '', KEPT],
    ['原创', withMeta('来源：原创'), '', KEPT],
    ['the operator', withMeta('来源：示例文化有限公司'), '', KEPT],
    ['the site by its name', withMeta('来源：河边博客网'), '', KEPT],
    ['the host', withMeta('来源：www.blog.example'), '', KEPT],
    [
      'a sentence about sources',
      withMeta('这类软件包有几个来源：有些来自发行版自身、有些由本机构建。'),
      '',
      KEPT,
    ],
    ['a picture credit', withMeta('图片来源：示例晚报'), '', KEPT],
    [
      'a data credit in a caption',
      article({ body: `${p}<figure><figcaption>来源：示例统计</figcaption></figure>`, footer: LICENSED }),
      '',
      KEPT,
    ],
    [
      'prose',
      article({
        body: `<p>${PROSE[0]}这笔收入的来源：一是打鱼，二是摆渡，三是冬天替人看守芦苇荡，都不稳定，老人却从没有想过要离开这条河，他说走了便不会再回来，何况对岸还有三亩薄田和一座祖上传下来的老屋，屋后两棵枣树年年都结满了果。${PROSE.join('')}</p>${p}`,
        footer: LICENSED,
      }),
      '',
      KEPT,
    ],
    [
      'a related list',
      article({ end: '<div class="related"><p>来源：示例晚报</p></div>', footer: LICENSED }),
      '',
      KEPT,
    ],
  ];
  it.each(cases)('%s', (_, html, outlet, expected) => {
    const found = assess(html, { profile: profile() });
    expect({ outcome: outcome(found), outlet: found.outlet }).toEqual({ outcome: expected, outlet });
  });

  it.each([
    ['示例晚报', DENIED],
    ['河边博客', KEPT],
    ['', KEPT],
  ])('an outlet found by extract: %s', (outlet, expected) => {
    expect(outcome(assess(article({ footer: LICENSED }), { profile: profile(), outlet }))).toBe(expected);
  });

  it.each([
    ['示例社北京11月20日电（记者某某）河面上起了雾。', '示例社', DENIED],
    ['示例晚报讯（记者某某）河面上起了雾。', '示例晚报', DENIED],
    ['本报讯（记者某某）河面上起了雾。', '', KEPT],
    ['示例社北京的同事都说河面上起了雾。', '', KEPT],
  ])('dateline: %s', (line, outlet, expected) => {
    const body = `<p>${line}</p>${p}`;
    const found = assess(article({ body, footer: LICENSED }), {
      profile: profile(),
      text: [line, ...PROSE].join('\n'),
    });
    expect({ outcome: outcome(found), outlet: found.outlet }).toEqual({ outcome: expected, outlet });
  });

  it('an account on the own platform is another author', () => {
    const over = { profile: profile({ name: '示例新闻' }) };
    expect(outcome(assess(withMeta('来源：示例新闻·示例号·政务'), over))).toBe(DENIED);
  });
});

describe('labels of AI generation (CN-AIG-01 … 04)', () => {
  const label = (html: string): string => {
    const { aiLabel } = assess(html);
    return `${aiLabel.status} ${aiLabel.rule ?? ''}`.trim();
  };
  it.each([
    ['内容由AI生成', 'labelled CN-AIG-01'],
    ['本文由人工智能生成，仅供参考', 'labelled CN-AIG-01'],
    ['本内容由 AI 大模型生成', 'labelled CN-AIG-01'],
    ['（AI合成）', 'labelled CN-AIG-01'],
    ['AIGC生成内容', 'labelled CN-AIG-01'],
    ['作者声明：内容由AI辅助创作', 'labelled CN-AIG-01'],
    ['疑似AI生成，请谨慎甄别', 'suspected CN-AIG-01'],
    ['本文可能包含人工智能生成内容', 'suspected CN-AIG-01'],
    ['AI摘要', 'suspected CN-AIG-01'],
    ['本文未使用AI生成', 'none'],
    ['本站拒绝AI生成内容', 'none'],
    ['AI如何生成图像？', 'none'],
    ['AI生成图像技术的三个阶段', 'none'],
    ['人工智能', 'none'],
    [`内容由AI生成${'，请读者注意甄别'.repeat(6)}`, 'none'],
  ])('%s', (text, expected) => {
    expect(label(article({ end: `<p>${text}</p>` }))).toBe(expected);
  });

  it.each([
    ['<meta name="AIGC" content=\'{"Label":"1","ContentProducer":"001"}\'>', 'labelled CN-AIG-03'],
    ['<meta name="AIGC" content=\'{"Label":"2"}\'>', 'suspected CN-AIG-03'],
    ['<meta name="AIGC" content=\'{"Label":"3"}\'>', 'suspected CN-AIG-03'],
    ['<meta name="AIGC" content="{broken">', 'labelled CN-AIG-02'],
    [
      '<script type="application/ld+json">{"@type":"Article","AIGC":{"Label":"1"}}</script>',
      'labelled CN-AIG-03',
    ],
    [
      '<script type="application/ld+json">{"@type":"Article","digitalSourceType":"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}</script>',
      'labelled CN-AIG-04',
    ],
    [
      '<script type="application/ld+json">{"@type":"Article","image":{"@type":"ImageObject","digitalSourceType":"trainedAlgorithmicMedia"}}</script>',
      'none',
    ],
  ])('%s', (head, expected) => {
    expect(label(article({ head }))).toBe(expected);
  });

  it.each([
    ['a link in a list', article({ end: '<ul><li><a href="/t">AI生成内容</a></li></ul>' })],
    ['a comment', article({ end: '<div class="comments"><p>内容由AI生成</p></div>' })],
    ['a caption', article({ end: '<figure><figcaption>图片由AI生成</figcaption></figure>' })],
  ])('not by %s', (_, html) => {
    expect(label(html)).toBe('none');
  });
});
