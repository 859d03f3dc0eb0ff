import type { Found } from '../../core/document.ts';
import type { BlockTree, Leaf } from '../../core/page.ts';
import { isNamedTime } from './time-names.ts';
import { firstFound, firstMeta, found, type Metas, UNKNOWN } from './found.ts';
import type { LinkedFields } from './json-ld.ts';

/** A line near the text. */
export interface Line {
  readonly text: string;
  readonly node: number;
  /** Its element, or the one around it, is named as a time. */
  readonly isTime: boolean;
}

export function lineOf({ text, node }: Leaf, blocks: BlockTree): Line {
  const around = blocks.parent[node] ?? 0;
  return { text, node, isTime: isNamedTime(blocks, node) || isNamedTime(blocks, around) };
}

/** Longer lines are text, in UTF-16 units. */
const BYLINE_UNITS_MAX = 200;
/** Longer values are sentences. */
const NAME_UNITS_MAX = 60;

const AUTHOR =
  /(?:^|[\s|｜·(（【[])(?:本文)?(?:作者|撰文|撰稿人?|记者|通讯员|文|发布者|发布人|楼主|发帖人|提问者|译者|by|author)\s{0,2}[:：/／]\s{0,2}([\p{Script=Han}\w·.@\- ]{2,20})/iu;
/** What stands before 来源 where it is the text's: nothing, a sign, a time or a count. 图片来源, 资金来源 are others'. */
const OWN_SOURCE = String.raw`(?:(?:稿件|信息|文章|本文|消息|新闻|内容)[来來]源|(?<=^|\P{Script=Han}|[日号时分秒次点])[来來]源)`;
/** Latin names go on over spaces: Financial Times. A word with a colon behind is the next label. */
const LATIN_REST = String.raw`(?:(?<=[A-Za-z.])\s(?:of|for|and|the|on|in|&|[A-Z][\w.'’&-]*)(?![\w.'’&-]|\s?[:：])){0,5}`;
const OUTLET = new RegExp(
  String.raw`(?:${OWN_SOURCE}|稿源|转载自|轉載自|转自|出处|出處|供稿单位|供稿)\s{0,2}[:：｜|]\s{0,3}([^\s|｜，,。;；()（）【】[\]]{2,30}${LATIN_REST})`,
  'u',
);
/** 凡注明“来源：X”的作品: a rule about how sources are named. */
const RULE_ABOUT = /(?:注明|标明|标注|署名|凡)[^。]{0,14}$/u;
const OUTLET_LABEL =
  /^(?:稿件来源|信息来源|文章来源|消息来源|新闻来源|来源|來源|稿源|转载自|转自|出处)\s*[:：]?$/u;

const AUTHOR_METAS = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'og:article:author',
  'contentauthor',
  'citation_author',
  'byl',
];
const OUTLET_METAS = [
  'contentsource',
  'source',
  'og:article:source',
  'mediaid',
  'dc.source',
  'dcterms.source',
];

export function findAuthor(metas: Metas, linked: LinkedFields, lines: readonly Line[]): Found {
  const declared = AUTHOR_METAS.flatMap((name) =>
    (metas.get(name) ?? []).map((value) => found(value, `meta ${name}`, 0.9)),
  );
  return firstFound(
    ...[...declared, found(linked.author, 'json-ld', 0.9), ...labelled(lines, AUTHOR, 0.85)].map(asAuthor),
  );
}

/** 来源 as printed; who published the page itself is no outlet. */
export function findOutlet(metas: Metas, lines: readonly Line[]): Found {
  return firstFound(
    ...[
      firstMeta(metas, OUTLET_METAS, 0.95),
      ...labelled(lines, OUTLET, 0.9, RULE_ABOUT),
      besideLabel(lines),
    ].map(asOutlet),
  );
}

/** Signs of which one stands behind every label. */
const LABEL_SIGN = /[:：/／｜|]/u;

/** @param rule what stands before a label that is none */
function labelled(lines: readonly Line[], pattern: RegExp, confidence: number, rule?: RegExp): Found[] {
  return lines.flatMap(({ text }) => {
    if (text.length > BYLINE_UNITS_MAX || !LABEL_SIGN.test(text)) return [];
    const match = pattern.exec(text);
    if (match === null || rule?.test(text.slice(0, match.index)) === true) return [];
    return [found(match[1] ?? '', 'labelled byline', confidence)];
  });
}

/** A label in one cell, its value in the next. */
function besideLabel(lines: readonly Line[]): Found {
  const at = lines.findIndex(({ text }) => OUTLET_LABEL.test(text));
  const beside = at < 0 ? undefined : lines[at + 1]?.text;
  return beside === undefined || beside.length > 30 || /[：:。]/u.test(beside)
    ? UNKNOWN
    : found(beside, 'labelled cell', 0.8);
}

/** What templates print behind a name without a sign between. */
const BEHIND =
  /(?:\s*(?:(?:19|20)\d\d\s*[-年/.]|\d{1,2}[-月/]\d{1,2}(?!\d)|来源|参与互动|分享|时间|发布|发表|点击|浏览|阅读|字号|字体|原创稿|评论|我要|关注|\|)|(?:\s|(?=[^\s:：]{2,4}\s?[:：]))(?:作者|记者|编辑|责编|责任编辑)).*$/u;
/** Names that systems fill in when nobody did: staff numbers, placeholders, addresses. */
const NOBODY =
  /^(?:\d+|.*@.*|https?:.*|admin(?:istrator)?|root|editor|佚名|未知|不详|匿名|管理员|系统管理员|网络|网络整理|本站|无)$/iu;

function asAuthor(fact: Found): Found {
  return named({ ...fact, value: fact.value.replace(/^(?:作者|记者)\s*[:：]\s*/u, '').replace(BEHIND, '') });
}

function asOutlet(fact: Found): Found {
  return named({
    ...fact,
    value: fact.value.replace(/^(?:文章|稿件|信息)?(?:来源|來源)\s*[:：]\s*/u, '').replace(BEHIND, ''),
  });
}

function named(fact: Found): Found {
  const value = fact.value.replace(/\s+/gu, ' ').trim();
  return value === '' || value.length > NAME_UNITS_MAX || NOBODY.test(value) ? UNKNOWN : { ...fact, value };
}
