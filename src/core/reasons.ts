/** One entry of the list of reasons: where it can arise, and one sentence in each language. */
export interface Reason {
  readonly stage: 'crawl' | 'curate' | 'dedup' | 'publish';
  /** The step (room) that gives it. */
  readonly step: string;
  readonly en: string;
  readonly zh: string;
}

/** Every reason a document can be rejected or held for. The docs are generated from this list. */
export const REASONS = {
  // crawl
  ROBOTS_DISALLOWED: r(
    'crawl',
    'robots',
    'robots.txt disallows the path for us.',
    'robots.txt 不允许我们抓取该路径。',
  ),
  ROBOTS_REFUSED: r(
    'crawl',
    'robots',
    'robots.txt answered 401, 403, 407, 429 or 451 (RBT-05).',
    'robots.txt 返回 401、403、407、429 或 451（RBT-05）。',
  ),
  ROBOTS_UNREACHABLE: r(
    'crawl',
    'robots',
    'robots.txt could not be read, so nothing is fetched (RBT-06).',
    '无法读取 robots.txt，因此不抓取任何页面（RBT-06）。',
  ),
  ROBOTS_AI_REFUSED: r(
    'crawl',
    'robots',
    'robots.txt refuses known AI-training crawlers on this path (RBT-12).',
    'robots.txt 拒绝已知的 AI 训练爬虫访问该路径（RBT-12）。',
  ),
  OUT_OF_SCOPE: r('crawl', 'scope', 'No site profile covers the address.', '没有站点档案覆盖该地址。'),
  PATH_EXCLUDED: r('crawl', 'scope', 'The site profile excludes the path.', '站点档案排除了该路径。'),
  DEPTH_EXCEEDED: r(
    'crawl',
    'scope',
    'The page lies deeper than the profile allows.',
    '页面深度超过站点档案的上限。',
  ),
  PAGE_BUDGET_SPENT: r(
    'crawl',
    'scope',
    "The site's page budget was spent before this page.",
    '站点的页面预算已用完。',
  ),
  URL_TRAP: r(
    'crawl',
    'scope',
    'The address looks like part of an endless space (calendar, repeating path, counters).',
    '地址疑似无穷空间（日历、重复路径、计数器）。',
  ),
  OPTED_OUT: r('crawl', 'scope', 'The owner asked to be left out (TD-10).', '权利人已要求退出（TD-10）。'),
  SITE_BARRED: r(
    'crawl',
    'scope',
    'The source is barred (CN-SRC-05).',
    '来源已被列入禁用名单（CN-SRC-05）。',
  ),
  PRIVATE_ADDRESS: r(
    'crawl',
    'fetch',
    'The host resolves to a private, loopback or reserved address.',
    '主机解析到私有、环回或保留地址。',
  ),
  HTTP_GONE: r(
    'crawl',
    'fetch',
    'The server says that the page does not exist (404, 410).',
    '服务器表示页面不存在（404、410）。',
  ),
  HTTP_REFUSED: r(
    'crawl',
    'fetch',
    'Access control: 401, 402, 403, 407, 429 or 451, or the host gave ten such answers in a row (CN-CRW-03).',
    '访问控制：401、402、403、407、429 或 451，或该主机已连续十次如此应答（CN-CRW-03）。',
  ),
  HTTP_ERROR: r(
    'crawl',
    'fetch',
    'The server answered with another error status, or the visit ended because the server was in trouble.',
    '服务器返回其他错误状态，或因服务器持续出错而结束访问。',
  ),
  REDIRECT_LOOP: r('crawl', 'fetch', 'Redirects form a loop or exceed the limit.', '重定向成环或次数过多。'),
  REDIRECTED: r(
    'crawl',
    'fetch',
    'The page redirects to another address, which is counted on its own.',
    '页面重定向到另一地址，由后者单独计数。',
  ),
  BODY_TOO_LARGE: r('crawl', 'fetch', 'The body exceeds the size limit.', '正文超过大小上限。'),
  RESPONSE_TOO_SLOW: r(
    'crawl',
    'fetch',
    'The response did not finish within the time limit.',
    '响应未在时限内完成。',
  ),
  CONTENT_TYPE_UNSUPPORTED: r(
    'crawl',
    'fetch',
    'The media type is not HTML or plain text.',
    '媒体类型不是 HTML 或纯文本。',
  ),
  DISCOVERY_FILE: r(
    'crawl',
    'fetch',
    'A sitemap or feed, read for the addresses in it; also a usual address of sitemaps where none is.',
    '站点地图或订阅源，仅读取其中的地址；也包括站点地图常用地址上并无站点地图的情形。',
  ),
  ENCODING_BOMB: r(
    'crawl',
    'fetch',
    'The compressed body expands beyond the allowed ratio.',
    '压缩正文解压比超过上限。',
  ),
  // import
  IMPORT_SET_UNKNOWN: r(
    'curate',
    'import',
    'The document belongs to an imported set that no file in rules/imports describes.',
    '文档属于导入集，但 rules/imports 中没有描述该导入集的文件。',
  ),
  IMPORT_LICENSE_MISSING: r(
    'curate',
    'import',
    'The imported set came without its license file, or the file has another digest than recorded.',
    '导入集缺少许可证文件，或文件摘要与记录不符。',
  ),
  IMPORT_ROW_BROKEN: r(
    'curate',
    'import',
    'The row, page or record of the imported set cannot be read.',
    '导入集中的行、页面或记录无法读取。',
  ),
  IMPORT_NO_TEXT: r(
    'curate',
    'import',
    'The row of the imported set holds no text.',
    '导入集中的该行没有文本。',
  ),
  IMPORT_NOT_ARTICLE: r(
    'curate',
    'import',
    'A redirect, or a page outside the article namespace of a wiki.',
    '重定向页，或维基中条目名字空间以外的页面。',
  ),
  // curate: decode
  NOT_A_PAGE: r(
    'curate',
    'decode',
    'The record is not a successful HTML or text response.',
    '记录不是成功的 HTML 或文本响应。',
  ),
  BODY_EMPTY: r('curate', 'decode', 'The body holds no text.', '正文为空。'),
  BODY_TRUNCATED: r('curate', 'decode', 'The body was cut off before its end.', '正文在结束前被截断。'),
  BODY_BINARY: r('curate', 'decode', 'The body is not text.', '正文不是文本。'),
  CHARSET_UNDECODABLE: r(
    'curate',
    'decode',
    'No character set decodes the body without loss.',
    '没有字符集能无损解码正文。',
  ),
  // curate: extract
  NO_MAIN_TEXT: r('curate', 'extract', 'No main text was found on the page.', '页面中未找到正文。'),
  LIST_PAGE: r(
    'curate',
    'extract',
    'The page is a list or navigation, used for its links only.',
    '页面为列表或导航页，仅取链接。',
  ),
  SOFT_404: r('curate', 'extract', 'An error page served with status 200.', '以状态 200 返回的错误页。'),
  NEEDS_SCRIPT: r(
    'curate',
    'extract',
    'The page is empty without running scripts.',
    '不运行脚本则页面为空。',
  ),
  PARKED_DOMAIN: r('curate', 'extract', 'A parked or for-sale domain page.', '停放或出售域名的页面。'),
  ACCESS_WALL: r(
    'curate',
    'extract',
    'A login, CAPTCHA or challenge page (CN-CRW-03).',
    '登录、验证码或质询页面（CN-CRW-03）。',
  ),
  PAGE_TOO_COMPLEX: r('curate', 'extract', 'The page exceeds the node budget.', '页面超过节点预算。'),
  META_REFRESH: r(
    'curate',
    'extract',
    'The page only forwards to another address.',
    '页面仅跳转到其他地址。',
  ),
  // curate: license (permission)
  EVIDENCE_MISSING: r(
    'curate',
    'license',
    'No robots snapshot belongs to the capture, so permission cannot be shown (CN-TRC-02).',
    '捕获记录缺少 robots 快照，无法证明许可（CN-TRC-02）。',
  ),
  AI_TRAINING_REFUSED: r(
    'curate',
    'license',
    'A machine-readable signal refuses AI training or text mining (DEC-4).',
    '机器可读信号拒绝 AI 训练或文本挖掘（DEC-4）。',
  ),
  REPRINT_REFUSED: r(
    'curate',
    'license',
    'The page refuses copying or collection in words (SIG-11).',
    '页面以文字拒绝转载或采集（SIG-11）。',
  ),
  GENERIC_REFUSAL: r(
    'curate',
    'license',
    'noindex, noarchive or a like refusal (DEC-5).',
    'noindex、noarchive 等一般性拒绝（DEC-5）。',
  ),
  LICENSE_NONCOMMERCIAL: r(
    'curate',
    'license',
    'The license allows non-commercial use only (class E).',
    '许可证仅允许非商业使用（E 类）。',
  ),
  LICENSE_NODERIVATIVES: r(
    'curate',
    'license',
    'The license forbids adaptations (class D).',
    '许可证禁止演绎（D 类）。',
  ),
  REPOST_UNLICENSED: r(
    'curate',
    'license',
    'A repost of another outlet, which the host cannot license (SIG-15).',
    '转载自其他媒体，本站无权授权（SIG-15）。',
  ),
  LICENSE_CONFLICT: r(
    'curate',
    'license',
    'Licenses or reservations contradict each other (DEC-7).',
    '许可证或权利声明相互矛盾（DEC-7）。',
  ),
  LICENSE_UNCLEAR: r(
    'curate',
    'license',
    'A license is named without its version, so its terms cannot be fixed (DEC-7).',
    '所称许可证未注明版本，无法确定条款（DEC-7）。',
  ),
  LICENSE_CLASS_EXCLUDED: r(
    'curate',
    'license',
    'The license profile of the run does not accept this license class (DEC-8).',
    '本次运行的许可方案不接受该许可类别（DEC-8）。',
  ),
  TRAINING_SIGNAL_ONLY: r(
    'curate',
    'license',
    'Training is allowed but no license covers the text (DEC-9).',
    '仅有训练许可信号，正文无许可证（DEC-9）。',
  ),
  LICENSE_UNKNOWN: r(
    'curate',
    'license',
    'No license, contract or statute is known (DEC-10).',
    '未知许可证、合同或法定依据（DEC-10）。',
  ),
  CODE_COPYLEFT: r(
    'curate',
    'license',
    'A copyleft software license, not accepted by default.',
    '著佐权软件许可证，默认不接受。',
  ),
  AI_GENERATED: r(
    'curate',
    'license',
    'The page is labelled as AI-generated (CN-AIG-01, 02).',
    '页面标有 AI 生成标识（CN-AIG-01、02）。',
  ),
  AI_LABEL_SUSPECTED: r(
    'curate',
    'license',
    'A label on the page says that it may be AI-generated (CN-AIG-01, 03, 04).',
    '页面标识提示可能为 AI 生成（CN-AIG-01、03、04）。',
  ),
  // curate: filter
  TEXT_TOO_SHORT: r('curate', 'filter', 'The text is too short to be useful.', '文本过短。'),
  TEXT_TOO_LONG: r('curate', 'filter', 'The text exceeds the length limit.', '文本超过长度上限。'),
  LANGUAGE_OTHER: r(
    'curate',
    'filter',
    'The text is not in a language the plan asks for.',
    '文本语言不在计划范围内。',
  ),
  HAN_RATIO_LOW: r('curate', 'filter', 'Too few of the visible characters are Han.', '汉字占比过低。'),
  GARBLED_TEXT: r('curate', 'filter', 'The text is garbled.', '文本乱码。'),
  SENTENCES_MISSING: r('curate', 'filter', 'Too few lines end like sentences.', '以句末标点结尾的行过少。'),
  SENTENCE_TOO_LONG: r(
    'curate',
    'filter',
    'A sentence is longer than prose allows.',
    '句子长度超出正常行文。',
  ),
  DUPLICATE_LINES: r('curate', 'filter', 'Too many lines repeat.', '重复行过多。'),
  NGRAM_REPETITION: r(
    'curate',
    'filter',
    'Too much of the text is repeated n-grams.',
    '重复 n 元组占比过高。',
  ),
  SYMBOL_RATIO_HIGH: r(
    'curate',
    'filter',
    'Too many symbols, digits or list marks.',
    '符号、数字或列表标记过多。',
  ),
  VOCABULARY_POOR: r(
    'curate',
    'filter',
    'Too few distinct characters for the length.',
    '字符种类相对篇幅过少。',
  ),
  ADVERTISING: r(
    'curate',
    'filter',
    'Advertising or call-to-action wording dominates.',
    '广告或引导用语过多。',
  ),
  MENU_SHARE_HIGH: r(
    'curate',
    'filter',
    'Too much of the text is menu items or captions.',
    '菜单项或短标题类文本占比过高。',
  ),
  INCOHERENT_TEXT: r(
    'curate',
    'filter',
    'Sentences or paragraphs have nothing to do with each other: assembled from many texts.',
    '句子或段落之间缺乏关联，疑为多篇文本拼接。',
  ),
  INJECTED_TEXT: r(
    'curate',
    'filter',
    'Solicitation was put into the title, head or tail of a text about something else.',
    '标题或正文首尾被植入与内容无关的招揽信息。',
  ),
  KEYWORD_STUFFING: r(
    'curate',
    'filter',
    'Written for search engines: one keyword fills the text, or keywords stand side by side.',
    '为搜索引擎而写：关键词堆砌。',
  ),
  MACHINE_SPUN: r(
    'curate',
    'filter',
    'Rewritten by machine: words exchanged for odd neighbours, or both scripts mixed inside sentences.',
    '疑为机器改写：同义词替换不当，或句内简繁混杂。',
  ),
  SOLICITATION: r(
    'curate',
    'filter',
    'Solicits for betting, sex or shady trade: baits together with calls and contacts.',
    '招揽赌博、色情或灰色交易：诱导用语与联系方式并存。',
  ),
  NOT_FLUENT: r(
    'curate',
    'filter',
    'The characters follow each other as in no Chinese: shuffled, random or broken.',
    '字与字的接续不像任何汉语文本：打乱、随机或损坏。',
  ),
  QUALITY_LOW: r('curate', 'filter', 'The quality score is below the threshold.', '质量分低于阈值。'),
  RISK_CONFIRMED: r(
    'curate',
    'filter',
    'Safety rules find a risk of Annex A confirmed.',
    '安全规则确认命中附录 A 风险。',
  ),
  RISK_SUSPECTED: r(
    'curate',
    'filter',
    'Safety rules hit, a person must decide.',
    '安全规则命中，需人工判断。',
  ),
  // curate: redact
  PII_DENSE: r(
    'curate',
    'redact',
    'Personal data is too dense to publish the page (PII-30).',
    '个人信息过密，页面不予发布（PII-30）。',
  ),
  PII_LISTING: r(
    'curate',
    'redact',
    'A page that lists persons, such as penalties or admissions (CN-CRW-08).',
    '公示个人名单的页面（CN-CRW-08）。',
  ),
  MINORS_DATA: r(
    'curate',
    'redact',
    'Personal data of minors (CN-MIN-01).',
    '未成年人个人信息（CN-MIN-01）。',
  ),
  // dedup
  PAGE_SUPERSEDED: r(
    'dedup',
    'standing',
    'A later visit found another page at the address, which stands in its place.',
    '后续访问在同一地址取得了不同的页面，以新页面为准。',
  ),
  PAGE_GONE: r(
    'dedup',
    'standing',
    'At the latest visit the address no longer gave the page (404, 410, redirect) or was no longer in scope.',
    '最近一次访问时，该地址已不再提供此页面（404、410、重定向）或已不在范围内。',
  ),
  CONSENT_WITHDRAWN: r(
    'dedup',
    'standing',
    'At the latest visit robots.txt, a policy file, a header or access control no longer let us use the page.',
    '最近一次访问时，robots.txt、政策文件、响应头或访问控制已不再允许使用此页面。',
  ),
  DUPLICATE_URL: r(
    'dedup',
    'dedup',
    'The same address was captured again; one capture stays.',
    '同一地址的再次捕获，仅保留其一。',
  ),
  DUPLICATE_EXACT: r(
    'dedup',
    'dedup',
    'An earlier document has the same normalized text.',
    '已有更早的文档，规范化文本完全相同。',
  ),
  DUPLICATE_NEAR: r(
    'dedup',
    'dedup',
    'An earlier document is a near copy by MinHash.',
    '已有更早的文档，MinHash 判定为近似副本。',
  ),
  DUPLICATE_CONTAINED: r(
    'dedup',
    'dedup',
    'A larger document that stays has nearly all of its text.',
    '另一篇保留的更长文档已包含其绝大部分文本。',
  ),
  RULED_OUT: r(
    'curate',
    'ruling',
    'A reviewer ruled that the document stays out (rules/reviews).',
    '审核人裁定不采用该文档（rules/reviews）。',
  ),
  // publish
  SITE_LINES_ONLY: r(
    'publish',
    'site-lines',
    'Nothing is left of the text once the lines of the site’s template are cut.',
    '去掉站点模板行之后，正文没有剩余内容。',
  ),
  BENCHMARK_ITEM: r(
    'publish',
    'decontaminate',
    'The document holds an item of an evaluation set.',
    '文档包含评测集题目。',
  ),
  GATE_LICENSE: r(
    'publish',
    'gate',
    'The license gate does not let the class into this release.',
    '许可闸门不允许该类别进入本次发布。',
  ),
  GATE_OPTED_OUT: r(
    'publish',
    'gate',
    'The owner opted out or a takedown applies (TD-06, TD-10).',
    '权利人已退出或适用下架（TD-06、TD-10）。',
  ),
  GATE_SOURCE_BARRED: r(
    'publish',
    'gate',
    'The source failed its assessment (CN-SRC-02).',
    '来源未通过评估（CN-SRC-02）。',
  ),
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof REASONS;

function r(stage: Reason['stage'], step: string, en: string, zh: string): Reason {
  return { stage, step, en, zh };
}
