// One extractor of the Node world as a process for bench.mjs: `node node-tool.mjs <tool> <list> <peers>`.
// Reads commands from standard input, one a line, and answers each with a line of JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [tool, list, peers] = process.argv.slice(2);
const dist = new URL('../../../dist/', import.meta.url);
const { decodeBody } = await import(new URL('decode/decode.js', dist));
const { scanPage } = await import(new URL('html/scan.js', dist));
const tools = { ours, 'ours-text': textOnly, readability, defuddle };
const extract = await tools[tool]();
const start = cpuSeconds();
let pages = [];

for await (const line of createInterface({ input: process.stdin })) {
  const [command, file] = line.split(' ');
  process.stdout.write(`${JSON.stringify(await answer(command, file))}\n`);
}

async function answer(command, file) {
  if (command === 'load') {
    pages = JSON.parse(readFileSync(list, 'utf8')).map((page) => ({
      ...page,
      body: readFileSync(page.file),
    }));
    return { pages: pages.length, start };
  }
  const texts = [];
  const before = cpuSeconds();
  for (const { id, url, body } of pages) texts.push({ id, found: await extract(body, url ?? '') });
  const cpu = cpuSeconds() - before;
  if (file !== undefined)
    writeFileSync(
      file,
      texts.map(({ id, found }) => `${JSON.stringify({ id, ...plain(found) })}\n`).join(''),
    );
  return { pages: pages.length, cpu, memory: process.resourceUsage().maxRSS * 1024 };
}

/** CPU seconds of this process so far: before the first page, what it takes to start. */
function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** What an extractor gives as HTML is made plain for the score, outside the time. */
function plain(found) {
  const { html, ...rest } = found;
  return html === undefined ? rest : { ...rest, text: scanPage(html).blocks.text(0) };
}

async function ours() {
  const { extractPage } = await import(new URL('extract/extract.js', dist));
  return (body, url) => {
    const { extraction } = extractPage(scanPage(decodeBody(body, '').html), { url });
    return { text: extraction.text, title: extraction.title, time: extraction.publishedAt };
  };
}

/** The text without title, times and other facts, as resiliparse gives it. */
async function textOnly() {
  const { extractPage } = await import(new URL('extract/extract.js', dist));
  return (body, url) => {
    const { extraction } = extractPage(scanPage(decodeBody(body, '').html), { url });
    return { text: extraction.text };
  };
}

async function readability() {
  const { Readability } = await fromPeers('@mozilla/readability/index.js');
  const { parseHTML } = await fromPeers('linkedom/esm/index.js');
  return (body) => {
    const { document } = parseHTML(decodeBody(body, '').html);
    const article = new Readability(document).parse();
    return { text: article?.textContent ?? '', title: article?.title ?? '' };
  };
}

async function defuddle() {
  const { Defuddle } = await fromPeers('defuddle/dist/node.js');
  const { parseHTML } = await fromPeers('linkedom/esm/index.js');
  return async (body, url) => {
    const { document } = parseHTML(decodeBody(body, '').html);
    const article = await Defuddle(document, url === '' ? undefined : url);
    return { html: article.content, title: article.title, time: article.published };
  };
}

async function fromPeers(file) {
  const module = await import(pathToFileURL(join(peers, 'node_modules', file)));
  return { ...module.default, ...module };
}
