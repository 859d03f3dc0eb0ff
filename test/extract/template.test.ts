import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract.ts';
import { TemplateLearner, withoutTemplate } from '../../src/extract/template.ts';
import { scanPage } from '../../src/html/scan.ts';

const TOWNS = ['东岭', '西河', '南坪', '北渡', '中滩', '上坝', '下村', '前港'];
const NOTICE = '本站所有稿件均为记者走访所得，读者如有不同意见，可以到编辑部当面说，茶水管够。';
const story = (town: string): string =>
  [1, 2, 3, 4]
    .map((day) => `<p>${town}的第${day}天，雨停了，渡口边的人比前一天多，${town}的老人都出来看水。</p>`)
    .join('');
const html = (town: string, notice = NOTICE): string =>
  `<title>${town}见闻</title><body><div class="menu">首页 | 见闻 | 人物</div><div class="con"><h1>${town}见闻</h1><p class="tip">阅读 ${town.length * 371} 次</p>${story(town)}<p>${notice}</p></div><div class="bot">见闻编辑部 2024</div></body>`;

const learned = (order: readonly string[]): TemplateLearner => {
  const learner = new TemplateLearner();
  for (const town of order) learner.add(scanPage(html(town)));
  return learner;
};

describe('what the pages of a site repeat', () => {
  const blocks = learned(TOWNS).blocks();
  const template = { keys: new Set(blocks.map(({ key }) => key)) };

  it('is learned without a model, counters and dates alike', () => {
    expect(blocks.map(({ text }) => text).sort()).toEqual(
      ['首页 | 见闻 | 人物', '阅读 0 次', NOTICE.slice(0, 24), '见闻编辑部 0'].sort(),
    );
    expect(blocks.every(({ share }) => share === 1)).toBe(true);
  });

  it('is the same whatever the order of the pages', () => {
    expect(learned(TOWNS.toReversed()).blocks()).toEqual(blocks);
  });

  it('is nothing on too few pages, and never the text of one', () => {
    expect(learned(TOWNS.slice(0, 4)).blocks()).toEqual([]);
    expect(blocks.filter(({ text }) => text.includes('第0天'))).toEqual([]);
  });

  it('is left out of the text of a page that was not seen', () => {
    const page = scanPage(html('远山'));
    const plain = extractPage(page, { url: '' }).extraction.text;
    const { extraction, measures } = extractPage(page, { url: '', template });
    expect(plain).toContain(NOTICE);
    expect(extraction.text).not.toContain(NOTICE);
    expect(extraction.text).toContain('远山的第4天');
    expect(measures['templateFound']).toBe(1);
  });

  it('is hardly found on a page of another design', () => {
    const page = scanPage(`<body><main><section><p>${NOTICE}</p></section></main></body>`);
    expect(withoutTemplate(page, [], template).found).toBe(0);
    expect(extractPage(page, { url: '', template }).measures['templateFound']).toBe(0);
  });
});
