// Builds fixtures/extract: labelled pages in the shapes of real content systems, from texts of our own.
// Usage: node scripts/extract-pages/build.mjs [--check]   --check writes nothing; exit 1 when a committed byte differs.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { site as shiyu } from '../sites/content/blog-shiyu.mjs';
import { site as yunfan } from '../sites/content/co-yunfan.mjs';
import { site as qingshu } from '../sites/content/docs-qingshu.mjs';
import { site as lanchuan } from '../sites/content/gov-lanchuan.mjs';
import { site as chenbao } from '../sites/content/news-chenbao.mjs';
import { site as shanlan } from '../sites/content/tw-shanlan.mjs';
import { entries, laws } from './content/encyclopedia.mjs';
import { essays, reports } from './content/essays.mjs';
import { manuals } from './content/manuals.mjs';
import { questions, threads } from './content/threads.mjs';
import { toPlain } from './plain.mjs';
import * as blog from './templates/blogs.mjs';
import * as forum from './templates/forums.mjs';
import * as government from './templates/government.mjs';
import * as manual from './templates/manuals.mjs';
import * as news from './templates/news.mjs';

export const PAGES_DIR = fileURLToPath(new URL('../../fixtures/extract', import.meta.url));

/** Links beside and below a text; none of them is the title of another page. */
const RELATED = [
  '秋收时节的晒场',
  '水库大坝的守夜人',
  '旧书店搬家记',
  '山路上的最后一班邮车',
  '城南又开了一家豆腐坊',
  '孩子们的泥巴课',
  '雨后采菌子要当心',
  '铁匠铺重新点火',
  '一封寄了三十年的信',
  '社区义诊排到了街口',
  '屋顶上的蜂箱',
  '电影放映队又进村了',
];
const RELATED_TW = [
  '雨季的曬書日',
  '一把老剪刀的重生',
  '山路邊的野薑花',
  '學做一張小板凳',
  '和孩子一起染布',
  '冬天的第一爐柴火',
];
const COMMENTS = [
  '写得真好，想起了小时候的事。',
  '谢谢分享，已经转给家里人看了。',
  '请问后来怎么样了？',
  '路过，支持一下楼主。',
];
const COMMENTS_TW = ['好文，謝謝分享。', '請問材料要去哪裡買呢？'];

const bodies = (site, wanted, more = {}) =>
  wanted.map((part) => {
    const found = site.pages.find((page) => page.path.includes(part));
    if (found === undefined) throw new Error(`${site.host} has no page ${part}`);
    return { id: part.replaceAll(/[^a-z0-9]+/giu, '-'), ...found, ...more };
  });
const pick = (pool, ids) => ids.map((id) => pool.find((item) => item.id === id) ?? fail(id));
const fail = (id) => {
  throw new Error(`there is no text ${id}`);
};

const office = { outlet: '澜川市人民政府办公室' };
const paper = { outlet: '晨报', author: '陆一帆' };
const fromReports = (...ids) => pick(reports, ids).map((item) => ({ ...item, outlet: item.source }));
const fromLaws = (...ids) => pick(laws, ids).map((item) => ({ ...item, outlet: item.source }));
const tw = { author: '山嵐', related: RELATED_TW, comments: COMMENTS_TW };

