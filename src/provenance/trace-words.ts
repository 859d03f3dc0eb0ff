/** What a stage, an outcome or an act of the ledger is called in a memo. */
type Words = readonly [zh: string, en: string];

const STAGES: Readonly<Record<string, Words>> = {
  crawl: ['采集', 'crawl'],
  curate: ['整理', 'curate'],
  dedup: ['查重', 'dedup'],
  publish: ['发布', 'publish'],
};

const OUTCOMES: Readonly<Record<string, Words>> = {
  keep: ['保留', 'kept'],
  reject: ['拒绝', 'rejected'],
  hold: ['暂缓，待人工裁定', 'held for a person'],
  fail: ['失败', 'failed'],
};

const ACTS: Readonly<Record<string, Words>> = {
  'robots.snapshot': ['robots.txt 快照', 'robots.txt snapshot'],
  'host.impact': ['主机访问影响评估', 'impact of access on the host'],
  'site.assessment': ['来源抽样评估', 'sample of the source judged'],
  'site.bar': ['来源禁用', 'source barred'],
  'review.ruling': ['人工裁定', 'ruling of a reviewer'],
  'review.override': ['双人推翻', 'override by two people'],
  takedown: ['下架', 'takedown'],
};

const DECISIONS: Readonly<Record<string, Words>> = {
  pass: ['通过', 'passed'],
  fail: ['未通过', 'failed'],
  barred: ['禁用', 'barred'],
  removed: ['已撤下', 'removed'],
  parsed: ['已解析', 'parsed'],
  absent: ['不存在', 'absent'],
  refused: ['拒绝提供', 'refused'],
  unreachable: ['无法读取', 'unreachable'],
  'too-long': ['过长', 'too long'],
  imported: ['外部导入', 'imported'],
  allow: ['允许', 'allowed'],
  deny: ['拒绝', 'denied'],
  hold: ['暂缓', 'held'],
  keep: ['保留', 'keep'],
  reject: ['拒绝', 'reject'],
};

const TABLES = { stage: STAGES, outcome: OUTCOMES, act: ACTS, decision: DECISIONS } as const;

/** The word of a table for `code`; a code that has none is given back. */
export function traceWord(table: keyof typeof TABLES, code: string, lang: 'en' | 'zh'): string {
  const words = TABLES[table][code];
  return words === undefined ? code : words[lang === 'zh' ? 0 : 1];
}
