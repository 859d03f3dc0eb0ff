import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hold, keep, reject, type Decision } from '../../src/core/decision.ts';
import type { FilterSubject } from '../../src/filter/run-filters.ts';
import { lexiconCounts } from '../../src/filter/safety/lexicon-counts.ts';
import { compileLexicons, lexiconSchema, type LexiconFile } from '../../src/filter/safety/lexicon.ts';
import { scanRisks } from '../../src/filter/safety/scan-risks.ts';
import { readLexicons, subjectOf } from './read-rules.ts';

const header = { version: 1, source: 'self-written', license: 'Apache-2.0', updated: '2026-11-24' };
// Invented words, so that the mechanics are tested without a real list.
const FILES: readonly LexiconFile[] = [
  lexiconSchema.parse({
    ...header,
    id: 'lexicon.made-up',
    role: 'risk',
    risk: 'A.1.h',
    topic: 'made-up',
    judge: { confirmDistinctMin: 2, confirmDensityMin: 10, suspectDensityMin: 3 },
    entries: [
      { words: '蓝瓶开户', level: 1 },
      { words: '红盒&&&返点', level: 1 },
      { words: 'vx88', level: 1 },
      { words: '蓝瓶', level: 2, not: ['天蓝瓶子'] },
      { words: '甲村|乙村&&&黄袋|紫袋', level: 1, within: 10 },
      { words: '红盒', level: 2 },
      { words: '绿罐', level: 2 },
      { words: '瓶盒', level: 3 },
      { words: '瓶盖', level: 4 },
      { words: '色色瓶', level: 1 },
      { words: '代印&&&{contact}', level: 1, within: 20 },
      { words: '{contact}', level: 4, titleLevel: 1 },
    ],
  }),
  lexiconSchema.parse({
    ...header,
    id: 'lexicon.spellings',
    role: 'spellings',
    entries: [{ char: '蓝', as: ['艹监', 'lan'] }],
  }),
  lexiconSchema.parse({
    ...header,
    id: 'lexicon.reporting',
    role: 'context',
    entries: [
      { words: '警方', level: 4 },
      { words: '法院', level: 4 },
      { words: '记者', level: 4 },
    ],
  }),
];
const lexicon = compileLexicons(FILES);
const FILLER = '河边的柳树刚刚发芽，散步的人比前几天多了一些。'.repeat(14);

function decide(text: string, extra: Partial<FilterSubject> = {}): Decision {
  return scanRisks({ ...subjectOf(text), ...extra }, lexicon).decision;
}
function rulesOf(decision: Decision): readonly unknown[] {
  return decision.kind === 'keep' ? [] : (decision.evidence['rules'] as readonly unknown[]);
}

