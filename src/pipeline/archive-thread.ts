import { Worker } from 'node:worker_threads';
import type { Appended, Archive, ArchiveOptions, Entry } from '../crawl/archive.ts';
import type { WarcPosition } from '../crawl/frontier.ts';

/** What the archive's thread is asked, one thing at a time … */
export type ArchiveRequest =
  | { readonly method: 'append'; readonly entries: readonly Entry[] }
  | { readonly method: 'rotate' | 'finish' | 'suspend' };

/** … and what it answers. */
export interface ArchiveAnswer {
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly code: string | undefined };
}

/** Records live for one batch only: a small nursery keeps the thread's memory small. */
const YOUNG_MB = 4;

/** Compresses and writes WARC files in a thread of their own, so that fetching does not wait for it. */
export class ThreadArchive implements Archive {
  readonly #worker: Worker;
  #failed: Error | undefined;
  #waiting: { resolve(result: never): void; reject(error: Error): void } | undefined;

  constructor(options: ArchiveOptions) {
    this.#worker = new Worker(new URL('./archive-worker.js', import.meta.url), {
      workerData: options,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on('message', ({ result, error }: ArchiveAnswer) =>
      this.#settle(error === undefined ? undefined : Object.assign(new Error(error.message), error), result),
    );
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the thread that writes WARC files ended')));
  }

  append(entries: readonly Entry[]): Promise<Appended> {
    const transfer = entries.flatMap(({ body }) => (ownsBuffer(body) ? [body.buffer as ArrayBuffer] : []));
    return this.#ask({ method: 'append', entries }, transfer);
  }

  rotate(): Promise<{ readonly path: string; readonly position: WarcPosition }> {
    return this.#ask({ method: 'rotate' });
  }

  async finish(): Promise<string> {
    const path = await this.#ask<string>({ method: 'finish' });
    await this.#worker.terminate();
    return path;
  }

  async suspend(): Promise<void> {
    await this.#ask({ method: 'suspend' });
    await this.#worker.terminate();
  }

  #ask<T>(request: ArchiveRequest, transfer: ArrayBuffer[] = []): Promise<T> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed);
    return new Promise<T>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#worker.postMessage(request, transfer);
    });
  }

  // A thread that is gone answers nobody: what waits fails, and whatever is asked after.
  #fail(error: Error): void {
    this.#failed ??= error;
    this.#settle(this.#failed, undefined);
  }

  #settle(error: Error | undefined, result: unknown): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(error);
  }
}

/** Small buffers share one with others and are copied. */
function ownsBuffer(body: Uint8Array): boolean {
  return body.length > 0 && body.length === body.buffer.byteLength;
}
