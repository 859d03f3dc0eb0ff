import { describe, expect, it } from 'vitest';
import { DETECTORS } from '../../src/pii/detectors.ts';
import { found, run, wide } from './support.ts';

type Hit = readonly [rule: string, before: string, value: string, after: string];

/** One text for each shape of each rule; the value alone is to be found, nothing around it. */
const HITS: readonly Hit[] = [
  ['PII-01', '他的号码是', '11010519491231002X', '，已登记'],
  ['PII-01', '号码', '11010519491231002x', '。'],
  ['PII-01', '编号', '440524188001010014', '者'],
  ['PII-01', '写成', '110105 19491231 002X', '也算'],
  ['PII-01', '写成', '110105-19491231-002X', '也算'],
  ['PII-01', '港澳居民居住证', '810000199408230021', '已核'],
  ['PII-01', '身份证号', '110105194912310021', '（抄错一位）'],
  ['PII-02', '身份证：', '110105491231002', '，旧证'],
  ['PII-02', '旧证件号', '440524800101001', '作废'],
  ['PII-04', '永久居留证', 'ABC110000123456', '有效'],
  ['PII-05', '请打', '13812345678', '找他'],
  ['PII-05', '请打', '+8613812345678', '找他'],
  ['PII-05', '请打', '86-138-1234-5678', '找他'],
  ['PII-05', '请打', '138 1234 5678', '找他'],
  ['PII-05', '手机', '19912345678', ''],
  ['PII-05', '电话', '13888888888', ''],
  ['PII-05', '（label and number in one word）Tel', '13812345678', ''],
  ['PII-05', 'wx', '13812345678', '同号'],
  ['PII-06', '物联网卡', '1440123456789', '已激活'],
  ['PII-06', '物联网卡', '1480123456789', '已激活'],
  ['PII-07', '打', '010-62345678', '找老王'],
  ['PII-07', '打', '(0571)82345678', '找老王'],
  ['PII-07', '打', '0755 2234567-802', '找老王'],
  ['PII-08', '卡号', '6222020000000000000', '，户名略'],
  ['PII-08', '写着', '62220000000000004', '的卡'],
  ['PII-08', '信用卡', '4111 1111 1111 1111', '到期'],
  ['PII-08', '信用卡', '378282246310005', '到期'],
  ['PII-09', '公积金账户', '100200300', '余额'],
  ['PII-10', '护照', 'E12345678', '过期'],
  ['PII-10', '护照', 'EA1234567', '过期'],
  ['PII-10', '护照', 'G12345678', '过期'],
  ['PII-10', '护照', 'DE1234567', '过期'],
  ['PII-11', '回乡证', 'H0123456701', '到期'],
  ['PII-11', '回乡证', 'M01234567', '到期'],
  ['PII-12', '台胞证', '01234567', '到期'],
  ['PII-12', '台胞证', '0123456789B', '到期'],
  ['PII-13', '港澳通行证', 'CA1234567', '到期'],
  ['PII-13', '台湾通行证', 'L12345678', '到期'],
  ['PII-14', '香港身份证', 'A123456(3)', '已核'],
  ['PII-14', '香港', 'AB987654(3)', '已核'],
  ['PII-14', '写着', 'A123456789', '的证件'],
  ['PII-14', '澳门身份证', '1234567(8)', '已核'],
  ['PII-15', '持', '军字第123456号', '的人'],
  ['PII-15', '持', '文字第 0012345 号', '的人'],
  ['PII-16', '停着', '京A·12345', '轿车'],
  ['PII-16', '停着', '粤B1234学', '轿车'],
  ['PII-16', '停着', '沪C 1A2B3', '轿车'],
  ['PII-17', '停着', '京AD12345', '轿车'],
  ['PII-17', '停着', '京A·DF1234', '轿车'],
  ['PII-17', '停着', '粤B12345D', '客车'],
  ['PII-18', '车牌', '使014578', '驶过'],
  ['PII-18', '武警', 'WJ·京12345', '驶过'],
  ['PII-18', '军车', 'VA·12345', '驶过'],
  ['PII-20', '写信到', 'xiaohe@mail.example', '就行'],
  ['PII-20', '写信到', 'xiao.he+1@mail.example', '。'],
  ['PII-20', '写信到', 'xiaohe[at]mail[dot]example', '就行'],
  ['PII-20', '写信到', 'xiaohe(at)mail.example', '就行'],
  ['PII-20', '邮箱', 'xiaohe#mail.example', '就行'],
  ['PII-21', '加QQ', '28471', '聊'],
  ['PII-21', 'qq', '284719305', '聊'],
  ['PII-21', '加QQ：', '284719305', '聊'],
  ['PII-21', '群号', '28471930512', '聊'],
  ['PII-22', '加微信', 'lanchuan_tea88', '聊'],
  ['PII-22', '我的vx：', 'lan-chuan', '聊'],
  ['PII-23', '串号', '359201005550166', '报失'],
  ['PII-23', 'IMEI', '359201005550166', '报失'],
  ['PII-23', 'IMSI', '460001234567890', '报失'],
  ['PII-23', '地址', '3c:5a:b4:01:7f:9e', '在线'],
  ['PII-23', '地址', '3C-5A-B4-01-7F-9E', '在线'],
  ['PII-23', '来自', '36.110.18.7', '的访客'],
  ['PII-24', '家住', '澄湾市柳岸区河口路18号3栋502室', '，步行上班'],
  ['PII-25', '姓名：', '王小河', '，年龄四十'],
  ['PII-25', '患者：', '欧阳小河', '；入院'],
  ['PII-25', '申请人：', '阿依古丽·买买提', '，住址略'],
  ['PII-26', '住院号', 'A0038471', '已核'],
  ['PII-27', '密码：', 'Abc12345', '，勿外传'],
  ['PII-27', '用', 'sk-abcdefghij0123456789', '调用'],
  ['PII-27', '用', 'AKIAABCDEFGHIJKLMNOP', '调用'],
  ['PII-27', '令牌', 'eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2Q', '失效'],
  ['PII-28', '坐标', '39.9042,116.4074', '附近'],
  ['PII-28', '定位', '116.4074，39.9042', '附近'],
  ['PII-29', '准考证', '202611010345', '已发'],
  ['PII-29', '学籍号', 'G110105201003078', '已转'],
];

