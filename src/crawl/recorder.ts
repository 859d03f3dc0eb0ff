import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaptureMetadata } from '../core/document.ts';
import { WarcWriter, type Written } from '../warc/writer.ts';
import type { Fetched } from './fetcher.ts';
import type { Frontier, WarcPosition } from './frontier.ts';

/**
 * Puts what was fetched into WARC files, one after another. Records are written first and the frontier
 * is told after, so that a crash leaves at most records that nobody counts, and those are cut off.
 */
export class Recorder {
  readonly #folder: string;
  readonly #bytesMax: number;
  readonly #userAgent: string;
  readonly #onFile: (path: string) => void;
  #writer: WarcWriter;
  #index: number;

  /** Takes up the file the frontier names, or the next one if that was finished just before a crash. */
  constructor(
    folder: string,
    bytesMax: number,
    userAgent: string,
    frontier: Frontier,
    onFile: (path: string) => void,
  ) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#bytesMax = bytesMax;
    this.#userAgent = userAgent;
    this.#onFile = onFile;
    const { index, position } = frontier.warcPosition();
    for (const path of finishedFiles(folder)) onFile(path);
    const isFinished = existsSync(this.#path(index));
    this.#index = isFinished ? index + 1 : index;
    const canResume = !isFinished && existsSync(`${this.#path(index)}.partial`);
    this.#writer = new WarcWriter(this.#path(this.#index), canResume ? position : 0);
    if (this.#writer.position === 0) this.#writeInfo();
  }

  /** The request, the response and what we knew, as three records. */
  page(url: string, fetched: Fetched, metadata: CaptureMetadata): Written {
    const date = timestamp(fetched.startedAt);
    const response = this.#response(url, fetched, date);
    const parsed = new URL(url);
    const request = `GET ${parsed.pathname}${parsed.search} HTTP/1.1\r\nHost: ${parsed.host}\r\nUser-Agent: ${this.#userAgent}\r\n\r\n`;
    this.#writer.write({
      type: 'metadata',
      uri: url,
      date,
      contentType: 'application/json',
      block: Buffer.from(JSON.stringify(metadata)),
      concurrentTo: response.recordId,
    });
    this.#writer.write({
      type: 'request',
      uri: url,
      date,
      contentType: 'application/http; msgtype=request',
      block: Buffer.from(request, 'latin1'),
      concurrentTo: response.recordId,
    });
    return response;
  }

  /** robots.txt and other files that say what may be done with a site. */
  policy(url: string, fetched: Fetched): Written {
    return this.#response(url, fetched, timestamp(fetched.startedAt));
  }

  position(): WarcPosition {
    return { index: this.#index, position: this.#writer.position };
  }

  currentFile(): string {
    return fileName(this.#index);
  }

  /** Closes the file and begins another when it has reached its size. Call after the frontier was told. */
  rotate(frontier: Frontier): void {
    if (this.#writer.position < this.#bytesMax) return;
    this.#finishFile();
    this.#index += 1;
    this.#writer = new WarcWriter(this.#path(this.#index));
    this.#writeInfo();
    frontier.advance(this.position());
  }

  /** Closes the last file. */
  finish(): void {
    this.#finishFile();
  }

  /** Leaves the file for the next run. */
  suspend(): void {
    this.#writer.suspend();
  }

  #finishFile(): void {
    this.#writer.close();
    this.#onFile(this.#writer.path);
  }

  #response(url: string, fetched: Fetched, date: string): Written {
    const lines = fetched.headers.map(([name, value]) => `${name}: ${value}`);
    const head = Buffer.from(`HTTP/1.1 ${fetched.status} \r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
    return this.#writer.write({
      type: 'response',
      uri: url,
      date,
      contentType: 'application/http; msgtype=response',
      block: Buffer.concat([head, fetched.body]),
      payloadOffset: head.length,
      ...(fetched.truncated === undefined ? {} : { truncated: fetched.truncated }),
    });
  }

  #writeInfo(): void {
    const block = `software: ${this.#userAgent}\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n`;
    this.#writer.write({
      type: 'warcinfo',
      date: timestamp(new Date()),
      contentType: 'application/warc-fields',
      block: Buffer.from(block),
    });
  }

  #path(index: number): string {
    return join(this.#folder, fileName(index));
  }
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

/** RFC 3339 in UTC with milliseconds, as WARC/1.1 allows. */
function timestamp(date: Date): string {
  return date.toISOString();
}
