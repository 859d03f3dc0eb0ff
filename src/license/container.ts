import type { BlockTree, Leaf } from '../core/page.ts';

/**
 * What surrounds a block, as far as its wording about rights is concerned: `notice` a copyright block,
 * `caption`, `quote`, `code`, `comment`, `related` speak about something else than this text.
 */
export type Container = 'notice' | 'caption' | 'quote' | 'code' | 'comment' | 'related' | 'none';

/** Elements looked at upwards from a block; deeper nesting says nothing more about it. */
const ANCESTORS_MAX = 8;

const NOTICE =
  /copy-?right|(?:^|[\s_-])(?:licen[sc](?:e|ing)|rights|cc|declare|statement|disclaimer|reprint|notice|shengming|banquan|post-cc)(?:$|[\s_-])/iu;
const CAPTION = /caption|img-?(?:desc|text|title)|image-?desc|photo-?(?:desc|credit)|pic-?(?:desc|info)/iu;
const COMMENT =
  /(?:^|[\s_-])(?:comments?|commentlist|reply|replies|disqus|gitalk|valine|twikoo)(?:$|[\s_-])/iu;
const RELATED =
  /related|recommend|(?:^|[\s_-])(?:more-news|hot-news|excerpt|relevant|xiangguan|tuijian)(?:$|[\s_-])/iu;

type LeafText = Pick<Leaf, 'node' | 'text'>;

/** Nearest telling ancestor of a block. A copyright block inside a comment or an excerpt speaks of that, not of the page. */
export function containerOf(blocks: BlockTree, leaf: LeafText): Container {
  let found: Container = 'none';
  let node = leaf.node;
  for (let level = 0; node > 0 && level < ANCESTORS_MAX; level += 1) {
    const here = nodeKind(blocks, node, leaf);
    if (here === 'comment' || here === 'related' || here === 'caption' || here === 'code') return here;
    if (here !== 'none' && found === 'none') found = here;
    node = blocks.parent[node] ?? -1;
  }
  return found;
}

function nodeKind(blocks: BlockTree, node: number, leaf: LeafText): Container {
  const tag = blocks.name(node);
  if (tag === 'figure' || tag === 'figcaption' || tag === 'caption') return 'caption';
  if (tag === 'pre' || tag === 'code' || tag === 'textarea') return 'code';
  if ((tag === 'blockquote' || tag === 'q') && !isWholeQuote(blocks, node, leaf)) return 'quote';
  if (tag === 'body' || tag === 'html' || tag === 'main' || tag === 'article') return 'none';
  return byName(`${blocks.attr(node, 'class') ?? ''} ${blocks.attr(node, 'id') ?? ''}`);
}

/** A label such as 版权声明 may stand beside the notice. */
const QUOTE_SLACK = 12;

/** Blogs set their own notice as a quotation of one block; a notice among quoted lines belongs to the quotation. */
function isWholeQuote(blocks: BlockTree, node: number, leaf: LeafText): boolean {
  const length = blocks.sourceEnd(node) - blocks.sourceStart(node);
  return length < 4000 && blocks.text(node).length <= leaf.text.length + QUOTE_SLACK;
}

function byName(name: string): Container {
  if (name.length < 2) return 'none';
  const short = name.slice(0, 200);
  if (COMMENT.test(short)) return 'comment';
  if (RELATED.test(short)) return 'related';
  if (CAPTION.test(short)) return 'caption';
  return NOTICE.test(short) ? 'notice' : 'none';
}