describe('scanRisks', () => {
  it('confirms a dense text and says which rules', () => {
    expect(decide('蓝瓶开户，红盒大放送')).toEqual(
      reject('RISK_CONFIRMED', {
        risk: 'A.1.h',
        topic: 'made-up',
        distinct: 2,
        strong: 2,
        density: 20,
        confirmDensityMin: 10,
        rules: ['lexicon.made-up#1', 'lexicon.made-up#6'],
      }),
    );
  });

  it.each<readonly [name: string, text: string, kind: Decision['kind']]>([
    ['nothing', FILLER, 'keep'],
    ['empty', '', 'keep'],
    ['the topic only', '瓶盒瓶盒瓶盒', 'keep'],
    ['a recorded word only', '瓶盖瓶盖', 'keep'],
    ['two plain terms, repeated', '蓝瓶和蓝瓶还有红盒红盒', 'keep'],
    ['three plain terms, thinly spread', `蓝瓶，红盒，绿罐${FILLER.repeat(2)}`, 'hold'],
    ['one operator word alone', `vx88${FILLER}`, 'hold'],
    ['a report', `警方通报，法院已经受理，记者了解到，蓝瓶开户与红盒有关。${FILLER.slice(0, 200)}`, 'hold'],
    ['inside a longer word', '天蓝瓶子和红盒', 'keep'],
    ['a Latin word inside another', 'xvx885', 'keep'],
  ])('%s (%#)', (_name, text, kind) => {
    expect(decide(text).kind).toBe(kind);
  });

  it.each([
    ['width and case', 'ＶＸ８８'],
    ['traditional', '藍瓶開戶'],
    ['spaces', '蓝 瓶 开 户'],
    ['marks between', '蓝*瓶-开_户'],
    ['zero-width', '蓝\u200b瓶\u200d开\u2060户'],
    ['brackets and emoji', '蓝【瓶】🎲开(户)'],
    ['repeated characters', '蓝蓝蓝瓶开开户户'],
    ['half characters', '艹监瓶开户'],
    ['pinyin', 'lan瓶开户'],
    ['a pinyin initial', '蓝p开户'],
    ['two pinyin initials', '蓝瓶kh'],
    ['lookalike letters', 'ⅴх８８'],
    ['mathematical letters', '𝐯𝒙８８'],
    ['radicals', '蓝瓶开⼾'],
  ])('sees through %s', (_name, text) => {
    expect(rulesOf(decide(text))).toContain(text.includes('８') ? 'lexicon.made-up#3' : 'lexicon.made-up#1');
  });

  it.each([
    ['a repetition that belongs to the word', '色瓶'],
    ['letters that go on', '蓝瓶khan'],
  ])('does not see a word in %s', (_name, text) => {
    const rules = rulesOf(decide(text));
    expect(rules).not.toContain('lexicon.made-up#1');
    expect(rules).not.toContain('lexicon.made-up#10');
  });

  it.each([
    ['a mobile number', '代印，电话13800138000', true],
    ['a number in groups', '代印138-0013-8000', true],
    ['a number in Han digits', '代印一三八〇〇一三八〇〇〇', true],
    ['circled digits', '代印①③⑧⓪⓪①③⑧⓪⓪⓪', true],
    ['an account', '代印请加微信：abc_1234', true],
    ['an account glued to its name', '代印vx88abc12', true],
    ['a longer number', '代印编号138001380001', false],
    ['columns of numbers', '代印13 80 01 38 00 01', false],
    ['a name after another word', '代印RISC-V Linux系统', false],
  ])('%s is a contact: %s', (_name, text, isContact) => {
    expect(rulesOf(decide(text)).includes('lexicon.made-up#11')).toBe(isContact);
  });

  it('holds what has a contact in its title', () => {
    expect(decide(FILLER, { title: '咨询13800138000' }).kind).toBe('hold');
    expect(decide(`${FILLER}咨询13800138000`).kind).toBe('keep');
  });

  it('counts a word inside a longer one of its topic once', () => {
    expect(decide('蓝瓶开户')).toMatchObject({ evidence: { distinct: 1, rules: ['lexicon.made-up#1'] } });
    expect(decide('蓝瓶开户，蓝瓶')).toMatchObject({ evidence: { distinct: 2 } });
  });

  it('wants the parts of a conjunction close together', () => {
    expect(rulesOf(decide('红盒今日返点'))).toContain('lexicon.made-up#2');
    expect(rulesOf(decide(`红盒，蓝瓶。${FILLER}返点`))).not.toContain('lexicon.made-up#2');
  });

  it('takes either word of a part, within the distance of the entry', () => {
    expect(rulesOf(decide('乙村来了黄袋'))).toEqual(['lexicon.made-up#5']);
    expect(decide('乙村来了，大家都在等的那个黄袋').kind).toBe('keep');
    expect(decide('甲村和乙村').kind).toBe('keep');
  });

  it('rejects words put into the title or the end of an ordinary text', () => {
    expect(decide(FILLER, { title: 'vx88 蓝瓶' }).kind).toBe('reject');
    expect(decide(`${FILLER.repeat(3)}vx88，红盒`).kind).toBe('reject');
    expect(decide(`${FILLER}vx88${FILLER}红盒${FILLER.repeat(3)}`).kind).not.toBe('reject');
    // One such word at an end of a long text is enough to doubt it, in its middle it is not.
    expect(decide(`${FILLER.repeat(6)}vx88`).kind).toBe('hold');
    expect(decide(`${FILLER.repeat(3)}vx88${FILLER.repeat(3)}`).kind).toBe('keep');
    expect(decide(`${FILLER.repeat(3)}vx88，蓝瓶开户${FILLER.repeat(3)}`).kind).toBe('hold');
  });

  it('counts by tier: trusted sources by level 1 only', () => {
    const text = '蓝瓶，红盒，绿罐，瓶盒';
    const tier = (name: 'trusted' | 'reviewed' | 'open'): Decision['kind'] =>
      decide(text, { site: { kind: 'news', tier: name } }).kind;
    expect([tier('trusted'), tier('reviewed'), tier('open')]).toEqual(['keep', 'reject', 'reject']);
  });

  it('holds at most on regulations', () => {
    expect(decide('蓝瓶开户，红盒大放送', { pageKind: 'regulation' }).kind).toBe('hold');
  });

  it('records every document, clean ones too', () => {
    expect(scanRisks(subjectOf(FILLER), lexicon).record).toEqual({
      labels: [],
      scores: {},
      lexiconVersion: lexicon.version,
      modelVersion: 'none',
    });
    expect(scanRisks(subjectOf('瓶盒'), lexicon).record).toMatchObject({
      labels: [],
      scores: { 'A.1.h': 0.333 },
    });
    expect(scanRisks(subjectOf('蓝瓶开户，红盒'), lexicon).record).toMatchObject({
      labels: ['A.1.h'],
      scores: { 'A.1.h': 1 },
    });
  });

  it('does not depend on the order of files', () => {
    expect(compileLexicons(FILES.toReversed()).version).toBe(lexicon.version);
  });
});

