import { describe, expect, it } from 'vitest';
import { article, assess, CC_BY, LICENSED, metadata, outcome, profile, TEXT } from './support.ts';
import { parseRobots } from '../../src/signals/robots-parse.ts';
import { robotsSignals } from '../../src/signals/robots-signals.ts';
import { tdmrepSignals } from '../../src/signals/tdmrep.ts';
import { rslSignals } from '../../src/signals/rsl.ts';
import { sha256 } from '../../src/core/digest.ts';
import type { Signal } from '../../src/core/permission.ts';

const PAGE_URL = 'https://blog.example/ok/1.html';
const fromRobots = (txt: string): Signal[] =>
  robotsSignals(parseRobots(txt), PAGE_URL, 'jingliu', sha256(txt));
const withSignals = (signals: readonly Signal[]) => ({ url: PAGE_URL, metadata: metadata({ signals }) });
const gov = profile(
  {
    kind: 'government',
    hosts: ['www.demo.gov.cn'],
    name: '示例市人民政府',
    operator: { name: '示例市人民政府办公室', icp: '' },
  },
  { kind: 'statute', spdx: 'LicenseRef-CN-CopyrightLaw-Art5', scope: 'page' },
);
const LAW =
  '第一条　为了规范河道采砂，根据有关法律，制定本办法。\n第二条　本办法适用于本市行政区域。\n第三条　本办法自2026年1月1日起施行。';
const govPage = {
  url: 'https://www.demo.gov.cn/gk/1.html',
  title: '示例市河道采砂管理办法',
  text: LAW,
  profile: gov,
};
const lawHtml = (footer = '<p>网站地图</p>') =>
  article({
    title: govPage.title,
    body: LAW.split('\n')
      .map((l) => `<p>${l}</p>`)
      .join(''),
    footer,
  });

