/** What JSON-LD says about the page's article, thread or question; '' where it says nothing. */
export interface LinkedFields {
  readonly title: string;
  readonly author: string;
  readonly published: string;
  readonly modified: string;
  readonly language: string;
  readonly siteName: string;
  readonly breadcrumbs: readonly string[];
  readonly tags: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** Blocks read at most, nodes in all of them, and characters of one block. */
const BLOCKS_MAX = 8;
const NODES_MAX = 400;
const UNITS_MAX = 1 << 18;

/** Reads the blocks once; what is not JSON is left out. */
export function linkedFields(blocks: readonly string[]): LinkedFields {
  const nodes: Node[] = [];
  for (const block of blocks.slice(0, BLOCKS_MAX)) collect(parse(block), nodes);
  const work = nodes.find((node) => 'headline' in node || 'datePublished' in node || 'pubDate' in node);
  const crumbs = nodes.find((node) => node['@type'] === 'BreadcrumbList');
  const site = nodes.find((node) => node['@type'] === 'WebSite');
  const keywords = work?.['keywords'];
  return {
    title: text(work?.['headline']) || (work === undefined ? '' : text(work['name'])),
    author: names(work?.['author']),
    published: text(work?.['datePublished']) || text(work?.['pubDate']) || text(work?.['dateCreated']),
    modified: text(work?.['dateModified']) || text(work?.['upDate']),
    language: text(work?.['inLanguage']),
    siteName: text(site?.['name']),
    breadcrumbs: list(crumbs?.['itemListElement'])
      .map(crumbName)
      .filter((name) => name !== ''),
    tags: list(keywords).flatMap((value) => text(value).split(/[,，、;；]/u)),
  };
}

function parse(block: string): unknown {
  if (block.length > UNITS_MAX) return undefined;
  try {
    // Line breaks inside strings are what hand-made templates get wrong most often.
    return JSON.parse(
      block
        .trim()
        .replace(/;$/u, '')
        .replace(/[\n\r\t]+/gu, ' '),
    ) as unknown;
  } catch {
    return undefined;
  }
}

/** The block's nodes and those one step inside it: `@graph`, `mainEntity`, `itemReviewed` and the like. */
function collect(value: unknown, nodes: Node[], depth = 0): void {
  if (depth > 3 || nodes.length >= NODES_MAX) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, depth + 1);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  nodes.push(node);
  collect(node['@graph'], nodes, depth + 1);
  collect(node['mainEntity'], nodes, depth + 1);
  collect(node['breadcrumb'], nodes, depth + 1);
}

function crumbName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { name, item } = value as Node;
  const inner = typeof item === 'object' && item !== null ? (item as Node)['name'] : undefined;
  return text(name) || text(inner);
}

function names(value: unknown): string {
  return list(value)
    .map((one) => (typeof one === 'object' && one !== null ? text((one as Node)['name']) : text(one)))
    .filter((name) => name !== '')
    .join('、');
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
