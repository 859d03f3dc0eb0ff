import { parseHttp } from './http-message.ts';
import { targetUri } from './listing.ts';
import type { WarcRecord } from './record.ts';
import { readRecords } from './records.ts';

/** What a record holds, encodings undone, revisits resolved. */
export interface Payload {
  readonly record: WarcRecord;
  readonly uri: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Where the payload of a revisit was found. */
  readonly from?: { readonly file: string; readonly offset: number };
  /** Why there is no payload, or not all of it. */
  readonly defect?: string;
}

const BODY_BYTES_MAX = 128 << 20;

/** Places of payloads, by digest and by address with date: what a revisit can point to. */
export class Originals {
  readonly #places = new Map<
    string,
    { readonly file: string; readonly offset: number; readonly id: string }
  >();

  /** Reads a file once and remembers where its responses lie. */
  async add(file: string): Promise<void> {
    for await (const item of readRecords(file)) {
      if (item.kind !== 'record' || item.record.headers.get('warc-type') !== 'response') continue;
      const { record } = item;
      const id = record.headers.get('warc-record-id') ?? '';
      const place = { file, offset: record.offset, id };
      for (const key of keysOf(record, 'response')) if (!this.#places.has(key)) this.#places.set(key, place);
    }
  }

  /** The record a revisit points to, by record id, by address and date, by payload digest; or undefined. */
  async find(revisit: WarcRecord): Promise<{ file: string; record: WarcRecord } | undefined> {
    for (const key of keysOf(revisit, 'revisit')) {
      const place = this.#places.get(key);
      if (place === undefined) continue;
      for await (const item of readRecords(place.file)) {
        const isIt =
          item.kind === 'record' &&
          item.record.offset === place.offset &&
          (item.record.headers.get('warc-record-id') ?? '') === place.id;
        if (isIt) return { file: place.file, record: item.record };
      }
    }
    return undefined;
  }
}

function keysOf(record: WarcRecord, as: 'response' | 'revisit'): string[] {
  const get = (name: string): string => record.headers.get(name) ?? '';
  const [id, uri, date] =
    as === 'response'
      ? [get('warc-record-id'), targetUri(record), get('warc-date')]
      : [get('warc-refers-to'), get('warc-refers-to-target-uri'), get('warc-refers-to-date')];
  const digest = get('warc-payload-digest').toLowerCase();
  return [
    ...(id === '' ? [] : [`id ${id}`]),
    ...(uri === '' || date === '' ? [] : [`at ${uri} ${date}`]),
    ...(digest === '' ? [] : [`digest ${digest}`]),
  ];
}

/** The payload of a record; of a revisit that of the record it points to. */
export async function payloadOf(record: WarcRecord, originals: Originals): Promise<Payload> {
  if (record.headers.get('warc-type') !== 'revisit') return ownPayload(record);
  const original = await originals.find(record);
  if (original === undefined)
    return {
      ...ownPayload(record),
      bytes: Buffer.alloc(0),
      defect: 'the original of this revisit is not in the files given',
    };
  const payload = ownPayload(original.record);
  return {
    ...payload,
    record,
    uri: targetUri(record),
    from: { file: original.file, offset: original.record.offset },
  };
}

function ownPayload(record: WarcRecord): Payload {
  const uri = targetUri(record);
  const contentType = record.headers.get('content-type') ?? '';
  if (!contentType.startsWith('application/http')) return { record, uri, contentType, bytes: record.block };
  const http = parseHttp(record.block, BODY_BYTES_MAX);
  const type = http.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return {
    record,
    uri,
    contentType: type,
    bytes: http.body,
    ...(http.defect === '' ? {} : { defect: http.defect }),
  };
}
