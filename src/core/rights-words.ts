import type { Words } from './permission-words.ts';

/** Kinds of wording about rights, as a person would call them; SPDX ids and `cc-by…` stand for themselves. */
const KINDS: Readonly<Record<string, Words>> = {
  'ai-use-forbidden': w('AI use forbidden', '禁止用于人工智能'),
  'all-rights-reserved': w('all rights reserved', '保留所有权利'),
  'cc-unknown': w('Creative Commons, which license is not said', '知识共享许可，未指明种类'),
  'copyright-notice': w('copyright notice', '版权标记'),
  'crawling-forbidden': w('crawling forbidden', '禁止抓取'),
  'disclaimer-of-reposted-content': w('disclaimer of reposted content', '转载内容免责声明'),
  'government-terms': w('government open data terms', '政府资料开放条款'),
  'no-reprint-without-permission': w('no reprint without permission', '未经许可不得转载'),
  'noncommercial-use-only': w('non-commercial use only', '仅限非商业使用'),
  'public-domain': w('public domain mark', '公有领域标识'),
  'public-domain-statement': w('statement of public domain', '公有领域声明'),
  'reprint-forbidden': w('reprint forbidden', '禁止转载'),
  'reprint-with-attribution': w('reprint with attribution', '注明出处方可转载'),
  'unknown-license': w('unknown license', '未知许可证'),
  'outlet unnamed': w('outlet unnamed', '未署名的来源'),
};

const FILINGS: Readonly<Record<string, Words>> = {
  'icp-filing': w('ICP filing', 'ICP 备案'),
  'icp-permit': w('ICP permit', 'ICP 经营许可'),
  'telecom-permit': w('telecom permit', '增值电信业务许可'),
  'psb-filing': w('public-security filing', '公安备案'),
  'site-code': w('government site code', '政府网站标识码'),
  'news-permit': w('news permit', '新闻信息服务许可'),
  'audiovisual-permit': w('audio-visual permit', '网络视听许可'),
  'culture-permit': w('culture permit', '网络文化经营许可'),
  'publishing-permit': w('publishing permit', '网络出版服务许可'),
  'drug-information-permit': w('drug-information permit', '药品信息服务资格'),
};

/** Words for a kind of wording or the value of a signal; what is no kind (an SPDX id, a name) is given back. */
export function rightsWords(kind: string): Words {
  return KINDS[kind] ?? w(kind, kind);
}

/** Words for a type of filing number. */
export function filingWords(type: string): Words {
  return FILINGS[type] ?? w(type, type);
}

function w(en: string, zh: string): Words {
  return { en, zh };
}