/** Which texts stand in which template. Each text is used once. */
const PLAN = [
  [
    'gov-trs',
    'article',
    government.trs,
    [
      ...bodies(lanchuan, ['t20240315_1024', 't20240625_1091', 't20250528_1260', 't20250530_1261'], office),
      ...fromReports('notice-bus'),
    ],
  ],
  [
    'gov-disclosure',
    'article',
    government.disclosure,
    bodies(lanchuan, ['t20240312_1021', 't20240620_1088', 't20250226_1219', 't20250115_1203'], office),
  ],
  [
    'gov-vsb',
    'article',
    government.vsb,
    [
      ...fromReports('news-lecture', 'notice-exam'),
      ...bodies(yunfan, ['plank', 'tide-clock'], { outlet: '云帆船厂', date: '2024-05-17' }),
    ],
  ],
  [
    'gov-tables',
    'article',
    government.tables,
    bodies(lanchuan, ['t20250403_1240', 't20250519_1257', 't20250612_1268'], office),
  ],
  ['gov-signed', 'article', government.signed, fromReports('notice-water', 'notice-budget')],
  ['gov-statute', 'article', government.statute, fromLaws('law-market', 'law-library')],
  ['news-founder', 'news', news.founder, bodies(chenbao, ['bus', 'rain', 'museum', 'school'], paper)],
  [
    'news-portal',
    'news',
    news.portal,
    [...bodies(chenbao, ['farm', 'library', 'bridge.'], paper), ...fromReports('news-steel')],
  ],
  ['news-phpcms', 'news', news.phpcms, bodies(chenbao, ['repair', 'birds', 'chess'], paper)],
  ['news-dede', 'news', news.dede, bodies(chenbao, ['donation', 'waterlab', 'clinic'], paper)],
  [
    'news-empire',
    'news',
    news.empire,
    [...bodies(yunfan, ['rope-day', 'lamp-keeper', 'net-colors'], { outlet: '海港网', date: '2024-06-21' })],
  ],
  [
    'news-daily',
    'news',
    news.daily,
    [...fromReports('news-tea', 'news-chip'), ...bodies(chenbao, ['noodles', 'well'], paper)],
  ],
  ['news-mobile', 'news', news.mobile, bodies(chenbao, ['kites', 'ferry', 'clock'], paper)],
  [
    'news-account',
    'article',
    news.account,
    bodies(shiyu, ['listening', 'ten-cities', 'moon-and-tide'], { author: '拾雨' }),
  ],
  [
    'blog-next',
    'blog',
    blog.next,
    [
      ...bodies(shiyu, ['old-dough', 'commute', 'sqlite'], { author: '拾雨' }),
      ...pick(essays, ['post-retry']),
    ],
  ],
  ['blog-butterfly', 'blog', blog.butterfly, pick(essays, ['post-awk', 'post-css-grid', 'math-compound'])],
  ['blog-wordpress', 'blog', blog.wordpress, bodies(shanlan, ['bamboo', 'indigo', 'moss', 'fern'], tw)],
  [
    'blog-wordpress-tw',
    'blog',
    blog.wordpress,
    bodies(shanlan, ['railway', 'kite-paper', 'persimmon', 'seed-library'], tw),
  ],
  [
    'blog-blocks',
    'blog',
    blog.blocks,
    [...bodies(shiyu, ['balcony', 'old-maps'], { author: '漫无' }), ...pick(essays, ['recipe-pickle'])],
  ],
  [
    'blog-typecho',
    'blog',
    blog.typecho,
    [
      ...pick(essays, ['post-backup']),
      ...bodies(shiyu, ['learn-erhu', 'cat-and-clinic'], { author: '小院' }),
    ],
  ],
  ['blog-park', 'blog', blog.park, pick(essays, ['post-regex', 'math-variance'])],
  ['blog-expert', 'blog', blog.expert, pick(essays, ['post-sql-index'])],
  [
    'blog-hashed',
    'blog',
    blog.hashed,
    [
      ...bodies(shiyu, ['paper-and-ink'], { author: '墨水' }),
      ...bodies(yunfan, ['harbor-songs', 'model-ships'], { author: '船工', date: '2023-07-02' }),
    ],
  ],
  ['blog-hugo', 'blog', blog.hugo, bodies(shanlan, ['night-market', 'tea-bowl', 'wood-stamp'], tw)],
  [
    'blog-early',
    'blog',
    blog.early,
    [...pick(essays, ['recipe-noodle']), ...bodies(shanlan, ['star-table'], tw)],
  ],
  ['poem', 'blog', blog.verses, pick(essays, ['poem-ferry', 'poem-market'])],
  ['forum-discuz', 'forum', forum.discuz, pick(threads, ['thread-kayak', 'thread-bread', 'thread-printer'])],
  ['forum-phpbb', 'forum', forum.phpbb, pick(threads, ['thread-tent', 'thread-train'])],
  ['forum-cells', 'forum', forum.cells, pick(threads, ['thread-router', 'thread-cat'])],
  ['forum-discourse', 'forum', forum.discourse, pick(threads, ['thread-guqin', 'thread-bonsai'])],
  ['forum-flarum', 'forum', forum.flarum, pick(threads, ['thread-dialect'])],
  ['qa-zhidao', 'forum', forum.zhidao, pick(questions, ['q-moss', 'q-yeast', 'q-river'])],
  ['qa-segment', 'forum', forum.segment, pick(questions, ['q-stars', 'q-rust', 'q-kite'])],
  ['qa-rich', 'forum', forum.rich, pick(questions, ['q-ink', 'q-owl'])],
  ['docs-rtd', 'documentation', manual.rtd, bodies(qingshu, ['install', 'quickstart', 'concepts'])],
  ['docs-alabaster', 'documentation', manual.alabaster, bodies(qingshu, ['migrate', 'config'])],
  [
    'docs-material',
    'documentation',
    manual.material,
    pick(manuals, ['man-wind-start', 'man-wind-model', 'man-wind-calib']),
  ],
  [
    'docs-vuepress',
    'documentation',
    manual.vuepress,
    pick(manuals, ['man-wind-alarm', 'man-wind-export', 'man-wind-faq']),
  ],
  [
    'docs-docusaurus',
    'documentation',
    manual.docusaurus,
    [...pick(manuals, ['man-wind-plugin', 'man-wind-release']), ...bodies(qingshu, ['api'])],
  ],
  [
    'docs-gitbook',
    'documentation',
    manual.gitbook,
    [...pick(manuals, ['man-wind-contrib', 'man-wind-units']), ...bodies(qingshu, ['tutorial/book'])],
  ],
  ['docs-docbook', 'documentation', manual.docbook, bodies(qingshu, ['cli', 'faq', 'tutorial/deploy'])],
  [
    'docs-mdbook',
    'documentation',
    manual.mdbook,
    bodies(qingshu, ['tutorial/theme', 'tutorial/i18n', 'troubleshooting']),
  ],
  [
    'wiki-mediawiki',
    'documentation',
    manual.mediawiki,
    pick(entries, ['wiki-covered-bridge', 'wiki-tidal-bore', 'wiki-salt']),
  ],
  [
    'wiki-baike',
    'documentation',
    manual.baike,
    pick(entries, ['wiki-paper-cut', 'wiki-fern', 'wiki-sundial']),
  ],
];