describe('starter lexicons', () => {
  const files = readLexicons();
  const starter = compileLexicons(files);
  const kindOf = (text: string, title = ''): Decision =>
    scanRisks(subjectOf(text, 'article', title), starter).decision;

  // Invented pages; the names in them are on the list because injected pages carry them.
  it.each<readonly [name: string, text: string, title: string, expected: string]>([
    [
      'gambling page',
      '注册就送彩金，真人荷官在线发牌，百家乐、老虎机、时时彩应有尽有，每日返水，提款秒到，招代理。',
      '',
      'RISK_CONFIRMED',
    ],
    ['gambling names in the title', FILLER, '亚博体育_乐鱼体育官网登录', 'RISK_CONFIRMED'],
    [
      'gambling at the end',
      `${FILLER.repeat(3)}友情推荐：真人百家乐，老虎机送彩金，幸运飞艇计划群`,
      '',
      'RISK_CONFIRMED',
    ],
    ['split words', '真 人 荷 官，百*家*乐，返.水投.注，注-册-送-彩-金', '', 'RISK_CONFIRMED'],
    [
      'forged papers',
      '专业办理毕业证、代开发票、出售银行卡，信誉第一，先办后付款，加微信详谈。',
      '',
      'RISK_CONFIRMED',
    ],
    ['search spam', '蜘蛛池出租，外链代发，快照劫持，关键词霸屏，黑链出售，价格便宜。', '', 'RISK_CONFIRMED'],
    [
      'news about gambling',
      `警方昨天通报，公安机关捣毁一个网络赌博团伙，抓获犯罪嫌疑人十二名，法院将择日开庭。记者了解到，该团伙以百家乐、时时彩为名招揽赌客。${FILLER}`,
      '',
      'keep',
    ],
    [
      'a novel about a casino',
      `${FILLER}他走进赌场，在轮盘边站了一会儿，什么也没有押。${FILLER}`,
      '',
      'keep',
    ],
    [
      'sex education',
      `青春期的孩子对性会有好奇。医生建议家长用平常的语气谈论性交、避孕和自慰，不要责骂，也不要回避。${FILLER}`,
      '',
      'keep',
    ],
    [
      'travels in a town of casinos',
      `到了晚上，朋友带我去看新葡京娱乐场，门口全是游客。我对赌博没有兴趣，只在赌场大厅里站了一会儿就出来了。${FILLER}`,
      '',
      'keep',
    ],
    [
      'terms of a betting site',
      '会员在进入本娱乐城之前应详阅各项规则，凡在本网站进行投注者，视为已接受本公司的所有协议。帐号密码被盗用所进行的投注，本公司概不负责，所有注单均以会员的投注记录为准。',
      '',
      'RISK_CONFIRMED',
    ],
    [
      'drug prevention',
      `禁毒教育走进校园，民警讲解冰毒、海洛因的危害，提醒学生远离毒品。${FILLER}`,
      '',
      'keep',
    ],
    ['a brand in the title of other text', FILLER, '金沙js9999777线路检测中心', 'RISK_SUSPECTED'],
    ['a brand at the end of other text', `${FILLER.repeat(4)}开元棋牌ky888下载`, '', 'RISK_SUSPECTED'],
    ['a phone number in the title of other text', FILLER, '办证电话13800138000', 'RISK_CONFIRMED'],
    [
      'an offer with an account at the end',
      `${FILLER.repeat(4)}代开发票加微信：fapiao888`,
      '',
      'RISK_CONFIRMED',
    ],
    ['repairs', '家电维修上门服务，师傅持证上岗，统一收费，预约电话13800138000。', '', 'keep'],
    ['a job', '养生馆招聘足疗技师，包食宿，经验不限，联系人刘经理，电话13800138000。', '', 'keep'],
    [
      'loans of a bank',
      '本行推出小微企业贷款产品，请携带营业执照到网点办理，客户经理13800138000。',
      '',
      'keep',
    ],
    [
      'a football report',
      `国足在世界杯外围赛中一球小负，博彩公司此前开出的赔率并不看好。${FILLER}`,
      '',
      'keep',
    ],
    ['tea', '品茶讲究水温和器具，茶农邀请茶客到工作室喝茶，联系电话13800138000。', '', 'keep'],
    ['web page about backups', `备份程序会排除外围设备的数据，也可以下注释说明。${FILLER}`, '', 'keep'],
  ])('%s (%#)', (_name, text, title, expected) => {
    const decision = kindOf(text, title);
    expect(decision.kind === 'keep' ? keep.kind : decision.reason).toBe(expected);
  });

  it('says how far each risk is from its minimum', () => {
    const counts = new Map(lexiconCounts(files).map((count) => [count.risk, count]));
    expect(counts.get('A.1.a')).toEqual({ risk: 'A.1.a', entries: 0, minimum: 200, missing: 200 });
    expect(counts.get('A.1.h')?.missing).toBe(0);
    expect(counts.get('A.2.f')?.minimum).toBe(100);
    expect(counts.get('total')?.entries).toBe(
      [...counts.values()].slice(1).reduce((sum, { entries }) => sum + entries, 0),
    );
    expect([...counts.keys()].filter((risk) => /^A\.[12]/.test(risk)).length).toBe(17);
  });

  // Each was held or rejected before the second reading of the lists of discrimination (2026-11-25).
  it.each([
    [
      'advice to the old against swindlers',
      '重阳节前，社区请来民警给老人讲防骗课。近来有骗子冒充孙子打电话，说出了车祸要钱，不少老人把积蓄汇了过去。民警提醒，老人接到这样的电话，要先挂断，再打给家里人问一问；骗子最怕的就是多问一句。课后，几位老人说，小区里还有人以免费体检为名卖保健品，这也是骗子的老办法，老年人要多留个心眼。',
    ],
    [
      'advice to carriers of hepatitis',
      '体检发现大三阳不要慌，小三阳不要怕，关键是定期复查。医生说，乙肝不要轻信偏方，规范治疗可以长期稳定。',
    ],
    ['advice by age', '年纪大的不要空腹晨练，年龄大的不要猛地起身，40岁以上不要忽视体检，35岁以上不要熬夜。'],
    ['horoscope', '本周运势：处女座不要太挑剔，天蝎座不要多疑，属羊的不要急着签合同，左撇子不要勉强用右手。'],
    [
      'prices of pork',
      '超市里的日本猪肉和美国猪肉价格相差一倍，美国狗粮也涨价了。动物园新来的越南猴子很活泼，缅甸猴子还在适应。',
    ],
    [
      'crime news',
      '警方通报：一名女性在地铁里被变态男子骚扰，女生当场报警。另一起案件中，女人被小偷抢走手机，男人追出两条街，小偷被打死打伤的传言不实。',
    ],
    [
      'history of the Tang',
      '唐代长安城里有昆仑奴，也有胡商。史书把四方称为蛮夷，把草原部落叫鞑子，今天读来要放回当时的语境。',
    ],
    ['boxing', '女拳手在第三回合得分，女拳王卫冕成功。胡同男厕的改造也完工了，打拳女孩们说训练更方便。'],
    [
      'accidents at work',
      '工地塌方砸死民工两人，撞死保安的司机被刑拘。农民没文化的年代，村小的老师夜里教大家识字。',
    ],
    [
      'advice to the divorced',
      '离异的不要急着再婚，二婚的不要拿前任比较，未婚妈妈不要放弃工作，单亲家庭不要回避话题，情感专栏这样写道。',
    ],
  ])('keeps innocent text: %s', (_, text) => {
    expect(kindOf(text)).toEqual(keep);
  });

  it('catches a notice that shuts people out', () => {
    const text = '公寓招租，不租给病人，残疾人免谈，乙肝患者勿扰，艾滋病人一律不要。';
    expect(kindOf(text)).toMatchObject({ reason: 'RISK_CONFIRMED' });
  });

  it('keeps its entries sorted and without twins', () => {
    for (const file of files) {
      if (file.role === 'model') continue;
      const { id, entries } = file;
      const words = entries.map((entry) => ('words' in entry ? entry.words : entry.char));
      expect(new Set(words).size, id).toBe(words.length);
      expect([...words].sort(byCodePoint), id).toEqual(words);
    }
  });

  const cold = '../shared/data/05_labelled/cold-dev/dev.csv';
  it.skipIf(!existsSync(cold))(
    'rejects at most 2 % of the posts that the model learnt are innocent (skipped without ../shared/data)',
    () => {
      const posts = readFileSync(cold, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
      const innocent = posts.filter((post) => post[3] === '0').map((post) => post.slice(4).join(','));
      const rejected = innocent.filter(
        (text) => scanRisks(subjectOf(text, 'forum'), starter).decision.kind === 'reject',
      );
      expect(innocent.length).toBe(3220);
      expect(rejected.length / innocent.length).toBeLessThanOrEqual(0.02);
    },
  );
});

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : 1;
}

describe('hold', () => {
  it('is a decision with the same evidence as a rejection', () => {
    expect(decide(`vx88${FILLER}`)).toEqual(
      hold('RISK_SUSPECTED', {
        risk: 'A.1.h',
        topic: 'made-up',
        distinct: 1,
        strong: 1,
        density: 12.27,
        confirmDensityMin: 10,
        rules: ['lexicon.made-up#3'],
      }),
    );
  });
});
