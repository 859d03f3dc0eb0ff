import { decodeXML } from 'entities';
import { rejectedItem, textItem, type ImportItem } from './item.ts';
import { wikitextToText } from './wikitext.ts';

/** A longer page is passed over as broken; the longest real ones have 2 MB. */
const PAGE_UNITS_MAX = 16 << 20;
const OPEN = '<page>';
const CLOSE = '</page>';

/**
 * The pages of a MediaWiki XML export, as they come: articles as plain text; redirects and pages outside the
 * article namespace are rejected as IMPORT_NOT_ARTICLE. Memory holds one page.
 * @param baseUrl the address of a page is this and its title.
 */
export async function* mediawikiItems(
  source: AsyncIterable<Buffer>,
  baseUrl: string,
  file: string,
): AsyncGenerator<ImportItem, void, undefined> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let count = 0;
  for await (const chunk of source) {
    rest += decoder.decode(chunk, { stream: true });
    let from = 0;
    for (;;) {
      const open = rest.indexOf(OPEN, from);
      const close = open < 0 ? -1 : rest.indexOf(CLOSE, open);
      if (close < 0) break;
      count += 1;
      yield pageItem(rest.slice(open, close), baseUrl, `${file}#${count}`);
      from = close + CLOSE.length;
    }
    rest = rest.slice(from);
    if (rest.length <= PAGE_UNITS_MAX) continue;
    count += 1;
    yield rejectedItem(`${file}#${count}`, 'IMPORT_ROW_BROKEN');
    rest = '';
  }
  if (rest.includes(OPEN)) yield rejectedItem(`${file}#${count + 1}`, 'IMPORT_ROW_BROKEN');
}

function pageItem(page: string, baseUrl: string, place: string): ImportItem {
  const title = decodeXML(element(page, 'title') ?? '');
  const key = element(page, 'id') ?? place;
  if (title === '') return rejectedItem(place, 'IMPORT_ROW_BROKEN');
  const url = baseUrl + pathOf(title);
  const isArticle = (element(page, 'ns') ?? '0') === '0' && !page.includes('<redirect ');
  if (!isArticle) return rejectedItem(key, 'IMPORT_NOT_ARTICLE', url);
  const revision = page.slice(page.lastIndexOf('<revision>'));
  if (!['wikitext', undefined].includes(element(revision, 'model')))
    return rejectedItem(key, 'IMPORT_NOT_ARTICLE', url);
  const text = wikitextToText(decodeXML(element(revision, 'text') ?? ''));
  return textItem({ url, key, title, date: element(revision, 'timestamp') ?? '' }, text);
}

/** Content of the first element of this name, undefined when there is none. */
function element(xml: string, name: string): string | undefined {
  let open = xml.indexOf(`<${name}`);
  while (open >= 0 && !/[\s>/]/u.test(xml[open + name.length + 1] ?? ''))
    open = xml.indexOf(`<${name}`, open + 1);
  const start = open < 0 ? -1 : xml.indexOf('>', open);
  if (start < 0) return undefined;
  if (xml[start - 1] === '/') return '';
  const end = xml.indexOf(`</${name}>`, start);
  return end < 0 ? undefined : xml.slice(start + 1, end);
}

function pathOf(title: string): string {
  return encodeURIComponent(title.replaceAll(' ', '_')).replaceAll('%2F', '/').replaceAll('%3A', ':');
}
