import type {
  LicenseCandidate,
  LicenseClass,
  LicenseFinding,
  LicenseProfile,
  Signal,
  Verdict,
} from './permission.ts';
import type { Zone } from './page.ts';

export type Lang = 'en' | 'zh';
/** The same words in both languages. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

export const VERDICT_WORDS: Readonly<Record<Verdict, Words>> = {
  allow: w('ALLOWED', '允许'),
  deny: w('DENIED', '拒绝'),
  hold: w('HELD for a person', '暂缓，待人工裁定'),
};

export const PROFILE_WORDS: Readonly<Record<LicenseProfile, Words>> = {
  commercial: w('commercial', '商用'),
  research: w('research', '研究'),
  strict: w('strict', '严格'),
};

/** What an AI label does to a page that its license would allow, by the answer it leads to. */
export const AI_LABEL_WORDS: Readonly<Record<'deny' | 'hold', Words>> = {
  deny: w(
    'The page is labelled as AI-generated, and labelled text is not used (CN-AIG).',
    '页面标明内容由 AI 生成，此类内容不予采用（CN-AIG）。',
  ),
  hold: w(
    'A label says that the page may be AI-generated, so a person decides (CN-AIG).',
    '页面有疑似 AI 生成的提示，须由人工判断（CN-AIG）。',
  ),
};

/** The rule behind a label's answer, which stands before that of the license. */
export const AI_LABEL_RULE: Readonly<Record<'deny' | 'hold', Words>> = {
  deny: w('Text that its page labels as AI-generated is not used.', '页面标明为 AI 生成的内容不予采用。'),
  hold: w(
    'A label that says AI generation is possible proves nothing yet: it waits for a person.',
    '仅提示可能为 AI 生成的标识尚不足为证，须由人工判断。',
  ),
};

/** What each line of the precedence table says (compliance §4.3). */
export const RULE_WORDS: Readonly<Record<string, Words>> = {
  'DEC-1': w(
    'A legal block, a takedown, an opt-out or a barred source decides first and cannot be overridden.',
    '法律封禁、下架、权利人退出或来源被禁最先适用，不可推翻。',
  ),
  'DEC-2': w(
    'A written permission that is recorded and in force stands above refusals, for what it names.',
    '已记录且有效的书面授权优先于拒绝声明，但仅限其载明的范围。',
  ),
  'DEC-3': w(
    'Access control is never bypassed: robots.txt, refused or paid access, logins.',
    '访问控制不得绕过：robots.txt、拒绝或付费访问、登录。',
  ),
  'DEC-4': w(
    'An explicit refusal of AI use, mining or copying decides before any license.',
    '明确拒绝 AI 使用、数据挖掘或复制的声明，优先于任何许可证。',
  ),
  'DEC-5': w('A request not to be indexed or kept is honoured.', '尊重页面不被索引或存档的要求。'),
  'DEC-6': w(
    'A license for non-commercial use only, without derivatives, or copyleft for software does not fit the profile.',
    '禁止商用、禁止演绎或软件著佐权许可证不符合本方案。',
  ),
  'DEC-6b': w(
    'A site cannot license the text of another outlet: a repost is judged by where it comes from.',
    '站点无权许可他人文章：转载按其出处判断。',
  ),
  'DEC-7': w('Signals that contradict each other wait for a person.', '相互矛盾的信号须由人工裁定。'),
  'DEC-8': w(
    'An open license with evidence, or a statute, allows with obligations.',
    '有证据的开放许可证或法定依据：允许，并附义务。',
  ),
  'DEC-9': w(
    'A training signal alone does not let the text be released.',
    '仅有训练许可信号，不足以发布正文。',
  ),
  'DEC-10': w(
    'Without a license, a contract or a statute nothing is released: doubt means no.',
    '没有许可证、合同或法定依据则不发布：存疑即否。',
  ),
};

/** What a class lets be done, and what it asks for (compliance §5). */
export const CLASS_WORDS: Readonly<Record<LicenseClass, Words>> = {
  A: w(
    'public domain: use freely; the source is kept as a courtesy',
    '公有领域：可自由使用；保留出处以示礼貌',
  ),
  B: w(
    'attribution: name creator, source and license, state changes; one ATTRIBUTION file a shard',
    '署名：注明作者、出处与许可证，说明修改；每个分片附 ATTRIBUTION 文件',
  ),
  C: w(
    'share-alike: as attribution, in shards of its own under the same license',
    '相同方式共享：同署名要求，单独成片并沿用同一许可证',
  ),
  D: w(
    'no derivatives: cleaning makes one, so neither training nor release',
    '禁止演绎：清洗即构成演绎，既不训练也不发布',
  ),
  E: w('non-commercial: the research profile only, stored apart', '非商业：仅限研究方案，单独存放'),
  F: w('terms to be read by a person before any use', '条款须经人工阅读后方可使用'),
  G: w('nothing granted: neither training nor release', '未授予任何权利：既不训练也不发布'),
  H: w(
    'output of a model under its provider’s terms: neither training nor release',
    '受提供方条款约束的模型输出：既不训练也不发布',
  ),
};

