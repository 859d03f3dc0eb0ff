import { readCaptures } from '../warc/reader.ts';
import { rejectedItem, type ImportItem } from './item.ts';

/** The pages of a WARC, WET or ARC file that others made; broken records are counted with their place. */
export async function* archiveItems(path: string, file: string): AsyncGenerator<ImportItem, void, undefined> {
  for await (const item of readCaptures(path)) {
    if (item.kind === 'defect') yield rejectedItem(`${file}@${item.offset}`, 'IMPORT_ROW_BROKEN');
    if (item.kind !== 'capture') continue;
    const { ref, url, headers, contentType, body, truncated } = item.capture;
    const key = ref.recordId === '' ? `${file}@${ref.offset} ${url}` : ref.recordId;
    if (truncated) yield rejectedItem(key, 'IMPORT_ROW_BROKEN', url);
    else
      yield {
        url,
        key,
        contentType,
        bytes: body,
        date: ref.capturedAt,
        title: '',
        author: '',
        http: { status: ref.httpStatus, headers },
      };
  }
}
