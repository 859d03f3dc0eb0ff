import { Agent, type Dispatcher } from 'undici';
import { guardedLookup, isSpecialAddress, PrivateAddressError } from './address.ts';
import { explain, type RefusedReason } from './fetch-errors.ts';
import { ResponseCollector } from './response-collector.ts';

/** What came back for one GET, whatever its status. */
export interface Fetched {
  readonly kind: 'response';
  /** The request as it was sent: its line and headers. */
  readonly request: string;
  readonly status: number;
  readonly statusText: string;
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
  readonly reason: RefusedReason;
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

/** What a server said of a page when it last gave it, to be asked whether that still holds (RFC 9110 §13.1). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

const TEST_HOST = /(?:^|\.)(?:example|test|localhost)$/u;

/** Does the test server stand in for this host? */
export function isServedByTest(hostname: string, testServer: string | null): boolean {
  return testServer !== null && TEST_HOST.test(hostname);
}

/**
 * GETs one URL at a time: no redirects, no cookies, no scripts, TLS verified, every connection's address
 * checked. Body size, header size and time, and total time are bounded.
 */
export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #headers: readonly string[];
  readonly #agent: Agent;
  readonly #testAgent: Agent;

  constructor(options: FetcherOptions) {
    this.#options = options;
    this.#headers = [
      'user-agent',
      options.userAgent,
      'accept',
      'text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8',
      'accept-encoding',
      'gzip, deflate, br',
    ];
    const shared = {
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      connections: 1,
      pipelining: 1,
    };
    this.#agent = new Agent({ ...shared, connect: { timeout: options.timeoutMs, lookup: guardedLookup } });
    this.#testAgent = new Agent({ ...shared, connections: options.connections });
  }

  async get(url: string, validators: Validators = {}): Promise<Fetched | NotFetched> {
    const start = performance.now();
    try {
      return await this.#get(url, validators, start);
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

  #get(url: string, { etag, lastModified }: Validators, start: number): Promise<Fetched> {
    const { origin, path, host, agent } = this.#target(url);
    const headers = ['host', host, ...this.#headers];
    if (etag !== undefined) headers.push('if-none-match', etag);
    if (lastModified !== undefined) headers.push('if-modified-since', lastModified);
    return new Promise((resolve, reject) => {
      const request = requestHead(path, headers);
      const collector = new ResponseCollector(this.#options, { start, request }, resolve, reject);
      agent.dispatch({ origin, path, method: 'GET', headers }, collector);
    });
  }

  #target(url: string): { origin: string; path: string; host: string; agent: Dispatcher } {
    const { protocol, hostname, host, origin, pathname, search } = new URL(url);
    const path = pathname + search;
    const { testServer } = this.#options;
    if (isServedByTest(hostname, testServer))
      return { origin: `http://${testServer}`, path, host, agent: this.#testAgent };
    if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError(`${protocol} is not fetched`);
    if (isSpecialAddress(hostname)) throw new PrivateAddressError(`${hostname} is not a public address`);
    return { origin, path, host, agent: this.#agent };
  }
}

function requestHead(path: string, headers: readonly string[]): string {
  let head = `GET ${path} HTTP/1.1\r\n`;
  for (let i = 0; i < headers.length; i += 2) head += `${headers[i]}: ${headers[i + 1]}\r\n`;
  return `${head}\r\n`;
}

/** Value of a response header, by its lower-case name. */
export function headerOf(fetched: Fetched, name: string): string | undefined {
  return fetched.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}
