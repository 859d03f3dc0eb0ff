import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Digest } from '../core/digest.ts';
import { WarcWriter, type NewRecord, type Revisited, type Written } from '../warc/writer.ts';
import type { Fetched } from './fetcher.ts';
import type { WarcPosition } from './frontier.ts';

/** A response to be put on record. */
export interface Entry {
  readonly url: string;
  /** RFC 3339 in UTC with milliseconds, as WARC/1.1 allows. */
  readonly date: string;
  /** Status line and headers. */
  readonly head: string;
  /** Empty for a revisit. */
  readonly body: Uint8Array;
  readonly truncated?: 'disconnect';
  /** Of the body, where it is known already. */
  readonly payloadDigest?: Digest;
  /** The request line and headers that were answered. */
  readonly request: string;
  /** JSON of a CaptureMetadata; none for robots.txt and other files that say what may be done with a site. */
  readonly metadata?: string;
  /** Of a page that has not changed: what it refers to. */
  readonly revisits?: Revisited;
}

/** A response as an entry; a revisit keeps its headers alone, because the payload stands elsewhere. */
export function entryOf(
  url: string,
  fetched: Fetched,
  more: Pick<Entry, 'metadata' | 'revisits' | 'payloadDigest'> = {},
): Entry {
  const lines = fetched.headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return {
    url,
    date: fetched.startedAt.toISOString(),
    request: fetched.request,
    head: `HTTP/1.1 ${fetched.status} ${fetched.statusText}\r\n${lines.join('')}\r\n`,
    body: more.revisits === undefined ? fetched.body : EMPTY,
    ...(fetched.truncated === undefined || more.revisits !== undefined
      ? {}
      : { truncated: fetched.truncated }),
    ...more,
  };
}

const EMPTY = new Uint8Array();

/** Where each entry's response was put, and how far the file goes now. */
export interface Appended {
  readonly written: readonly (Written & { readonly warcFile: string })[];
  readonly position: WarcPosition;
}

/** Puts entries into WARC files, in this thread or in another. One call at a time. */
export interface Archive {
  append(entries: readonly Entry[]): Promise<Appended>;
  /** Gives the open file its name and begins the next. @returns its path, and where the next one stands. */
  rotate(): Promise<{ readonly path: string; readonly position: WarcPosition }>;
  /** Gives the open file its name. @returns its path. */
  finish(): Promise<string>;
  /** Leaves the open file for the next run. */
  suspend(): Promise<void>;
}

export interface ArchiveOptions {
  readonly folder: string;
  readonly userAgent: string;
  /** Where the frontier says that the files are whole. */
  readonly position: WarcPosition;
}

/** The archive that works in this thread. */
export class WarcArchive implements Archive {
  readonly #folder: string;
  readonly #userAgent: string;
  #writer: WarcWriter;
  #index: number;

  /** Takes up the file of `position`, or the next one if that was finished just before a crash. */
  constructor({ folder, userAgent, position: { index, position } }: ArchiveOptions) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#userAgent = userAgent;
    const isFinished = existsSync(this.#path(index));
    this.#index = isFinished ? index + 1 : index;
    const canResume = !isFinished && existsSync(`${this.#path(index)}.partial`);
    this.#writer = this.#open(canResume ? position : 0);
  }

  append(entries: readonly Entry[]): Promise<Appended> {
    const warcFile = fileName(this.#index);
    const written = entries.map((entry) => ({ ...this.#write(entry), warcFile }));
    this.#writer.flush();
    return Promise.resolve({ written, position: this.#position() });
  }

  async rotate(): Promise<{ path: string; position: WarcPosition }> {
    const path = await this.finish();
    this.#index += 1;
    this.#writer = this.#open(0);
    return { path, position: this.#position() };
  }

  finish(): Promise<string> {
    this.#writer.close();
    return Promise.resolve(this.#writer.path);
  }

  suspend(): Promise<void> {
    this.#writer.suspend();
    return Promise.resolve();
  }

  #write(entry: Entry): Written {
    const { url, date, request, metadata } = entry;
    const response = this.#writer.write(recordOf(entry));
    if (metadata === undefined) return response;
    const about = { uri: url, date, concurrentTo: response.recordId };
    this.#writer.write({
      ...about,
      type: 'metadata',
      contentType: 'application/json',
      block: Buffer.from(metadata),
    });
    this.#writer.write({
      ...about,
      type: 'request',
      contentType: 'application/http; msgtype=request',
      block: Buffer.from(request, 'latin1'),
    });
    return response;
  }

  #position(): WarcPosition {
    return { index: this.#index, position: this.#writer.position };
  }

  #open(resumeAt: number): WarcWriter {
    const writer = new WarcWriter(this.#path(this.#index), resumeAt);
    if (resumeAt > 0) return writer;
    const block = `software: ${this.#userAgent}\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n`;
    writer.write({
      type: 'warcinfo',
      date: new Date().toISOString(),
      contentType: 'application/warc-fields',
      block: Buffer.from(block),
    });
    writer.flush();
    return writer;
  }

  #path(index: number): string {
    return join(this.#folder, fileName(index));
  }
}

function recordOf({ url, date, head, body, truncated, payloadDigest, revisits }: Entry): NewRecord {
  const start = Buffer.from(head, 'latin1');
  const base = { uri: url, date, contentType: 'application/http; msgtype=response' };
  if (revisits !== undefined) return { ...base, type: 'revisit', block: start, revisits };
  return {
    ...base,
    type: 'response',
    block: Buffer.concat([start, body]),
    payloadOffset: start.length,
    ...(truncated === undefined ? {} : { truncated }),
    ...(payloadDigest === undefined ? {} : { payloadDigest }),
  };
}

function fileName(index: number): string {
  return `jingliu-${String(index).padStart(5, '0')}.warc.gz`;
}

/** Finished WARC files of a folder, sorted. */
export function finishedFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.(?:warc|arc|wet)(?:\.gz)?$/u.test(name));
  return names.sort().map((name) => join(folder, name));
}

/** True when a WARC file of a folder was not finished: a crawl was stopped or killed. */
export function hasOpenFile(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.warc.gz.partial'));
}
