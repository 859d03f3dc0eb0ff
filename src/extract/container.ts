import type { BlockTree } from '../core/page.ts';
import { namesOf, type Outline } from './outline.ts';

/** Elements that may hold a whole text. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'html',
  'body',
  'div',
  'section',
  'article',
  'main',
  'td',
  'table',
  'tbody',
  'tr',
  'ul',
  'ol',
  'form',
  'center',
  'dl',
  'dd',
  'li',
  'font',
  'span',
  '#root',
  'blockquote',
  'details',
  'content',
  'document',
]);
/** The search goes down while one child holds this share of the prose. */
const SHARE_MIN = 0.8;
/** A container that names itself as the text is believed with less. */
const NAMED_SHARE_MIN = 0.6;

/** The smallest element that holds nearly all prose of the page; posts of one thread give several. */
export function findContainers(blocks: BlockTree, outline: Outline): readonly number[] {
  const posts = repeatedPosts(blocks, outline);
  if (posts.length > 0) return posts;
  let node = 0;
  for (;;) {
    const best = bestChild(blocks, outline, node);
    if (best < 0 || !CONTAINERS.has(blocks.name(best)) || !hasBlocks(blocks, best)) return [node];
    const share = (outline.score[best] ?? 0) / (outline.score[node] ?? 1);
    if (share < (outline.named[best] === 1 ? NAMED_SHARE_MIN : SHARE_MIN)) return [node];
    node = best;
  }
}

function bestChild(blocks: BlockTree, outline: Outline, node: number): number {
  let best = -1;
  const end = blocks.end[node] ?? blocks.count;
  for (let i = node + 1; i < end; i = blocks.end[i] ?? end) {
    if ((outline.score[i] ?? 0) > 0 && (best < 0 || (outline.score[i] ?? 0) > (outline.score[best] ?? 0)))
      best = i;
  }
  return best;
}

// A box without blocks inside is a paragraph, not a container.
function hasBlocks(blocks: BlockTree, node: number): boolean {
  const end = blocks.end[node] ?? node;
  for (let i = node + 1; i < end; i += 1) if (PARTS.has(blocks.name(i))) return true;
  return false;
}

const PARTS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'br',
  'section',
  'li',
  'pre',
  'table',
  'h2',
  'h3',
  'td',
  'blockquote',
  'dd',
]);

/** Bodies of posts by forum systems: Discuz!, phpBB, phpWind, Discourse, V2EX-like, Q&A sites. */
const POST_NAME =
  /(?:^|\s)(?:t_f|t_msgfont|postmessage_?\w*|post-?(?:content|body|text|message|main)|reply[-_]?(?:content|body|text)|message-?(?:content|body|text)?|cooked|topic[-_]?content|answer[-_]?(?:content|body|text)|RichContent-inner|d_post_content|bbs-content|tpc_content|f14|content-?post|comment-?content|markdown_body|thread-?content)(?:\s|$)/iu;
const POSTS_SHARE_MIN = 0.55;

function repeatedPosts(blocks: BlockTree, outline: Outline): readonly number[] {
  const posts: number[] = [];
  for (let i = 1; i < blocks.count; i += 1) {
    const tag = blocks.name(i);
    if (
      (tag !== 'div' && tag !== 'td' && tag !== 'article' && tag !== 'section') ||
      (outline.plain[i] ?? 0) < 2
    )
      continue;
    if (!POST_NAME.test(namesOf(blocks, i).slice(0, 200))) continue;
    posts.push(i);
    i = (blocks.end[i] ?? i + 1) - 1;
  }
  const held = posts.reduce((sum, i) => sum + (outline.plain[i] ?? 0), 0);
  return posts.length >= 2 && held >= (outline.score[0] ?? 0) * POSTS_SHARE_MIN ? posts : [];
}
