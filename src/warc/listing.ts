import { digestDefect } from './digests.ts';
import { parseHttp } from './http-message.ts';
import type { WarcItem, WarcRecord } from './record.ts';
import { readRecords } from './records.ts';

/** One line of `jingliu warc ls`: a record, or bytes that are none. */
export interface Listed {
  /** Of the record, or of the compressed member it is in. */
  readonly offset: number;
  /** WARC-Type; '' for bytes in which no record header can be read. */
  readonly type: string;
  readonly uri: string;
  /** RFC 3339, UTC, as written. */
  readonly date: string;
  /** HTTP status of a response or revisit. */
  readonly status: number | null;
  /** Bytes in the file; those of the block where several records share a compressed member. */
  readonly length: number;
  readonly defect?: string;
}

/** Every record and every defect of a WARC, WET or ARC file, digests checked. */
export async function* listRecords(path: string): AsyncGenerator<Listed, void, undefined> {
  for await (const item of readRecords(path)) yield listed(item);
}

function listed(item: WarcItem): Listed {
  if (item.kind === 'defect') {
    const headers = item.headers ?? new Map<string, string>();
    return { offset: item.offset, ...named(headers), status: null, length: 0, defect: item.message };
  }
  const { record } = item;
  const { headers } = record;
  const defect = record.defect ?? digestDefect(record) ?? headerDefect(record);
  return {
    offset: record.offset,
    ...named(headers),
    status: httpStatus(record),
    length: record.length || record.block.length,
    ...(defect === undefined ? {} : { defect }),
  };
}

function named(headers: WarcRecord['headers']): Pick<Listed, 'type' | 'uri' | 'date'> {
  return {
    type: headers.get('warc-type') ?? '',
    uri: targetUri({ headers }),
    date: headers.get('warc-date') ?? '',
  };
}

// WARC/1.1 §5: without its type a record cannot be used; the others can be missing in old files.
function headerDefect({ headers }: WarcRecord): string | undefined {
  return headers.get('warc-type') === undefined ? 'a record without WARC-Type' : undefined;
}

/** Address of a record; the angle brackets that some writers put around it are taken off. */
export function targetUri({ headers }: Pick<WarcRecord, 'headers'>): string {
  const uri = headers.get('warc-target-uri') ?? '';
  return uri.startsWith('<') && uri.endsWith('>') ? uri.slice(1, -1) : uri;
}

function httpStatus({ headers, block }: WarcRecord): number | null {
  const type = headers.get('warc-type');
  if (type !== 'response' && type !== 'revisit') return null;
  const { status } = parseHttp(block.subarray(0, 64), 64);
  return status === 0 ? null : status;
}
