import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../../src/core/document.ts';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { P1, P2, P3 } from './pages.ts';

const BODY = `<p>${P1}</p><p>${P2}</p><p>${P3}</p>`;
const facts = (html: string, url = 'https://www.example.cn/a/1.html'): PageFacts =>
  extractPage(scanPage(html), { url }).extraction.facts;
const article = (head: string, above: string, below = ''): string =>
  `<head>${head}</head><body><article>${above}<div class="content">${BODY}</div></article>${below}</body>`;

describe('the title', () => {
  it.each([
    ['the site behind it', '<title>渡口_乡村_清河网</title>', '<h1>渡口</h1>', '渡口'],
    [
      'the site before it',
      '<title>清河网 - 最后一条渡船的故事</title>',
      '<h1>最后一条渡船的故事</h1>',
      '最后一条渡船的故事',
    ],
    [
      'a heading that only its words tell',
      '<title>最后一条渡船-故事-清河网</title>',
      '<div>最后一条渡船</div>',
      '最后一条渡船',
    ],
    ['no heading', '<title>最后一条渡船_乡村频道_清河网</title>', '', '最后一条渡船'],
    [
      'a dash of its own',
      '<title>渡口 - 一个人的黄昏 - 清河网</title>',
      '<h2>渡口 - 一个人的黄昏</h2>',
      '渡口 - 一个人的黄昏',
    ],
    [
      'a logo in a heading',
      '<title>清河网</title><meta property="og:site_name" content="清河网">',
      '<h1>清河网</h1><h2>最后一条渡船</h2>',
      '清河网',
    ],
    [
      'a logo that begins like the title',
      '<title>清河之夜：渡口灯火 | 清河</title>',
      '<h1>清河</h1><h2>清河之夜：渡口灯火</h2>',
      '清河之夜：渡口灯火',
    ],
    [
      'cut with an ellipsis',
      '<title>最后一条渡船载着赶集的…-清河网</title>',
      '<h1>最后一条渡船载着赶集的村民过河</h1>',
      '最后一条渡船载着赶集的村民过河',
    ],
    [
      'an em dash inside',
      '<title>渡口® — 河上的记忆 | 渡口</title><meta property="og:title" content="渡口® — 河上的记忆">',
      '<h1>渡口®</h1>',
      '渡口® — 河上的记忆',
    ],
    [
      'a link to itself behind',
      '<title>安装 &#8212; 青书 2.4 文档</title>',
      '<h1>安装<a class="headerlink" href="#a">¶</a></h1>',
      '安装',
    ],
    ['an edit link behind', '<title>渡口 - 清河百科</title>', '<h1>渡口<span>[编辑]</span></h1>', '渡口'],
    [
      'a link to itself before',
      '<title>安装 | 手册</title>',
      '<h1><a class="header-anchor" href="#a">#</a> 安装</h1>',
      '安装',
    ],
    [
      'a block that is named so',
      '<title>渡口的黄昏与清晨 清河网</title>',
      '<div class="article-title">渡口的黄昏与清晨</div>',
      '渡口的黄昏与清晨',
    ],
    ['no title element', '', '<h1>渡口</h1>', '渡口'],
  ])('%s', (_, head, above, title) => {
    expect(facts(article(head, above)).title.value).toBe(title);
  });
});

