import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBody } from '../decode/decode.ts';
import { rejectedItem, textItem, type ImportItem } from './item.ts';
import { markdownToText } from './markdown.ts';

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.x?html?$/iu, 'text/html'],
  [/\.(?:md|markdown)$/iu, 'text/markdown'],
  [/\.txt$/iu, 'text/plain'],
];
const FILE_BYTES_MAX = 64 << 20;

/** Every HTML, text and Markdown file of a folder and the folders in it, by name; other files are not looked at. */
export function* folderItems(folder: string): Generator<ImportItem> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  for (const name of names.sort()) {
    const contentType = TYPES.find(([ending]) => ending.test(name))?.[1];
    const path = join(folder, name);
    const stat = statSync(path);
    if (contentType === undefined || !stat.isFile()) continue;
    if (stat.size > FILE_BYTES_MAX) yield rejectedItem(name, 'IMPORT_ROW_BROKEN');
    else if (stat.size === 0) yield rejectedItem(name, 'IMPORT_NO_TEXT');
    else yield fileItem(name, contentType, readFileSync(path));
  }
}

function fileItem(name: string, contentType: string, bytes: Buffer): ImportItem {
  const known = { url: '', key: name, date: '', title: '', author: '' };
  if (contentType !== 'text/markdown') return { ...known, contentType, bytes };
  const { title, text } = markdownToText(decodeBody(bytes, '').html);
  return textItem({ ...known, title }, text);
}
