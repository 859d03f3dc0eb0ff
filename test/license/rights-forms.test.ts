import { describe, expect, it } from 'vitest';
import { article, assess, LICENSED, PROSE } from './support.ts';

const kindsOf = (html: string): string[] => [
  ...new Set(
    assess(html)
      .license.candidates.filter((c) => c.appliesTo !== 'other')
      .map((c) => c.spdx ?? c.kind),
  ),
];
const ARR = 'all-rights-reserved';
const CREDIT = 'reprint-with-attribution';
const ASK = 'no-reprint-without-permission';
const NEVER = 'reprint-forbidden';
const OTHERS = 'disclaimer-of-reposted-content';

describe('closing notices and footers as they occur (§9, §10)', () => {
  const cases: readonly [text: string, kinds: readonly string[]][] = [
    [
      '本文版权归作者和示例园共有，欢迎转载，但未经作者同意必须保留此段声明，且在文章页面明显位置给出原文连接，否则保留追究法律责任的权利。',
      [ARR, CREDIT],
    ],
    [
      '版权声明：本文为示例博主「某某」的原创文章，遵循CC 4.0 BY-SA版权协议，转载请附上原文出处链接及本声明。',
      [CREDIT, 'CC-BY-SA-4.0'],
    ],
    ['著作权归作者所有，转载或内容合作请联系作者', [ASK, ARR]],
    ['著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。', [ARR, ASK, CREDIT]],
    ['平台声明：文章内容由作者上传并发布，示例网系信息发布平台，仅提供信息存储服务。', [OTHERS]],
    ['声明：示例网登载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。', [OTHERS]],
    ['免责声明：本文来自示例客户端自媒体，不代表示例网的观点和立场。', [OTHERS]],
    ['凡本网注明“来源：XXX（非示例网）”的作品，均转载自其它媒体，转载目的在于传递更多信息', [OTHERS]],
    ['凡本网注明“来源：示例网”的所有作品，未经本网授权不得转载、摘编或利用其它方式使用', [ASK]],
    ['本文为作者独立观点，不代表示例网立场，未经允许不得转载。', [ASK]],
    ['本文仅代表作者观点，不代表示例网立场。', []],
    ['本站内容仅供参考', []],
    ['原创文章，作者：某某，如若转载，请注明出处：https://a.example/1.html', [CREDIT]],
    ['本文地址：http://a.example/1 转载请以链接形式注明出处', [CREDIT]],
    ['Reprint please indicate the source.', [CREDIT]],
    ['Any reproduction requires permission.', [ASK]],
    ['All Right Reserved', [ARR]],
    ['转载必究', [NEVER]],
    ['版权所有·禁止转载', [NEVER, ARR]],
    ['禁止商业转载', ['noncommercial-use-only']],
    ['尊重原创，请勿抄袭', []],
    ['自由转载-非商用-非衍生-保持署名（创意共享3.0许可证）', [CREDIT, 'CC-BY-NC-ND-3.0']],
    ['许可协议: "署名-非商用-相同方式共享 4.0" 转载请保留原文链接及作者。', [CREDIT, 'CC-BY-NC-SA-4.0']],
    ['本书以创作共用-署名-相同方式共享 3.0 许可证授权。', ['CC-BY-SA-3.0']],
    ['本作品采用《CC 协议》，转载必须注明作者和本文链接', [CREDIT, 'cc-unknown']],
    ['Creative Commons BY-NC-ND 3.0', ['CC-BY-NC-ND-3.0']],
    ['CC Attribution-ShareAlike 3.0', ['CC-BY-SA-3.0']],
    ['除特别声明外，转载请注明出处', [CREDIT]],
    ['转载本文请联系原作者获取授权，同时请注明本文来自某某示例网博客。', [ASK, CREDIT]],
    ['本站文章除注明转载/出处外，均为本站原创或翻译，转载前请务必署名', [CREDIT]],
    ['欢迎任何形式的转载，但请务必注明出处', [CREDIT]],
    ['本文资源来源互联网，版权归该资源的合法拥有者所有', [OTHERS]],
    ['版权说明：本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领', [OTHERS]],
    ['版權(quán)說明：若內(nèi)容存在侵權(quán)，請進(jìn)行舉報或認(rèn)領(lǐng)', [OTHERS]],
    ['未经书面授权，不得擅自复制、影印、储存或散播。', [ASK]],
    ['版权所有，保留一切权利。未经书面许可，不得转载。', [ARR, ASK]],
    ['本文谢绝任何形式的转载', [NEVER]],
    ['未授权勿转', [ASK]],
    ['禁转', [NEVER]],
    ['禁止二次上传', [NEVER]],
    ['请不要转载本文', [NEVER]],
    ['本文不接受转载', [NEVER]],
    ['本站文章暂不开放转载', [NEVER]],
    ['转载一律无效', [NEVER]],
    ['嚴禁盜用、盜連', [NEVER]],
    ['轉載請先徵得作者同意', [ASK]],
    ['转载请在公众号后台回复“转载”', [ASK]],
    ['此文仅发于本站，他处转载均属侵权', [NEVER]],
    ['转载请注明：清晨的河面要注意哪些？河边的人们都知道', [CREDIT]],
    ['引用文中的思路进行二次创作时，须注明链接出处', [CREDIT]],
    ['法院认为，被告未经许可转载涉案文章，应当承担责任', []],
    ['读者被告知：未经授权，禁止转载', [ASK]],
  ];
  it.each(cases)('%s', (text, kinds) => {
    for (const place of ['footer', 'end'] as const)
      expect(new Set(kindsOf(article({ [place]: `<p>${text}</p>` })))).toEqual(new Set(kinds));
  });

  const REFUSALS = [
    '谢绝转载',
    '请勿转载本文',
    '本站文章不得转载',
    '严禁转载、摘编',
    '未获授权不得转载',
    '未授权勿转',
    '嚴禁盜用',
    '本文不接受转载',
  ];
  const lines = PROSE.map((line) => `<p>${line}</p>`).join('');
  const quoted = (words: string): string =>
    `<blockquote><p>写在前面</p><p>${words}</p><p>谢谢各位读者一直以来的支持与理解。</p></blockquote>`;
  const ZONES: Readonly<Record<string, (words: string) => Parameters<typeof article>[0]>> = {
    'a byline': (words) => ({ body: `<div>作者：某某 ${words} 2024-03-01</div>${lines}` }),
    'the head': (words) => ({ body: `<p>${words}</p>${lines}` }),
    'the foot': (words) => ({ end: `<p>${words}</p>` }),
    'the last sentence': (words) => ({ body: `${lines}<p>${PROSE[0] ?? ''}（${words}）</p>` }),
    'a quotation at the head': (words) => ({ body: quoted(words) + lines }),
    'a quotation at the foot': (words) => ({ end: quoted(words) }),
  };
  it.each(Object.keys(ZONES))('a refusal beside an open license denies in %s', (zone) => {
    const allowed = REFUSALS.filter((words) => {
      const parts = ZONES[zone]?.(words) ?? {};
      return assess(article({ footer: LICENSED, ...parts })).license.verdict !== 'deny';
    });
    expect(allowed).toEqual([]);
  });

  it('a notice set as a quotation of several lines is the page’s own at the foot of the text, not amid it', () => {
    const quote =
      '<blockquote><p>Copyright © 2019-present 示例</p><p>本文为专栏私有内容，谢绝转载。</p><p>当您引用文中的引言进行二次创作时，须注明链接出处。</p></blockquote>';
    const foot = assess(article({ end: quote })).license;
    expect(foot).toMatchObject({ verdict: 'deny', rule: 'DEC-4' });
    expect(foot.candidates.map((c) => [c.kind, c.appliesTo])).toEqual([
      ['copyright-notice', 'site'],
      [NEVER, 'text'],
      [CREDIT, 'text'],
    ]);
    const prose = Array.from({ length: 4 }, () => PROSE.map((line) => `<p>${line}</p>`).join('')).join('');
    const amid = assess(article({ body: `${prose}${quote}${prose}` })).license;
    expect(amid.rule).not.toBe('DEC-4');
  });

  it('a family of licenses without its elements opens nothing', () => {
    expect(assess(article({ footer: '<p>本站采用CC协议</p>' })).license).toMatchObject({
      class: 'G',
      verdict: 'hold',
      rule: 'DEC-10',
    });
  });
});

it('links to terms pages are kept as notes for the assessment of the site (SIG-16)', () => {
  const footer = '<a href="/terms">服务条款</a> <a href="/law">法律声明</a> <a href="/about">关于我们</a>';
  const terms = assess(article({ footer })).license.signals.filter(({ rule }) => rule === 'SIG-16');
  expect(terms.map(({ value, effect, snippet }) => [value, effect, snippet])).toEqual([
    ['服务条款', 'note', '/terms'],
    ['法律声明', 'note', '/law'],
  ]);
});
