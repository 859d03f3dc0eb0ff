// Builds fixtures/sites from content/*.mjs and templates/*.mjs.
// Usage: node scripts/sites/build.mjs [--check]   --check writes nothing; exit 1 when a committed byte differs.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { SITES_DIR } from './server.mjs';

const CONTENT_DIR = fileURLToPath(new URL('content', import.meta.url));
const LAST_MODIFIED = 'Wed, 01 Oct 2025 02:00:00 GMT';
const HEADER = 'path\tstage\tkind\treason\tnote';

/** Every file of every site: path under fixtures/sites → bytes. The same content gives the same bytes. */
export async function buildSites() {
  const files = new Map();
  for (const name of readdirSync(CONTENT_DIR).sort()) {
    const { site } = await import(new URL(`content/${name}`, import.meta.url).href);
    for (const [path, bytes] of buildSite(site)) files.set(`${site.host}/${path}`, bytes);
  }
  return files;
}

/** The difference between what is built and what lies in `dir`: lines such as `changed host/pages/a.html`. */
export function compareSites(files, dir = SITES_DIR) {
  const present = new Set(listFiles(dir).map((file) => relative(dir, file)));
  const lines = [];
  for (const [path, bytes] of files) {
    if (!present.delete(path)) lines.push(`missing ${path}`);
    else if (!readFileSync(join(dir, path)).equals(bytes)) lines.push(`changed ${path}`);
  }
  return [...lines, ...[...present].map((path) => `unknown ${path}`)];
}

function buildSite(site) {
  const files = [];
  for (const page of site.pages) files.push([`pages${fileOf(page)}`, pageBytes(page, site)]);
  for (const [path, content] of Object.entries(site.files ?? {}))
    files.push([`pages${path}`, toBytes(content, 'utf-8')]);
  files.push(['site.json', toBytes(`${JSON.stringify(siteJson(site), null, 2)}\n`, 'utf-8')]);
  files.push(['expected.tsv', toBytes(expectedTable(site), 'utf-8')]);
  return files;
}

function fileOf({ file, path }) {
  if (file !== undefined) return file;
  return path.endsWith('/') ? `${path}index.html` : path;
}

function pageBytes(page, site) {
  if (page.bytes !== undefined) return page.bytes;
  return toBytes(page.html ?? site.template(page, site), page.charset ?? site.charset ?? 'utf-8');
}

/** @throws when a character has no place in the character set: a lossy page would be a silent mistake. */
function toBytes(content, charset) {
  if (Buffer.isBuffer(content)) return content;
  const bytes = charset === 'utf-8' ? Buffer.from(content) : iconv.encode(content, charset);
  if (charset !== 'utf-8') requireLossless(content, iconv.decode(bytes, charset), charset);
  return bytes;
}

function requireLossless(content, back, charset) {
  if (back === content) return;
  const at = [...content].findIndex((char, i) => char !== [...back][i]);
  throw new Error(
    `${charset} cannot hold ${[...content][at]} in …${content.slice(Math.max(0, at - 12), at + 12)}…`,
  );
}

function siteJson({ host, types, headers, notFound, patterns, routes, pages }) {
  const pageRoutes = pages.filter((page) => page.route !== undefined).map((page) => [page.path, page.route]);
  return {
    host,
    lastModified: LAST_MODIFIED,
    types,
    headers,
    notFound,
    patterns,
    routes: { ...Object.fromEntries(pageRoutes), ...routes },
  };
}

// One line for each address a crawler can find in scope; `a|b` in a field means that either is right.
function expectedTable(site) {
  const pages = site.pages
    .filter((page) => page.expect !== undefined)
    .map((page) => [page.path, page.expect, page.note]);
  const rows = [...pages, ...(site.expected ?? [])];
  return `${[HEADER, ...rows.map(expectedLine)].join('\n')}\n`;
}

function expectedLine([path, expect, note = '']) {
  const [stage, kind, reason = ''] = expect.split(' ');
  return [path, stage, kind, reason, note].join('\t');
}

function listFiles(dir) {
  if (!existsSync(dir)) return [];
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function writeSites(files) {
  rmSync(SITES_DIR, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(SITES_DIR, path)), { recursive: true });
    writeFileSync(join(SITES_DIR, path), bytes);
  }
}

if (import.meta.filename === process.argv[1]) {
  const files = await buildSites();
  const differences = compareSites(files);
  if (!process.argv.includes('--check')) writeSites(files);
  else if (differences.length > 0) process.exitCode = 1;
  process.stdout.write(
    `${[...differences, `${files.size} files, ${differences.length} differences`].join('\n')}\n`,
  );
}