describe('times', () => {
  const times = (html: string, url?: string): object => {
    const { publishedAt, updatedAt } = facts(html, url);
    return [publishedAt.value, publishedAt.from, updatedAt.value];
  };
  it.each([
    [
      'both in a line',
      article('', '<p class="info">发布时间：2024-03-05 09:30　更新时间：2024-03-06</p>'),
      ['2024-03-05T09:30:00', 'labelled byline', '2024-03-06'],
    ],
    [
      'only the last change',
      article('', '<p>最后更新：2024-03-06</p>'),
      ['2024-03-06', 'labelled byline', '2024-03-06'],
    ],
    [
      'a change in a time element',
      article(
        '',
        '',
        '<footer>最后更新于 <time datetime="2024-03-06T00:00:00.000Z">2024年3月6日</time></footer>',
      ),
      ['2024-03-06T00:00:00Z', 'time element', '2024-03-06T00:00:00Z'],
    ],
    [
      'metas',
      article(
        '<meta property="article:published_time" content="2024-03-05T09:30:00+08:00"><meta property="article:modified_time" content="2024-03-07">',
        '',
      ),
      ['2024-03-05T09:30:00+08:00', 'meta article:published_time', '2024-03-07'],
    ],
    [
      'JSON-LD in a graph',
      article(
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"清河"},{"@type":"NewsArticle","headline":"渡口","datePublished":"2024-03-05","dateModified":"2024-03-08"}]}</script>',
        '',
      ),
      ['2024-03-05', 'json-ld', '2024-03-08'],
    ],
    [
      'a day under a title that speaks of an event or begins with from',
      article('', '<h1>自行车会议开放报名</h1><p>2024-03-05 清河晚报</p>'),
      ['2024-03-05', 'byline', ''],
    ],
    [
      'a day of something else in the text',
      article('', '<p>2024-03-05 清河晚报</p>').replace(P1, '老渡口建于1998年3月1日，石阶是后来修的。'),
      ['2024-03-05', 'byline', ''],
    ],
    [
      'a date in words',
      article('', '<div class="date">二〇二四年三月五日</div>'),
      ['2024-03-05', 'named element', ''],
    ],
    [
      'a relative time whose element knows the day',
      article('', '<p class="meta">河边人 <span title="2024-03-05 10:00">3 天前</span></p>'),
      ['2024-03-05T10:00:00', 'attribute title', ''],
    ],
    ['a relative time alone', article('', '<p class="meta">河边人 3 天前</p>'), ['', '', '']],
    [
      'a day told in the text',
      article('', '', '').replace(BODY, `<p>1998年7月2日，大水漫过了渡口。</p>${BODY}`),
      ['', '', ''],
    ],
    [
      'a sign-off',
      article('', '').replace(BODY, `${BODY.repeat(5)}<p>清河镇人民政府</p><p>2024年3月5日</p>`),
      ['2024-03-05', 'signature', ''],
    ],
    ['a member since', article('', '<p>注册时间：2019-01-01</p>'), ['', '', '']],
  ])('%s', (_, html, expected) => {
    expect(times(html)).toEqual(expected);
  });

  it('come from the address when the page is silent', () => {
    expect(times(article('', ''), 'https://www.example.cn/zw/t20240305_12.html')).toEqual([
      '2024-03-05',
      'address',
      '',
    ]);
  });

  it('of a thread are those of its first post', () => {
    const post = (n: number, when: string, text: string): string =>
      `<div class="post"><div class="authi">发表于 ${when}</div><table><tr><td class="t_f" id="postmessage_${n}">${text}</td></tr></table></div>`;
    const html = `<body><h1><span id="thread_subject">渡口还开吗</span></h1>${post(1, '<span title="2023-5-1 10:00">半年前</span>', P1)}${post(2, '2023-5-3 08:00', P2)}</body>`;
    expect(facts(html, 'https://bbs.example.cn/thread-1-1-1.html').publishedAt.value).toBe(
      '2023-05-01T10:00:00',
    );
  });
});

describe('who wrote and first published it', () => {
  it.each([
    ['a byline', '<p>来源：清河晚报 作者：林一 编辑：王二</p>', '清河晚报', '林一'],
    ['cells', '<table><tr><td>来源：</td><td>清河日报</td></tr></table>', '清河日报', ''],
    ['a date without a space', '<p>来源：清河日报2024-03-05</p>', '清河日报', ''],
    ['a source of something else', '<p>数据来源：水文站</p>', '', ''],
    ['a source of pollution', '<p>污染来源：化工厂</p>', '', ''],
    ['a day right before', '<p>2024年3月5日来源：清河日报</p>', '清河日报', ''],
    ['a Latin name of several words', '<p>来源：The River Times 作者：林一</p>', 'The River Times', '林一'],
    ['a Latin name before another label', '<p>来源：River News Editor: Bob</p>', 'River News', ''],
    ['nobody', '<p>作者：佚名</p>', '', ''],
    ['a rule about sources', '<p>凡本网注明"来源：清河网"的所有作品</p>', '', ''],
  ])('%s', (_, above, outlet, author) => {
    const found = facts(article('', above));
    expect([found.outlet.value, found.author.value]).toEqual([outlet, author]);
  });

  it('is not a staff number', () => {
    expect(facts(article('<meta name="author" content="105464">', '<p>作者：林一</p>')).author.value).toBe(
      '林一',
    );
  });
});

describe('what else a page tells', () => {
  it('reads language, address, sections and tags', () => {
    const html = `<html lang="zh-CN"><head><link rel="canonical" href="/b/2.html"></head><body><div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/x/">乡村</a> &gt; 正文</div><article><h1>渡口</h1><div class="content">${BODY}</div><a rel="tag" href="/t/1">渡船</a><a rel="tag" href="/t/2">#河流</a></article></body></html>`;
    const { language, canonical, breadcrumbs, tags } = facts(html);
    expect({ language: language.value, canonical: canonical.value, breadcrumbs, tags }).toEqual({
      language: 'zh-CN',
      canonical: 'https://www.example.cn/b/2.html',
      breadcrumbs: ['首页', '乡村'],
      tags: ['渡船', '河流'],
    });
  });

  it('believes no front page that every page calls its own, and no address that is none', () => {
    expect(facts('<link rel="canonical" href="https://www.example.cn/">').canonical.value).toBe('');
    expect(facts('<link rel="canonical" href="javascript:void(0)">').canonical.value).toBe('');
  });
});
