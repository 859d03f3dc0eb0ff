import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBody } from '../decode/decode.ts';
import { rejectedItem, textItem, type ImportItem } from './item.ts';
import { markdownToText } from './markdown.ts';
import { filesIn } from './walk.ts';

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.x?html?$/iu, 'text/html'],
  [/\.(?:md|markdown)$/iu, 'text/markdown'],
  [/\.txt$/iu, 'text/plain'],
];
const FILE_BYTES_MAX = 64 << 20;

/** Every HTML, text and Markdown file of a folder and the folders in it, by name; other files are not looked at. */
export function* folderItems(folder: string): Generator<ImportItem> {
  for (const name of filesIn(folder)) {
    const contentType = TYPES.find(([ending]) => ending.test(name))?.[1];
    if (contentType === undefined) continue;
    const bytes = bytesOf(join(folder, name));
    if (bytes === undefined) yield rejectedItem(name, 'IMPORT_ROW_BROKEN');
    else if (bytes.length === 0) yield rejectedItem(name, 'IMPORT_NO_TEXT');
    else yield fileItem(name, contentType, bytes);
  }
}

/** Undefined for files that are too long, may not be read, or are links to nothing: they cost no other file. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return statSync(path).size > FILE_BYTES_MAX ? undefined : readFileSync(path);
  } catch {
    return undefined;
  }
}

function fileItem(name: string, contentType: string, bytes: Buffer): ImportItem {
  const known = { url: '', key: name, date: '', title: '', author: '' };
  if (contentType !== 'text/markdown') return { ...known, contentType, bytes };
  const { title, text } = markdownToText(decodeBody(bytes, '').html);
  return textItem({ ...known, title }, text);
}
