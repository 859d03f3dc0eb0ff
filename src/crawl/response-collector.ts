import type { Dispatcher } from 'undici';
import { BodyTooLargeError, isTimeout, TooSlowError } from './fetch-errors.ts';
import type { Fetched } from './fetcher.ts';

/** Collects one response within its limits of size and time. */
export class ResponseCollector implements Dispatcher.DispatchHandler {
  readonly #bodyBytesMax: number;
  readonly #request: { readonly start: number; readonly request: string };
  readonly #startedAt = new Date();
  readonly #resolve: (fetched: Fetched) => void;
  readonly #reject: (error: Error) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #parts: Buffer[] = [];
  #bytes = 0;
  #isOver = false;
  #status = 0;
  #statusText = '';
  #headers: (readonly [string, string])[] = [];
  #controller: Dispatcher.DispatchController | undefined;

  /** @param request what was sent, and `performance.now()` when. */
  constructor(
    limits: { readonly bodyBytesMax: number; readonly timeoutMs: number },
    request: { readonly start: number; readonly request: string },
    resolve: (fetched: Fetched) => void,
    reject: (error: Error) => void,
  ) {
    this.#bodyBytesMax = limits.bodyBytesMax;
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    // What has arrived while this process was busy is read first: the server was not slow.
    const giveUp = (): void => {
      if (!this.#isOver) this.#giveUp(new TooSlowError('not whole in time'));
    };
    this.#timer = setTimeout(() => setImmediate(giveUp), limits.timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    statusText = '',
  ): void {
    this.#status = status;
    this.#statusText = statusText;
    this.#headers = pairs(controller.rawHeaders as readonly Buffer[]);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#bodyBytesMax)
      this.#giveUp(new BodyTooLargeError(`more than ${this.#bodyBytesMax} bytes`));
    else this.#parts.push(chunk);
  }

  onResponseEnd(): void {
    this.#end(undefined);
  }

  // What came before a lost connection is kept and marked; limits that were exceeded leave nothing.
  onResponseError(_controller: unknown, error: Error): void {
    if (this.#bytes > 0 && !isTimeout(error) && !(error instanceof BodyTooLargeError))
      this.#end('disconnect');
    else this.#giveUp(error);
  }

  #end(truncated: 'disconnect' | undefined): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#resolve({
      kind: 'response',
      request: this.#request.request,
      status: this.#status,
      statusText: this.#statusText,
      headers: this.#headers,
      body: Buffer.concat(this.#parts, this.#bytes),
      truncated,
      elapsedMs: performance.now() - this.#request.start,
      startedAt: this.#startedAt,
    });
  }

  #giveUp(error: Error): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#parts.length = 0;
    this.#reject(error);
    this.#controller?.abort(error);
  }
}

function pairs(raw: readonly Buffer[]): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] as Buffer).toString('latin1');
    if (name.toLowerCase() !== 'transfer-encoding')
      found.push([name, (raw[i + 1] as Buffer).toString('latin1')]);
  }
  return found;
}
