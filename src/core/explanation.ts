import type { Decision } from './decision.ts';
import type { Extraction } from './document.ts';
import type { Zone } from './page.ts';

/** Why a block is part of the main text or not. */
export const WHYS = {
  text: { en: 'main text', zh: '正文' },
  heading: { en: 'heading of the thread', zh: '帖子标题' },
  band: { en: 'band of the page', zh: '页面分区' },
  element: { en: 'element without text', zh: '非正文元素' },
  named: { en: 'named otherwise', zh: '名称表明非正文' },
  outside: { en: 'outside the text', zh: '正文框之外' },
  related: { en: 'list of other pages', zh: '相关推荐' },
  card: { en: 'one of many like it', zh: '重复的推荐或评论' },
  links: { en: 'links and little else', zh: '链接为主' },
  control: { en: 'a control', zh: '操作按钮' },
  selector: { en: 'left out by selectors', zh: '站点选择器之外' },
  template: { en: 'repeats on the site', zh: '站点模板重复' },
  byline: { en: 'about the text: date, source, reads', zh: '署名行' },
  about: { en: 'about the text: editor, notice', zh: '编辑或声明' },
} as const;

export type Why = keyof typeof WHYS;

/** One block of a page that a reader sees. */
export interface ExplainedBlock {
  readonly kept: boolean;
  readonly why: Why;
  /** The element that decided, as a selector: `div.sidebar`. */
  readonly because: string;
  /** Path of the block's own element, innermost last. */
  readonly element: string;
  readonly tag: string;
  readonly zone: Zone;
  /** Number of the table row it stands in, counted over the page's elements; -1 outside of tables. */
  readonly row: number;
  readonly text: string;
  /** Share of its characters that are links, 0 to 1. */
  readonly linkShare: number;
  /** Offsets in the decoded source. */
  readonly start: number;
  readonly end: number;
}

/** Something on the page that other rooms read: rights, filings, labels. */
export interface PageMark {
  readonly kind: 'footer' | 'copyright' | 'license' | 'filing' | 'ai-label';
  /** `ICP-01`, `cc-by`, `all-rights-reserved` … */
  readonly type: string;
  readonly text: string;
  readonly zone: Zone;
  readonly start: number;
  readonly end: number;
}

/** What was taken of a page and why, for a person. */
export interface Explanation {
  readonly decision: Decision;
  readonly extraction: Extraction;
  readonly measures: Readonly<Record<string, number>>;
  /** The smallest element around everything taken, as a path. */
  readonly container: string;
  readonly blocks: readonly ExplainedBlock[];
  readonly defects: readonly string[];
}
