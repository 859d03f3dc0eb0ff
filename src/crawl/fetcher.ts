import { Agent, request, type Dispatcher } from 'undici';
import { guardedLookup, isSpecialAddress, PrivateAddressError } from './address.ts';

/** What came back for one GET, whatever its status. */
export interface Fetched {
  readonly kind: 'response';
  readonly status: number;
  /** As received, without Transfer-Encoding: the body is not chunked any more. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As received, content encoding included. */
  readonly body: Buffer;
  /** Why the body is not whole. */
  readonly truncated: 'disconnect' | undefined;
  readonly elapsedMs: number;
  readonly startedAt: Date;
}

/** A request that ended without a usable response. */
export interface NotFetched {
  readonly kind: 'refused';
  readonly reason:
    | 'PRIVATE_ADDRESS'
    | 'BODY_TOO_LARGE'
    | 'RESPONSE_TOO_SLOW'
    | 'DNS_FAILED'
    | 'TLS_FAILED'
    | 'FETCH_FAILED';
  readonly message: string;
  readonly elapsedMs: number;
}

export interface FetcherOptions {
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly bodyBytesMax: number;
  readonly connections: number;
  /** Loopback `host:port` for `.example`, `.test` and `.localhost` hosts, or null. */
  readonly testServer: string | null;
}

const TEST_HOST = /(?:^|\.)(?:example|test|localhost)$/u;

/**
 * GETs one URL at a time: no redirects, no cookies, no scripts, TLS verified, every connection's address
 * checked. Body size, header time and total time are bounded.
 */
export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #agent: Agent;
  readonly #testAgent: Agent;

  constructor(options: FetcherOptions) {
    this.#options = options;
    const shared = {
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      connections: 1,
      pipelining: 1,
    };
    this.#agent = new Agent({ ...shared, connect: { timeout: options.timeoutMs, lookup: guardedLookup } });
    this.#testAgent = new Agent({ ...shared, connections: options.connections });
  }

  async get(url: string): Promise<Fetched | NotFetched> {
    const startedAt = new Date();
    const start = performance.now();
    try {
      return await this.#get(url, startedAt, start);
    } catch (error) {
      return {
        kind: 'refused',
        ...explain(error as NodeJS.ErrnoException),
        elapsedMs: performance.now() - start,
      };
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#agent.destroy(), this.#testAgent.destroy()]);
  }

  async #get(url: string, startedAt: Date, start: number): Promise<Fetched | NotFetched> {
    const target = this.#target(url);
    const signal = AbortSignal.timeout(this.#options.timeoutMs);
    const headers = {
      host: target.host,
      'user-agent': this.#options.userAgent,
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8',
      'accept-encoding': 'gzip, deflate, br',
    };
    const response = await request(target.url, {
      method: 'GET',
      dispatcher: target.agent,
      headers,
      signal,
      responseHeaders: 'raw',
    });
    const { body, truncated, tooLarge } = await read(response, this.#options.bodyBytesMax);
    const elapsedMs = performance.now() - start;
    if (tooLarge) {
      return {
        kind: 'refused',
        reason: 'BODY_TOO_LARGE',
        message: `more than ${this.#options.bodyBytesMax} bytes`,
        elapsedMs,
      };
    }
    return {
      kind: 'response',
      status: response.statusCode,
      headers: pairs(response.headers as unknown as string[]),
      body,
      truncated,
      elapsedMs,
      startedAt,
    };
  }

  #target(url: string): { url: URL; agent: Dispatcher; host: string } {
    const parsed = new URL(url);
    const { testServer } = this.#options;
    if (testServer !== null && TEST_HOST.test(parsed.hostname)) {
      return {
        url: new URL(`http://${testServer}${parsed.pathname}${parsed.search}`),
        agent: this.#testAgent,
        host: parsed.host,
      };
    }
    if (isSpecialAddress(parsed.hostname))
      throw new PrivateAddressError(`${parsed.hostname} is not a public address`);
    return { url: parsed, agent: this.#agent, host: parsed.host };
  }
}

async function read(
  response: Dispatcher.ResponseData,
  max: number,
): Promise<{ body: Buffer; truncated: 'disconnect' | undefined; tooLarge: boolean }> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response.body) {
      size += (part as Buffer).length;
      if (size > max) {
        response.body.destroy();
        return { body: Buffer.alloc(0), truncated: undefined, tooLarge: true };
      }
      parts.push(part as Buffer);
    }
  } catch (error) {
    if (isTimeout(error as NodeJS.ErrnoException) || size === 0) throw error;
    return { body: Buffer.concat(parts), truncated: 'disconnect', tooLarge: false };
  }
  return { body: Buffer.concat(parts), truncated: undefined, tooLarge: false };
}

function pairs(raw: readonly (string | Buffer)[]): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = String(raw[i]);
    if (name.toLowerCase() !== 'transfer-encoding')
      found.push([name, Buffer.from(raw[i + 1] as string).toString('latin1')]);
  }
  return found;
}

const TLS = /^(?:ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/u;

function isTimeout(error: NodeJS.ErrnoException): boolean {
  return error.name === 'TimeoutError' || /TIMEOUT/u.test(error.code ?? '');
}

function explain(error: NodeJS.ErrnoException): Pick<NotFetched, 'reason' | 'message'> {
  const message = error.message.slice(0, 200);
  if (error instanceof PrivateAddressError) return { reason: 'PRIVATE_ADDRESS', message };
  if (isTimeout(error)) return { reason: 'RESPONSE_TOO_SLOW', message };
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return { reason: 'DNS_FAILED', message };
  return { reason: TLS.test(error.code ?? '') ? 'TLS_FAILED' : 'FETCH_FAILED', message };
}
