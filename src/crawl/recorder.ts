import type { Appended, Archive, Entry } from './archive.ts';
import type { Frontier } from './frontier.ts';

/** Where an entry's response lies. */
export type Placed = Appended['written'][number];

interface Waiting {
  readonly entry: Entry;
  readonly settle: (placed: Placed) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Hands entries to the archive in batches: whatever arrives while one is being written is the next.
 * Records are written first and the frontier is told after, in one transaction with the new end of the
 * file, so that a crash leaves at most records that nobody counts, and those are cut off.
 */
export class Recorder {
  readonly #archive: Archive;
  readonly #frontier: Frontier;
  readonly #bytesMax: number;
  readonly #onFile: (path: string) => void;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(archive: Archive, frontier: Frontier, bytesMax: number, onFile: (path: string) => void) {
    this.#archive = archive;
    this.#frontier = frontier;
    this.#bytesMax = bytesMax;
    this.#onFile = onFile;
  }

  /** Resolves when the entry is on record and `settle` has told the frontier what that means. */
  record(entry: Entry, settle: (placed: Placed) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, settle, resolve, reject });
      if (this.#isWriting) return;
      this.#isWriting = true;
      // Pages that arrive in the same turn go together.
      setImmediate(() => void this.#write());
    });
  }

  /** Closes the last file. Call when nothing waits any more. */
  async finish(): Promise<void> {
    this.#onFile(await this.#archive.finish());
  }

  suspend(): Promise<void> {
    return this.#archive.suspend();
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#writeBatch(batch);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error as Error);
      }
    }
    this.#isWriting = false;
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    const { written, position } = await this.#archive.append(batch.map(({ entry }) => entry));
    for (const [i, { settle }] of batch.entries()) settle(written[i] as Placed);
    this.#frontier.advance(position);
    this.#frontier.commit();
    if (position.position < this.#bytesMax) return;
    const next = await this.#archive.rotate();
    this.#onFile(next.path);
    this.#frontier.advance(next.position);
  }
}