describe('what is found', () => {
  it.each(HITS)('%s %s[%s]%s', (rule, before, value, after) => {
    const text = `${before}${value}${after}`;
    expect(found(text)).toEqual([`${rule} ${value}`]);
    expect(run(text).text).toMatch(
      new RegExp(`^${before}〔[^〔〕]+〕${after.replace(/[（）]/gu, '.')}$`, 'u'),
    );
  });

  it('every detector has a row', () => {
    const rows = new Set(HITS.map(([rule]) => rule));
    rows.add('PII-19');
    expect(DETECTORS.map(({ rule }) => rule).filter((rule) => !rows.has(rule))).toEqual([]);
  });
});

describe('wide characters', () => {
  const ASCII_ONLY = HITS.filter(([, , value]) => /^[!-~]+$/u.test(value));
  it.each(ASCII_ONLY)('%s %s[%s]%s', (rule, before, value, after) => {
    expect(found(`${before}${wide(value)}${after}`)).toEqual([`${rule} ${wide(value)}`]);
  });
});

describe('what is left alone', () => {
  it.each([
    ['PII-01', '一位抄错而没有说是证件', '编码110105194912310021在册'],
    ['PII-01', 'T-14: a day that is none, checksum right', '编码110105199913450016在册'],
    ['PII-01', 'born after the page was read', '编码110105209912310029在册'],
    ['PII-01', 'the 29th of February of a common year', '编码110105202302290019在册'],
    ['PII-01', 'no such province', '编码990105194912310020在册'],
    ['PII-01', 'inside a longer number', '编码11010519491231002X7在册'],
    ['PII-01', 'inside a word', 'idA11010519491231002X'],
    ['PII-02', 'no word before', '编码110105491231002在册'],
    ['PII-02', 'no such province', '身份证990105491231002'],
    ['PII-04', 'no word before', '货号ABC110000123456缺货'],
    ['PII-05', 'prefix not in use', '请打14112345678找他'],
    ['PII-05', 'twelve digits', '请打138123456789找他'],
    ['PII-05', 'an order number', '订单号13812345678已发货'],
    ['PII-05', 'a filing number', '京ICP备13812345678号'],
    ['PII-05', 'inside an address of the web', '见https://a.example/p/13812345678.html'],
    ['PII-05', 'inside another word', '见hotel13812345678'],
    ['PII-05', 'a decimal', '约为0.13812345678'],
    ['PII-05', 'a placeholder of equal digits', '例如13800000000'],
    ['PII-06', 'no word before', '累计1440123456789次'],
    ['PII-07', 'a hotline', '咨询电话：010-62345678'],
    ['PII-07', 'no area code', '打62345678找老王'],
    ['PII-07', 'a service number', '打400-820-8820找客服'],
    ['PII-08', 'Luhn wrong', '卡号6222020000000000001'],
    ['PII-08', 'an order number', '订单6222020000000000000'],
    ['PII-08', 'foreign range, no word before', '编码4111111111111111在册'],
    ['PII-09', 'no word before', '人口100200300人'],
    ['PII-10', 'no word before', '型号E12345678缺货'],
    ['PII-11', 'no word before', '型号H01234567缺货'],
    ['PII-12', 'no word before', '日期20260101起'],
    ['PII-13', 'no word before', '型号C12345678缺货'],
    ['PII-14', 'Taiwan, checksum wrong', '写着A123456788的证件'],
    ['PII-14', 'Hong Kong, no word before', '型号A123456(3)缺货'],
    ['PII-14', 'Hong Kong, checksum wrong', '香港A123456(4)'],
    ['PII-15', 'no number', '军字第某号'],
    ['PII-16', 'the letter I', '停着京AI2345轿车'],
    ['PII-16', 'no digit', '京ABCDEF'],
    ['PII-16', 'no province', '停着美A12345轿车'],
    ['PII-17', 'a digit too many', '京AD123456'],
    ['PII-18', 'no word before', '使014578人受益'],
    ['PII-19', 'an organisation', '信用代码91350100M000100Y43'],
    ['PII-20', 'a hash sign in prose', '见issue5#mail.example'],
    ['PII-20', 'no dot', '转发@某人'],
    ['PII-21', 'no word before', '阅读28471930次'],
    ['PII-21', 'inside another word', '见QQ群文件abqq28471930'],
    ['PII-21', 'word far before', `QQ${'是一种聊天工具，'.repeat(2)}用户28471930`],
    ['PII-22', 'no word before', '项目lanchuan_tea88发布'],
    ['PII-22', 'a word of prose', '微信Android版'],
    ['PII-23', 'IMEI, Luhn wrong', '串号359201005550167'],
    ['PII-23', 'a version', '版本10.2.3.4发布'],
    ['PII-23', 'a private network', '访问192.168.1.10登录'],
    ['PII-23', 'an example network', '访问203.0.113.7登录'],
    ['PII-23', 'no byte', '章节300.1.2.3'],
    ['PII-23', 'seven pairs', '指纹3c:5a:b4:01:7f:9e:aa'],
    ['PII-24', 'an office', '请到澄湾市柳岸区河口路18号3栋502室领取'],
    ['PII-25', 'no surname', '姓名：见附件，已存'],
    ['PII-25', 'no label', '小结：王小河，年龄四十'],
    ['PII-26', 'no word before', '货号A0038471缺货'],
    ['PII-27', 'a word', '密码：password'],
    ['PII-27', 'not directly behind the label', '密码学教材第12章abcdef123'],
    ['PII-28', 'three decimals', '坐标39.904,116.407'],
    ['PII-28', 'not in China', '坐标35.6762,139.6503'],
    ['PII-28', 'no word before', '比值39.9042,116.4074'],
    ['PII-29', 'no word before', '货号202611010345缺货'],
  ])('%s: %s', (rule, _name, text) => {
    expect(found(text).filter((span) => span.startsWith(rule))).toEqual([]);
  });

  it('a landline on a page of the government', () => {
    expect(found('打010-62345678找老王')).toEqual(['PII-07 010-62345678']);
    expect(found('打010-62345678找老王', 'government')).toEqual([]);
  });
});

describe('credit codes of sole traders (PII-19)', () => {
  const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  /** The check character for which the weighted sum is a multiple of 31. */
  function withCheck(body: string): string {
    const sum = [...body].reduce(
      (total, char, i) => total + ALPHABET.indexOf(char) * Number(3n ** BigInt(i) % 31n),
      0,
    );
    const check = [...ALPHABET].find((_char, value) => (sum + value) % 31 === 0) ?? '';
    return body + check;
  }
  it('are found, and those of organisations are not', () => {
    expect(withCheck('91350100M000100Y4')).toBe('91350100M000100Y43');
    const code = withCheck('92350100MA2ABCDE1');
    expect(found(`字号${code}的店`)).toEqual([`PII-19 ${code}`]);
    expect(found(`字号${withCheck('91350100MA2ABCDE1')}的店`)).toEqual([]);
    const other = ALPHABET[(ALPHABET.indexOf(code.at(-1) ?? '') + 1) % 31] ?? '';
    expect(found(`字号${code.slice(0, -1)}${other}的店`)).toEqual([]);
  });
});
