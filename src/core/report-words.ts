import type { RobotsSnapshot } from './permission.ts';
import type { Words } from './permission-words.ts';

const STAGES: Readonly<Record<string, Words>> = {
  crawl: w('crawl', '采集'),
  curate: w('curate', '整理'),
  dedup: w('dedup', '查重'),
  publish: w('publish', '发布'),
};

const ROBOTS: Readonly<Record<RobotsSnapshot['outcome'], Words>> = {
  parsed: w('parsed', '已解析'),
  absent: w('absent', '不存在'),
  refused: w('refused', '拒绝提供'),
  unreachable: w('unreachable', '无法读取'),
  'too-long': w('too long', '过长'),
  imported: w('imported', '外部导入'),
};

const BASES: Readonly<Record<string, Words>> = {
  license: w('license', '许可证'),
  contract: w('contract', '合同'),
  statute: w('statute', '法定'),
  statement: w('reprint statement', '转载声明'),
  none: w('nothing known', '未知'),
};

/** Types of personal data by rule (compliance §3). */
const PERSONAL_DATA: Readonly<Record<string, Words>> = {
  'PII-01': w('resident identity number, 18 digits', '居民身份证号（18 位）'),
  'PII-02': w('resident identity number, 15 digits', '居民身份证号（15 位）'),
  'PII-03': w('residence permit for Hong Kong, Macau and Taiwan', '港澳台居民居住证号'),
  'PII-04': w('permanent residence card of foreigners', '外国人永久居留证号'),
  'PII-05': w('mobile number', '手机号码'),
  'PII-06': w('number of a connected device', '物联网号码'),
  'PII-07': w('landline number', '固定电话号码'),
  'PII-08': w('bank card', '银行卡号'),
  'PII-09': w('bank, housing-fund or securities account', '银行、公积金或证券账号'),
  'PII-10': w('passport', '护照号'),
  'PII-11': w('mainland permit for Hong Kong and Macau', '港澳居民来往内地通行证号'),
  'PII-12': w('mainland permit for Taiwan', '台湾居民来往大陆通行证号'),
  'PII-13': w('permit to Hong Kong, Macau or Taiwan', '往来港澳、台湾通行证号'),
  'PII-14': w('identity card of Hong Kong, Macau or Taiwan', '港澳台身份证号'),
  'PII-15': w('certificate of officers or soldiers', '军官证、士兵证号'),
  'PII-16': w('number plate', '车牌号'),
  'PII-17': w('number plate, new energy', '新能源车牌号'),
  'PII-18': w('number plate, special', '特种车牌号'),
  'PII-19': w('unified social credit code', '统一社会信用代码'),
  'PII-20': w('e-mail address', '电子邮箱'),
  'PII-21': w('QQ number or group', 'QQ 号或群号'),
  'PII-22': w('WeChat id', '微信号'),
  'PII-23': w('network or device address', '网络地址或设备标识'),
  'PII-24': w('postal address', '住址'),
  'PII-25': w('name of a person in context', '上下文中的姓名'),
  'PII-26': w('medical record number', '就诊、医保编号'),
  'PII-27': w('password or key', '密码或密钥'),
  'PII-28': w('precise location', '精确位置'),
  'PII-29': w('number of a student, examinee or driver', '学籍、准考证或驾驶证档案编号'),
};

/** Risks of Annex A, TC260-003. */
const RISKS: Readonly<Record<string, Words>> = {
  'A.1.a': w('inciting subversion of state power', '煽动颠覆国家政权、推翻社会主义制度'),
  'A.1.b': w('harm to national security, interests and image', '危害国家安全和利益、损害国家形象'),
  'A.1.c': w('inciting secession, undermining stability', '煽动分裂国家、破坏国家统一和社会稳定'),
  'A.1.d': w('promoting terrorism or extremism', '宣扬恐怖主义、极端主义'),
  'A.1.e': w('promoting ethnic hatred', '宣扬民族仇恨'),
  'A.1.f': w('promoting violence, obscenity, pornography', '宣扬暴力、淫秽色情'),
  'A.1.g': w('spreading false and harmful information', '传播虚假有害信息'),
  'A.1.h': w('other content that law prohibits', '其他法律、行政法规禁止的内容'),
  'A.2.a': w('ethnic discrimination', '民族歧视'),
  'A.2.b': w('discrimination by belief', '信仰歧视'),
  'A.2.c': w('discrimination by nationality', '国别歧视'),
  'A.2.d': w('discrimination by region', '地域歧视'),
  'A.2.e': w('discrimination by sex', '性别歧视'),
  'A.2.f': w('discrimination by age', '年龄歧视'),
  'A.2.g': w('discrimination by occupation', '职业歧视'),
  'A.2.h': w('discrimination by health', '健康歧视'),
  'A.2.i': w('other discrimination', '其他方面歧视'),
  'A.3.a': w('infringement of intellectual property', '侵犯他人知识产权'),
  'A.3.b': w('breach of business ethics', '违反商业道德'),
  'A.3.c': w('disclosing trade secrets', '泄露他人商业秘密'),
  'A.3.d': w('monopoly or unfair competition', '利用算法、数据、平台等优势实施垄断和不正当竞争'),
  'A.3.e': w('other commercial violations', '其他商业违法违规行为'),
  'A.4.a': w('harm to physical or mental health', '危害他人身心健康'),
  'A.4.b': w('portrait right', '侵害他人肖像权'),
  'A.4.c': w('reputation', '侵害他人名誉权'),
  'A.4.d': w('honour', '侵害他人荣誉权'),
  'A.4.e': w('privacy', '侵害他人隐私权'),
  'A.4.f': w('rights in personal information', '侵害他人个人信息权益'),
  'A.4.g': w('other rights', '侵犯他人其他合法权益'),
  'A.5.a': w('inaccurate content', '内容不准确，严重不符合科学常识或主流认知'),
  'A.5.b': w('unreliable content', '内容不可靠，无重大错误但无助于使用者'),
};

const TABLES = { stage: STAGES, robots: ROBOTS, basis: BASES, pii: PERSONAL_DATA, risk: RISKS } as const;

/** Words for a code of a table; a code that has none is given back. */
export function reportWords(table: keyof typeof TABLES, code: string): Words {
  return (TABLES[table] as Readonly<Record<string, Words>>)[code] ?? w(code, code);
}

/** Whether a code has a name of its own. */
export function isNamed(table: keyof typeof TABLES, code: string): boolean {
  return Object.hasOwn(TABLES[table], code);
}

function w(en: string, zh: string): Words {
  return { en, zh };
}
