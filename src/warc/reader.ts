import { basename } from 'node:path';
import { sha256 } from '../core/digest.ts';
import type { Capture, CaptureMetadata } from '../core/document.ts';
import { parseHttp } from './http-message.ts';
import { readRecords } from './records.ts';
import type { WarcItem, WarcRecord } from './record.ts';

export type CaptureItem =
  | { readonly kind: 'capture'; readonly capture: Capture }
  | { readonly kind: 'policy'; readonly url: string; readonly offset: number }
  | { readonly kind: 'defect'; readonly offset: number; readonly message: string };

/** Bytes of a decoded body; larger ones are cut and marked truncated. */
const BODY_BYTES_MAX = 64 * 1024 * 1024;

/**
 * The pages of a WARC, WET or ARC file in file order. A response waits for the metadata record that may
 * follow it, so memory holds two records. robots.txt and policy files come as `policy`; requests, revisits
 * and warcinfo are passed over.
 */
export async function* readCaptures(path: string): AsyncGenerator<CaptureItem> {
  const warcFile = basename(path);
  let waiting: WarcRecord | undefined;
  for await (const item of readRecords(path)) {
    if (waiting !== undefined && belongs(item, waiting)) {
      yield capture(waiting, warcFile, metadataOf(item));
      waiting = undefined;
      continue;
    }
    if (
      waiting !== undefined &&
      !(item.kind === 'record' && item.record.headers.get('warc-type') === 'request')
    ) {
      yield capture(waiting, warcFile, undefined);
      waiting = undefined;
    }
    const { defect } = item.kind === 'record' ? item.record : { defect: item.message };
    if (item.kind === 'defect') yield item;
    // Bytes that cannot be checked are no evidence: counted, not used.
    else if (defect !== undefined) yield { kind: 'defect', offset: item.record.offset, message: defect };
    else if (isPolicy(item.record))
      yield {
        kind: 'policy',
        url: item.record.headers.get('warc-target-uri') ?? '',
        offset: item.record.offset,
      };
    else if (isPage(item.record)) waiting = item.record;
  }
  if (waiting !== undefined) yield capture(waiting, warcFile, undefined);
}

/** Addresses of imported documents that have none of their own. */
export const IMPORT_URN = 'urn:jingliu:';

function isPage(record: WarcRecord): boolean {
  const type = record.headers.get('warc-type');
  const url = record.headers.get('warc-target-uri') ?? '';
  if (type === 'conversion' && url.startsWith(IMPORT_URN)) return true;
  return (type === 'response' || type === 'conversion') && /^<?https?:/iu.test(url);
}

/** Files that say what may be done with a site; kept as evidence, never as documents. */
const POLICY_PATH = /^https?:\/\/[^/]+\/(?:robots\.txt|ai\.txt|\.well-known\/[^?]*)$/iu;

function isPolicy(record: WarcRecord): boolean {
  return isPage(record) && POLICY_PATH.test(trimUri(record.headers.get('warc-target-uri') ?? ''));
}

function belongs(item: WarcItem, response: WarcRecord): boolean {
  if (item.kind !== 'record' || item.record.headers.get('warc-type') !== 'metadata') return false;
  const to = item.record.headers.get('warc-concurrent-to') ?? item.record.headers.get('warc-refers-to');
  return to !== undefined && to === response.headers.get('warc-record-id');
}

function metadataOf(item: WarcItem): CaptureMetadata | undefined {
  if (
    item.kind !== 'record' ||
    !(item.record.headers.get('content-type') ?? '').startsWith('application/json')
  )
    return undefined;
  try {
    return JSON.parse(Buffer.from(item.record.block).toString('utf8')) as CaptureMetadata;
  } catch {
    return undefined;
  }
}

function capture(record: WarcRecord, warcFile: string, metadata: CaptureMetadata | undefined): CaptureItem {
  const { headers } = record;
  const isHttp = (headers.get('content-type') ?? '').startsWith('application/http');
  const http = isHttp
    ? parseHttp(record.block, BODY_BYTES_MAX)
    : { status: 200, headers: [], body: record.block, unchunked: record.block, defect: '' };
  const contentType = isHttp
    ? (http.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '')
    : (headers.get('content-type') ?? '');
  const ref = {
    warcFile,
    offset: record.offset,
    length: record.length,
    recordId: headers.get('warc-record-id') ?? '',
    capturedAt: headers.get('warc-date') ?? '',
    httpStatus: http.status,
    payloadDigest: sha256(http.body),
  };
  const base = {
    ref,
    url: trimUri(headers.get('warc-target-uri') ?? ''),
    headers: http.headers,
    contentType,
    body: http.body,
  };
  const truncated = record.truncated || http.defect !== '';
  return {
    kind: 'capture',
    capture: { ...base, truncated, ...(metadata === undefined ? {} : { metadata }) },
  };
}

function trimUri(uri: string): string {
  return uri.startsWith('<') ? uri.slice(1, -1) : uri;
}