/** What an identity result shows, and that it is no permission (compliance §2). */
export const IDENTITY_WORDS: Readonly<Record<string, Words>> = {
  'ICP-S1': w(
    'filed: number, register link and the operator recorded by hand agree',
    '已备案：编号、备案系统链接与人工记录的主体一致',
  ),
  'ICP-S2': w(
    'a claim of the site: not confirmed by a register link and a record made by hand',
    '仅为网站自称：尚无备案系统链接与人工记录相互印证',
  ),
  'ICP-S3': w('a government site', '政府网站'),
  'ICP-S4': w('no filing found: not counted as domestic', '未见备案：不计入境内来源'),
  'ICP-S5': w('one operator with other hosts', '与其他主机同一主体'),
};

export const COVERS_WORDS: Readonly<Record<LicenseCandidate['appliesTo'], Words>> = {
  text: w('this text', '本文'),
  site: w('the site', '全站'),
  other: w('something else', '其他对象'),
};

export const ORIGIN_WORDS: Readonly<Record<LicenseFinding['origin']['kind'], Words>> = {
  own: w('the site’s own, as far as the page says', '据页面所示属本站自有'),
  outlet: w('another outlet’s', '他处媒体'),
  unnamed: w('from elsewhere, nobody named', '来自他处，未署名'),
  government: w('another public body’s', '其他公共机构'),
};

export const SOURCE_WORDS: Readonly<Record<Signal['source'], Words>> = {
  robots: w('robots.txt', 'robots.txt'),
  header: w('response header', '响应头'),
  meta: w('meta element', '元数据'),
  jsonld: w('JSON-LD', 'JSON-LD'),
  link: w('link element', 'link 元素'),
  anchor: w('link', '链接'),
  text: w('words', '文字'),
  'well-known': w('well-known file', '约定位置文件'),
  terms: w('terms page', '条款页'),
  profile: w('site profile', '站点档案'),
};

export const EVIDENCE_WORDS: Readonly<Record<LicenseFinding['evidenceKind'], Words>> = {
  meta: w('meta element', '元数据'),
  jsonld: w('JSON-LD', 'JSON-LD'),
  link: w('link element or header', 'link 元素或响应头'),
  anchor: w('link', '链接'),
  text: w('words', '文字'),
  terms: w('terms page', '条款页'),
  statute: w('statute, recorded in the site profile', '法定依据，记于站点档案'),
  contract: w('contract, recorded in the site profile', '合同，记于站点档案'),
  profile: w('license recorded in the site profile', '站点档案记录的许可证'),
  ruling: w('ruling of a reviewer', '审核人裁定'),
  none: w('none', '无'),
};

export const ZONE_WORDS: Readonly<Record<Zone | 'site', Words>> = {
  head: w('document head', '文件头'),
  header: w('page header', '页眉'),
  nav: w('navigation', '导航'),
  main: w('main part', '正文区'),
  aside: w('side column', '侧栏'),
  footer: w('footer', '页脚'),
  body: w('page', '页面'),
  site: w('site record', '站点记录'),
};

export const EFFECT_WORDS: Readonly<Record<Signal['effect'], Words>> = {
  'deny-access': w('bars access', '限制访问'),
  'deny-ai': w('refuses AI use or copying', '拒绝 AI 使用或复制'),
  deny: w('refuses indexing or keeping', '拒绝索引或存档'),
  reserve: w('reserves rights', '保留权利'),
  reprint: w('lets reprint on conditions, silent on training', '附条件允许转载，未提训练'),
  repost: w('names another owner', '指向其他权利人'),
  license: w('grants a license', '授予许可'),
  train: w('allows training, not release', '允许训练，不含发布'),
  note: w('on record, decides nothing', '仅作记录'),
};

/** What can change a denial, where it is something else than a written permission. */
export const DENIAL_REMEDIES: Readonly<Record<string, Words>> = {
  'DEC-1': w(
    'Only who asked for the block can lift it; a barred source has to be assessed again.',
    '仅提出要求的一方可以撤回；被禁用的来源须重新评估。',
  ),
  'DEC-3': w(
    'Only a written permission that grants crawling itself, recorded in the site profile, changes this (DEC-2).',
    '仅明确许可抓取、并记入站点档案的书面授权可改变结论（DEC-2）。',
  ),
  'DEC-6': w(
    'A written permission recorded in the site profile changes this (DEC-2); the research profile accepts non-commercial licenses.',
    '站点档案中记录的书面授权可改变结论（DEC-2）；研究方案接受仅限非商业使用的许可证。',
  ),
  'DEC-6b': w(
    'A permission of this host does not help: ask the outlet named, or record it in the site profile as a name of the operator if it is one.',
    '本站的授权无济于事：须取得所署出处的许可；若该名称本为本站运营者所用，则记入站点档案。',
  ),
  'DEC-10': w(
    'A license, a contract or a statute recorded in the site profile changes this.',
    '在站点档案中记录许可证、合同或法定依据，可改变结论。',
  ),
};

/** What can change the answer. */
export const REMEDY_WORDS: Readonly<Record<Verdict, Words>> = {
  allow: w(
    'Keep the evidence; ask again at publication and whenever the site is read anew.',
    '保存证据；发布前及每次重新抓取时再次询问。',
  ),
  deny: w(
    'Only a written permission recorded in the site profile changes this (DEC-2).',
    '仅站点档案中记录的书面授权可改变结论（DEC-2）。',
  ),
  hold: w(
    'A ruling (jingliu review rule) or a basis recorded in the site profile settles it for the next run.',
    '由人工裁定（jingliu review rule）或在站点档案中记录依据，下次运行生效。',
  ),
};

function w(en: string, zh: string): Words {
  return { en, zh };
}
