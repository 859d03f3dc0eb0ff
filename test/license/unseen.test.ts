import { describe, expect, it } from 'vitest';
import { article, assess, LICENSED, outcome } from './support.ts';

/** Decision and what was recorded as refusal. */
function read(html: string): readonly [decision: string, refusals: readonly string[]] {
  const finding = assess(html);
  const refusals = finding.license.signals.filter((s) => s.rule === 'SIG-11').map((s) => s.value);
  return [outcome(finding), refusals];
}

describe('refusals that no reader sees', () => {
  const NO = '未经授权，不得转载本站内容';
  const ASK = 'no-reprint-without-permission';
  const cases: readonly [name: string, html: string, decision: string, refusals: readonly string[]][] = [
    [
      'display:none beside a license',
      `<div style="display:none">${NO}</div>${LICENSED}`,
      'DEC-4 reject REPRINT_REFUSED',
      [ASK],
    ],
    ['hidden attribute', `<div hidden><p>${NO}</p></div>${LICENSED}`, 'DEC-4 reject REPRINT_REFUSED', [ASK]],
    ['data-nosnippet', `<p data-nosnippet>${NO}</p>${LICENSED}`, 'DEC-4 reject REPRINT_REFUSED', [ASK]],
    [
      'split over inline elements',
      `<p hidden>未经<b>授权</b>，<span>不得转载</span></p>${LICENSED}`,
      'DEC-4 reject REPRINT_REFUSED',
      [ASK],
    ],
    [
      'noscript',
      `<noscript><p>本站内容禁止用于人工智能训练</p></noscript>${LICENSED}`,
      'DEC-4 reject REPRINT_REFUSED',
      ['ai-use-forbidden'],
    ],
    ['comment: a person decides', `<!-- ${NO} -->${LICENSED}`, 'DEC-7 hold LICENSE_CONFLICT', []],
    [
      'comment on a page without license counts for nothing',
      `<!-- ${NO} --><p>联系我们</p>`,
      'DEC-10 hold LICENSE_UNKNOWN',
      [],
    ],
    ['comment about the template', `<!-- 未经许可，禁止删除主题版权信息 -->${LICENSED}`, 'DEC-8 keep', []],
    [
      'hidden rules of a comment form',
      `<div hidden><p>禁止在评论中转载广告</p></div>${LICENSED}`,
      'DEC-8 keep',
      [],
    ],
    ['a hidden grant grants nothing', `<div hidden>${LICENSED}</div>`, 'DEC-10 hold LICENSE_UNKNOWN', []],
    ['a grant in a comment grants nothing', `<!-- ${LICENSED} -->`, 'DEC-10 hold LICENSE_UNKNOWN', []],
  ];
  it.each(cases)('%s', (_, footer, decision, refusals) => {
    expect(read(article({ footer }))).toEqual([decision, refusals]);
  });
});

describe('what a machine must not read too freely', () => {
  const cases: readonly [name: string, html: string, decision: string][] = [
    [
      'a badge that says another license than its link',
      '<p>使用 <a href="https://creativecommons.org/licenses/by/4.0/"><img src="/b.svg" alt="License: CC BY-SA 4.0"></a> 协议</p>',
      'DEC-7 hold LICENSE_CONFLICT',
    ],
    ['无论如何 asks nothing', '<p>无论如何，未经许可不得转载</p>', 'DEC-4 reject REPRINT_REFUSED'],
    ['无论是否 neither', '<p>无论是否注明出处，未经许可均不得转载</p>', 'DEC-4 reject REPRINT_REFUSED'],
    [
      'a question before the refusal',
      '<p>发现侵权怎么办？未经授权禁止转载</p>',
      'DEC-4 reject REPRINT_REFUSED',
    ],
    ['a question is no refusal', '<p>未经授权是否可以转载？</p>', 'DEC-10 hold LICENSE_UNKNOWN'],
    [
      'the © lost to a wrong character set',
      '<p>Copyright ? 2009-2020 All Rights Reserved.</p>',
      'DEC-10 hold LICENSE_UNKNOWN',
    ],
    [
      '本项目 under a non-commercial license',
      '<p>本项目采用知识共享署名-非商业性-相同方式共享 4.0 国际许可协议</p>',
      'DEC-6 reject LICENSE_NONCOMMERCIAL',
    ],
    [
      '本项目 under a free license says nothing of the text',
      '<p>本项目采用 CC BY 4.0 国际许可协议</p>',
      'DEC-10 hold LICENSE_UNKNOWN',
    ],
    [
      'by permission of nobody named',
      '<p><a href="https://a.example/">原文</a>。经授权转载。</p>',
      'DEC-6b reject REPOST_UNLICENSED',
    ],
  ];
  it.each(cases)('%s', (_, end, decision) => {
    expect(outcome(assess(article({ end })))).toBe(decision);
  });

  it('keeps the reservation behind a lost ©', () => {
    const { license } = assess(article({ footer: '<p>Copyright ? 2009-2020 All Rights Reserved.</p>' }));
    expect(license.candidates.map((c) => c.kind)).toEqual(['all-rights-reserved']);
  });
});

describe('a source without a label', () => {
  const byline = (inner: string): string =>
    article({ body: `<div class="date-source">${inner}</div><p>清晨的河面上起了一层薄雾。</p>` });
  const cases: readonly [name: string, inner: string, outlet: string][] = [
    [
      'an element named source beside the date',
      '<span class="date">2020年08月21日 09:46</span> <a class="source">示例财经社</a>',
      '示例财经社',
    ],
    [
      'inside an element named source',
      '<i>2020-08-21</i> <span class="source"><a href="#">示例财经社</a></span>',
      '示例财经社',
    ],
    ['no date, no byline', '<a class="source">示例财经社</a>', ''],
    ['a number is no name', '<i>2020-08-21</i> <a class="source">3条</a>', ''],
    ['another person in a box named source', '<div class="source"><i>2020-08-21</i> <b>王某</b></div>', ''],
  ];
  it.each(cases)('%s', (_, inner, outlet) => {
    expect(assess(byline(inner), { text: '清晨的河面上起了一层薄雾。' }).outlet).toBe(outlet);
  });

  it('does not take the rule about sources for a source', () => {
    const notice = '凡本网注明“来源：XXX（非示例网）”的作品，均转载自其它媒体，并不代表本网赞同其观点。';
    expect(assess(article({ end: `<p>${notice}</p>` })).outlet).toBe('');
  });
});
