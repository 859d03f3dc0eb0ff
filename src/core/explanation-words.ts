import type { PageKind } from './document.ts';
import type { PageMark } from './explanation.ts';
import type { OutcomeKind } from './outcome.ts';
import type { Words } from './permission-words.ts';
import { rightsWords } from './rights-words.ts';

export const OUTCOME_WORDS: Readonly<Record<OutcomeKind, Words>> = {
  keep: w('keep', '保留'),
  reject: w('reject', '拒绝'),
  hold: w('hold', '暂缓'),
  fail: w('fail', '失败'),
};

export const PAGE_KIND_WORDS: Readonly<Record<PageKind, Words>> = {
  article: w('article', '文章'),
  list: w('list', '列表页'),
  forum: w('thread', '帖子'),
  documentation: w('documentation', '文档'),
  regulation: w('regulation', '法规'),
  other: w('other', '其他'),
};

const MARK_KINDS: Readonly<Record<PageMark['kind'], Words>> = {
  footer: w('footer', '页脚'),
  copyright: w('copyright', '版权声明'),
  license: w('license', '许可证'),
  filing: w('filing', '备案编号'),
  'ai-label': w('AI label', 'AI 生成标识'),
};

const PLACES: Readonly<Record<string, string>> = {
  title: '<title> 标题',
  byline: '署名行',
  'labelled byline': '署名行（带标签）',
  'labelled cell': '带标签的单元格',
  'named element': '按名称识别的元素',
  'time element': 'time 元素',
  'link canonical': 'link canonical',
  address: '网址',
  signature: '落款',
  line: '独立一行',
};

/** Words for the kind of a mark, and for its type when they say more. */
export function markWords({ kind, type }: Pick<PageMark, 'kind' | 'type'>): { kind: Words; type: Words } {
  return { kind: MARK_KINDS[kind], type: kind === 'footer' ? MARK_KINDS.footer : rightsWords(type) };
}

/** Where a fact was read, as `Found.from` says it: `h1`, `meta pubdate` and the like stand for themselves. */
export function placeWords(from: string): Words {
  const zh = PLACES[from] ?? from.replace(/^attribute /u, '属性 ');
  return w(from, zh);
}

function w(en: string, zh: string): Words {
  return { en, zh };
}
