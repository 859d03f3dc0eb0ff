import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CaptureMetadata, ImportOrigin } from '../core/document.ts';
import type { Digest } from '../core/digest.ts';
import type { ImportSet } from '../core/import-set.ts';
import { IMPORT_URN } from '../warc/reader.ts';
import { WarcWriter, type NewRecord } from '../warc/writer.ts';
import type { ImportItem } from './item.ts';

/** An input file of a set. */
export interface SourceFile {
  readonly name: string;
  readonly digest: Digest;
}

/** The license file that came with a set. */
export interface LicenseFile {
  readonly digest: Digest;
  readonly bytes: Uint8Array;
}

/**
 * Writes the documents of a set as WARC files, each with a metadata record that says where it comes from. The
 * license file stands at the head of every file. The same set gives the same bytes.
 */
export class CaptureFiles {
  readonly #set: ImportSet;
  readonly #folder: string;
  readonly #bytesMax: number;
  readonly #license: LicenseFile | undefined;
  readonly #paths: string[] = [];
  #writer: WarcWriter | undefined;

  constructor(set: ImportSet, folder: string, bytesMax: number, license: LicenseFile | undefined) {
    this.#set = set;
    this.#folder = folder;
    this.#bytesMax = bytesMax;
    this.#license = license;
  }

  add(item: ImportItem, source: SourceFile): void {
    const writer = this.#open();
    const { id, collectedAt } = this.#set;
    const date = dateOf(item.date) ?? collectedAt;
    const uri = /^https?:\/\//iu.test(item.url)
      ? item.url
      : `${IMPORT_URN}${id}:${encodeURIComponent(item.key)}`;
    const recordId = idOf(id, source.name, item.key);
    writer.write({ ...contentOf(item), uri, date, recordId });
    const metadata: CaptureMetadata = {
      site: id,
      seed: '',
      depth: 0,
      via: source.name,
      robots: { outcome: 'imported', url: '', fetchedAt: date, allowed: true, rule: '' },
      signals: [],
      userAgent: '',
      import: this.#origin(item, source),
    };
    writer.write({
      type: 'metadata',
      uri,
      date,
      contentType: 'application/json',
      block: Buffer.from(JSON.stringify(metadata)),
      concurrentTo: recordId,
      recordId: idOf(id, source.name, item.key, 'metadata'),
    });
    if (writer.position >= this.#bytesMax) this.#finish();
  }

  /** Closes the last file. @returns the paths of all, in order. */
  close(): readonly string[] {
    this.#finish();
    return this.#paths;
  }

  #origin(item: ImportItem, source: SourceFile): ImportOrigin {
    return {
      set: this.#set.id,
      version: this.#set.version,
      file: source.name,
      fileDigest: source.digest,
      key: item.key,
      ...(this.#license === undefined ? {} : { licenseDigest: this.#license.digest }),
      title: item.title,
      author: item.author,
      publishedAt: item.date,
      ...(item.rejected === undefined ? {} : { rejected: item.rejected }),
    };
  }

  #open(): WarcWriter {
    if (this.#writer !== undefined) return this.#writer;
    const { id, version, name, basis, collectedAt } = this.#set;
    const path = join(this.#folder, `${id}-${String(this.#paths.length).padStart(5, '0')}.warc.gz`);
    const writer = new WarcWriter(path);
    this.#paths.push(path);
    this.#writer = writer;
    const about = [
      'software: jingliu',
      'format: WARC File Format 1.1',
      `isPartOf: ${id}, version ${version}`,
      `description: ${name}`,
      `license: ${basis.spdx}`,
      '',
    ];
    writer.write({
      type: 'warcinfo',
      date: collectedAt,
      contentType: 'application/warc-fields',
      block: Buffer.from(about.join('\r\n')),
      recordId: idOf(id, path.slice(this.#folder.length), 'warcinfo'),
    });
    if (this.#license !== undefined)
      writer.write({
        type: 'metadata',
        uri: `${IMPORT_URN}${id}:license`,
        date: collectedAt,
        contentType: 'text/plain',
        block: this.#license.bytes,
        recordId: idOf(id, path.slice(this.#folder.length), 'license'),
      });
    return writer;
  }

  #finish(): void {
    this.#writer?.close();
    this.#writer = undefined;
  }
}

function contentOf({
  http,
  contentType,
  bytes,
}: ImportItem): Pick<NewRecord, 'type' | 'contentType' | 'block' | 'payloadOffset'> {
  if (http === undefined || http.headers.length === 0)
    return { type: 'conversion', contentType, block: bytes };
  // Encodings are undone, so the headers that announce them would be wrong.
  const headers = http.headers.filter(
    ([name]) => !/^(?:content-encoding|transfer-encoding|content-length)$/iu.test(name),
  );
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`HTTP/1.1 ${http.status} imported\r\n${lines}\r\n`, 'latin1');
  return {
    type: 'response',
    contentType: 'application/http; msgtype=response',
    block: Buffer.concat([head, bytes]),
    payloadOffset: head.length,
  };
}

/** RFC 3339 in UTC, or undefined for anything that is no date. */
function dateOf(text: string): string | undefined {
  const time = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** A UUID (version 8) made from names instead of chance. */
function idOf(...names: readonly string[]): string {
  const hex = createHash('sha256').update(names.join('\0')).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ];
  return `<urn:uuid:${parts.join('-')}>`;
}
