import cliProgress from 'cli-progress';
import { EXIT } from '../core/failures.ts';

const LINE_EVERY_MS = 5_000;

/** Shows progress on standard error: a bar with rate and ETA on a terminal, a plain line now and then elsewhere. */
export class Meter {
  readonly #unit: string;
  readonly #startedAt = performance.now();
  readonly #bar: cliProgress.SingleBar | undefined;
  #lastLine = performance.now();
  #done = 0;
  #total = 0;

  constructor(unit: string, total = 0) {
    this.#unit = unit;
    this.#total = total;
    if (!process.stderr.isTTY) return;
    const format = `  {bar} {value}/{total} ${unit} · {rate}/s · ETA {eta_formatted}`;
    this.#bar = new cliProgress.SingleBar(
      { format, stream: process.stderr, hideCursor: true, clearOnComplete: true, etaBuffer: 100 },
      cliProgress.Presets.shades_classic,
    );
    this.#bar.start(Math.max(total, 1), 0, { rate: '0' });
    process.once('SIGINT', this.#leave);
    process.once('SIGTERM', this.#leave);
  }

  /** `total` may grow while more work is found. */
  grow(total: number): void {
    this.#total = total;
    this.#bar?.setTotal(Math.max(total, this.#done, 1));
  }

  add(n: number): void {
    this.#done += n;
    if (this.#done > this.#total) this.grow(this.#done);
    this.#bar?.update(this.#done, { rate: this.rate() });
    if (this.#bar !== undefined || performance.now() - this.#lastLine < LINE_EVERY_MS) return;
    this.#lastLine = performance.now();
    process.stderr.write(`  ${this.#done} of ${this.#total} ${this.#unit} (${this.rate()}/s)\n`);
  }

  /** Units a second since the start, as text. */
  rate(): string {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    return seconds === 0 ? '0' : (this.#done / seconds).toFixed(this.#done / seconds < 10 ? 1 : 0);
  }

  stop(): void {
    this.#bar?.stop();
    process.off('SIGINT', this.#leave);
    process.off('SIGTERM', this.#leave);
  }

  /** The bar hides the cursor: a signal must not leave the terminal without one. */
  readonly #leave = (): void => {
    this.stop();
    // A command that ends in its own way has a listener of its own.
    if (process.listenerCount('SIGINT') === 0) process.exit(EXIT.interrupted);
  };
}