describe('test seeds of §8', () => {
  it('T-07: GPTBot refused while others may', () => {
    const signals = fromRobots('User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nAllow: /\n');
    expect(outcome(assess(article({ footer: LICENSED }), withSignals(signals)))).toBe(
      'DEC-4 reject ROBOTS_AI_REFUSED',
    );
  });

  it('T-08: a header of 0 overrides a file of 1; a content license is still needed', () => {
    const file = tdmrepSignals('[{"location":"/","tdm-reservation":1}]', PAGE_URL, sha256('file'));
    const over = { ...withSignals(file), headers: [['TDM-Reservation', '0']] as const };
    const bare = assess(article({}), over);
    expect(outcome(bare)).toBe('DEC-9 hold TRAINING_SIGNAL_ONLY');
    expect(bare.license.signals.map((s) => `${s.value} ${s.effect}`)).toEqual([
      'tdm-reservation=1 (overridden) note',
      'tdm-reservation=0 train',
    ]);
    expect(outcome(assess(article({ footer: LICENSED }), over))).toBe('DEC-8 keep');
    const meta = article({ head: '<meta name="tdm-reservation" content="1">', footer: LICENSED });
    expect(outcome(assess(meta, over))).toBe('DEC-4 reject AI_TRAINING_REFUSED');
  });

  it('T-09: any n wins over the y of a longer path', () => {
    const signals = fromRobots(
      'User-agent: *\nAllow: /\nContent-Usage: train-ai=n\nContent-Usage: /ok/ train-ai=y\n',
    );
    const over = { ...withSignals(signals), headers: [['Content-Usage', 'train-ai=n']] as const };
    expect(outcome(assess(article({ footer: LICENSED }), over))).toBe('DEC-4 reject AI_TRAINING_REFUSED');
  });

  it('T-10: a Content-Signal about search neither grants nor refuses', () => {
    const signals = fromRobots('User-agent: *\nContent-Signal: search=yes\nAllow: /\n');
    expect(signals).toEqual([]);
    expect(outcome(assess(article({ footer: LICENSED }), withSignals(signals)))).toBe('DEC-8 keep');
    expect(outcome(assess(article({}), withSignals(signals)))).toBe('DEC-10 hold LICENSE_UNKNOWN');
  });

  it('T-11: RSL that permits search only is a closed list', () => {
    const xml =
      '<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits type="usage">search</permits></license></content></rsl>';
    const signals = rslSignals(xml, PAGE_URL, sha256(xml));
    expect(outcome(assess(article({ footer: LICENSED }), withSignals(signals)))).toBe(
      'DEC-4 reject AI_TRAINING_REFUSED',
    );
  });

  it('T-12: CC BY in the footer and CC BY-NC in the body disagree', () => {
    const end =
      '<p>本文采用 <a rel="license" href="https://creativecommons.org/licenses/by-nc/4.0/">CC BY-NC 4.0</a> 许可协议</p>';
    const found = assess(article({ end, footer: LICENSED }));
    expect(outcome(found)).toBe('DEC-7 hold LICENSE_CONFLICT');
    expect(found.license).toMatchObject({ disagreement: true, class: 'E' });
    expect(new Set(found.license.candidates.map((c) => c.spdx))).toEqual(
      new Set(['CC-BY-4.0', 'CC-BY-NC-4.0']),
    );
  });

  it('T-13: a Beijing filing with a Guangdong public-security number', () => {
    const footer =
      '<p><a href="https://beian.miit.gov.cn/">京ICP备2021012345号-1</a> 公安备案号44010602000123</p>';
    const { identity } = assess(article({ footer }), { profile: profile() });
    expect(identity.result).toBe('ICP-S2');
    expect(identity.icp.map((n) => n.normalized)).toEqual([
      '京ICP备2021012345号-1',
      '公网安备44010602000123号',
    ]);
  });

  it('T-15: a regulation on a government site is free; a newspaper article there is not', () => {
    const law = assess(lawHtml(), govPage);
    expect(outcome(law)).toBe('DEC-8 keep');
    expect(law.license).toMatchObject({
      spdx: 'LicenseRef-CN-CopyrightLaw-Art5',
      class: 'A',
      evidenceKind: 'statute',
    });
    expect(outcome(assess(lawHtml(), { ...govPage, outlet: '示例晚报' }))).toBe(
      'DEC-6b reject REPOST_UNLICENSED',
    );
    const news = { ...govPage, title: '我市召开河道治理工作会议', text: TEXT };
    expect(outcome(assess(article({ title: news.title }), news))).toBe('DEC-10 hold LICENSE_UNKNOWN');
    expect(outcome(assess(article({ title: news.title, end: '<p>来源：示例晚报</p>' }), news))).toBe(
      'DEC-6b reject REPOST_UNLICENSED',
    );
  });

  it.each([
    ['未经授权不得转载', 'DEC-7 hold LICENSE_CONFLICT'],
    ['版权所有：示例市人民政府', 'DEC-7 hold LICENSE_CONFLICT'],
    ['© 2026 示例市人民政府', 'DEC-8 keep'],
    ['未经授权禁止抓取本站数据', 'DEC-4 reject REPRINT_REFUSED'],
    ['禁止将本站内容用于人工智能训练', 'DEC-4 reject REPRINT_REFUSED'],
  ])('Article 5 text with %s', (notice, expected) => {
    expect(outcome(assess(lawHtml(`<p>${notice}</p>`), govPage))).toBe(expected);
  });

  it.each([
    ['示例市河道采砂管理办法解读', LAW],
    ['示例市河道采砂管理办法（征求意见稿）', LAW],
    ['示例市河道采砂管理办法', TEXT],
    ['市长在河道治理会议上的讲话', LAW],
  ])('%s is not an Article 5 text by itself', (title, text) => {
    expect(outcome(assess(article({ title }), { ...govPage, title, text }))).toBe(
      'DEC-10 hold LICENSE_UNKNOWN',
    );
  });

  it.each([
    ['关于沿江路燃气管道改造的公告', TEXT, '示例市人民政府办公室', 'DEC-8 keep'],
    ['关于沿江路燃气管道改造的公告', TEXT, '', 'DEC-10 hold LICENSE_UNKNOWN'],
    ['示例市2026年招生工作的通知', '现就2026年招生工作通知如下。', '', 'DEC-8 keep'],
    [
      '示例市2026年招生工作的通知',
      '现就2026年招生工作通知如下。',
      '示例晚报',
      'DEC-6b reject REPOST_UNLICENSED',
    ],
  ])('announcement %s, %s, signed by “%s”', (title, text, outlet, expected) => {
    expect(outcome(assess(article({ title }), { ...govPage, title, text, outlet }))).toBe(expected);
  });

  it.each(['国务院办公厅', '示例市水利局'])('a regulation reprinted from %s has its own basis', (outlet) => {
    expect(outcome(assess(lawHtml(), { ...govPage, outlet }))).toBe('DEC-8 keep');
  });

  it('T-16: a label of AI generation', () => {
    const found = assess(article({ end: '<p>内容由AI生成</p>', footer: LICENSED }));
    expect(outcome(found)).toBe('DEC-8 reject AI_GENERATED');
    expect(found.aiLabel).toEqual({ status: 'labelled', rule: 'CN-AIG-01', evidence: '内容由AI生成' });
  });

  it('T-18: prose about collecting and about AI is neither refusal nor label', () => {
    const body =
      '<p>施工期间严禁采集建筑垃圾。</p><p>本文讨论人工智能如何生成图像。</p><p>未来五年，AI生成图像技术会继续发展。</p>';
    const text =
      '施工期间严禁采集建筑垃圾。\n本文讨论人工智能如何生成图像。\n未来五年，AI生成图像技术会继续发展。';
    const found = assess(article({ body, footer: LICENSED }), { text });
    expect(outcome(found)).toBe('DEC-8 keep');
    expect(found.aiLabel).toEqual({ status: 'none' });
    expect(found.license.signals.filter((s) => s.rule === 'SIG-11')).toEqual([]);
  });

  it('T-19: ten digits before eight', () => {
    const { identity } = assess(article({ footer: '<p>陇ICP备2021003158号-1</p>' }));
    expect(identity.icp).toEqual([
      {
        rule: 'ICP-01',
        type: 'icp-filing',
        printed: '陇ICP备2021003158号-1',
        normalized: '陇ICP备2021003158号-1',
        province: '陇',
        confidence: 1,
      },
    ]);
    expect(identity.operator).toBe('陇ICP备2021003158号');
  });

  it('a license link with rel=license in the article is evidence for it', () => {
    const found = assess(article({ end: `<p>本文采用 ${CC_BY}</p>` })).license;
    expect(found).toMatchObject({ verdict: 'allow', spdx: 'CC-BY-4.0', evidenceKind: 'anchor' });
  });
});
