import { describe, expect, it } from 'vitest';
import { betNames, betNamesOf } from '../../src/filter/injection/bet-names.ts';
import { injection } from '../../src/filter/injection/injection.ts';
import { profileText } from '../../src/text/profile.ts';
import { thresholds } from './read-rules.ts';

const BODY = [
  '昨天傍晚，老城区的几条巷子里又热闹了起来。邻居们搬出小板凳，围着一张旧桌子聊天，孩子们在旁边追着一只花猫跑。',
  '巷口的面馆还开着，老板说他在这里做了二十年，最舍不得的就是这些老街坊。改造的消息传了几次，大家心里都有些不安。',
  '居委会的工作人员挨家挨户解释，说先修下水道，再换电线，房子不拆，路面也要重新铺过，年底之前就能完工。',
].join('\n');
const TITLE = '老城区的巷子又热闹起来';

function verdict(text: string, title = TITLE, head = ''): string {
  const subject = { profile: profileText(text), pageKind: 'article' as const, title, head };
  const decision = injection.judge(injection.measure(subject), thresholds.filters['filter.injection']);
  return decision.kind;
}

describe('names of betting sites', () => {
  it.each([
    '鑫盛体育app下载官网',
    '8856真人国际官方网站',
    '乐盈棋牌亚洲官网入口',
    '宏运(亚洲)体育官方网站',
    '金利体育·(中国)有限公司官网',
    'bet588亚洲体育在线',
    '新人注册就送58元彩金',
    '利盈電競官網登錄',
  ])('finds %s', (name) => {
    expect(betNamesOf(`${TITLE}-${name}`)).not.toEqual([]);
    expect(betNames(profileText(`${BODY}${name}`)).names).not.toEqual([]);
  });

  it.each([
    '国家体育总局官方网站',
    '中国体育彩票官方网站',
    '某大学体育学院官网',
    '腾讯游戏官网',
    '警方关停一批赌博网站',
    '市民可登录官方网站查询',
    '电子游戏的历史',
    '新浪体育app下载',
    '注册送积分活动结束',
  ])('lets %s be', (name) => {
    expect(betNamesOf(name)).toEqual([]);
    expect(betNames(profileText(name)).names).toEqual([]);
  });
});

describe('a name put into a normal text', () => {
  const name = '鑫盛体育app下载官网';
  it.each([
    ['nowhere', BODY, TITLE, '', 'keep'],
    ['the end of the title', BODY, `${TITLE}-${name}`, '', 'hold'],
    ['the head of the document', BODY, TITLE, `${name}\n${TITLE}`, 'hold'],
    ['the first line', `${name}\n${BODY}`, TITLE, '', 'hold'],
    ['the last line', `${BODY}\n${name}`, TITLE, '', 'hold'],
    ['a sentence', BODY.replace('孩子们', `孩子们${name}`), TITLE, '', 'hold'],
    ['three places', `乐盈棋牌官网入口\n${BODY}\n8856真人国际官方网站`, `${TITLE}-${name}`, '', 'reject'],
  ])('in %s', (_, text, title, head, expected) => {
    expect(verdict(text, title, head)).toBe(expected);
  });

  it('is let be in a report about betting', () => {
    const report = `警方通报，一个名为“${name}”的赌博网站已被查处，犯罪嫌疑人八名全部抓获。该团伙在境外架设服务器，招揽赌客，涉案金额巨大。法院将择日开庭审理，检察机关提醒市民远离网络赌博，发现线索及时举报。`;
    expect(verdict(report.repeat(2), '警方查处一赌博网站')).toBe('keep');
  });
});

describe('a contact put between the ends of a normal text', () => {
  const lines = BODY.repeat(2).split('\n');
  const withLine = (line: string): string => [...lines.slice(0, 3), line, ...lines.slice(3)].join('\n');
  it.each([
    ['of a trade the text is not about', '专业办理贷款，联系13800138000（微信同号）', 'hold'],
    ['of the residents themselves', '有问题可以打居委会的电话13800138000问一问。', 'keep'],
  ])('%s', (_, line, expected) => {
    expect(verdict(withLine(line))).toBe(expected);
  });
});