/** Every file: path under fixtures/extract → text. The same content gives the same bytes. */
export function buildPages() {
  const files = new Map();
  const rows = [];
  const used = new Set();
  PLAN.forEach(([set, kind, template, texts], at) =>
    texts.forEach((text, i) => {
      if (used.has(text.title)) throw new Error(`${text.title} is used twice`);
      used.add(text.title);
      const page = complete(text, at * 10 + i);
      const id = `${set}-${page.id}`;
      files.set(`html/${id}.html`, `${template.html(page).trim()}\n`);
      rows.push(labelOf(page, { id, set, kind, template }));
    }),
  );
  files.set('pages.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return files;
}

function complete(text, n) {
  const turned = RELATED.slice(n % 7).concat(RELATED.slice(0, n % 7));
  return { n: 100 + n, related: turned.slice(0, 6), comments: COMMENTS, author: undefined, ...text };
}

/** What a perfect extractor would give. Manuals and encyclopaedias are not dated; their changes are. */
function labelOf(page, { id, set, kind, template }) {
  const time =
    kind === 'documentation' ? null : (page.time ?? page.date ?? page.posts?.[0].when.slice(0, 10));
  return {
    id,
    set,
    kind,
    url: template.url(page),
    htmlFile: `html/${id}.html`,
    truth: truthOf(page, template),
    title: page.title,
    time,
    titleLike: [],
    outlet: template.outlet === null ? null : (page.outlet ?? null),
  };
}

function truthOf(page, template) {
  if (page.posts !== undefined) return page.posts.map(({ text }) => text).join('\n');
  if (page.answers !== undefined) return [page.detail, ...page.answers.map(([, text]) => text)].join('\n');
  const tail = template.tail?.(page);
  return tail === undefined ? toPlain(page.body) : `${toPlain(page.body)}\n${tail}`;
}

/** The difference between what is built and what lies in the folder: lines such as `changed html/a.html`. */
export function comparePages(files, dir = PAGES_DIR) {
  const present = new Set(listFiles(dir).map((file) => relative(dir, file)));
  const lines = [];
  for (const [path, text] of files) {
    if (!present.delete(path)) lines.push(`missing ${path}`);
    else if (readFileSync(join(dir, path), 'utf8') !== text) lines.push(`changed ${path}`);
  }
  return [...lines, ...[...present].map((path) => `unknown ${path}`)];
}

function listFiles(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

if (import.meta.filename === process.argv[1]) {
  const files = buildPages();
  const differences = comparePages(files);
  if (process.argv.includes('--check')) process.exitCode = differences.length > 0 ? 1 : 0;
  else {
    rmSync(PAGES_DIR, { recursive: true, force: true });
    for (const [path, text] of files) {
      mkdirSync(dirname(join(PAGES_DIR, path)), { recursive: true });
      writeFileSync(join(PAGES_DIR, path), text);
    }
  }
  process.stdout.write(
    `${[...differences.slice(0, 20), `${files.size} files, ${differences.length} differences`].join('\n')}\n`,
  );
}
