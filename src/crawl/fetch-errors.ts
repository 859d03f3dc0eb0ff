import { PrivateAddressError } from './address.ts';

/** How a request can end without a response. */
export type RefusedReason =
  | 'PRIVATE_ADDRESS'
  | 'BODY_TOO_LARGE'
  | 'RESPONSE_TOO_SLOW'
  | 'DNS_FAILED'
  | 'TLS_FAILED'
  | 'FETCH_FAILED';

/** Thrown while waiting, when the crawl is to stop. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** The body grew beyond its limit. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** The whole request took longer than its limit. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

const TLS = /^(?:ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/u;

/** A limit of time ran out: ours, undici's or the system's. */
export function isTimeout(error: NodeJS.ErrnoException): boolean {
  return error instanceof TooSlowError || /TIMEOUT/u.test(error.code ?? '');
}

/** The reason that stands in the outcome, and at most 200 characters of the error's own words. */
export function explain(error: NodeJS.ErrnoException): {
  readonly reason: RefusedReason;
  readonly message: string;
} {
  const message = error.message.slice(0, 200);
  if (error instanceof PrivateAddressError) return { reason: 'PRIVATE_ADDRESS', message };
  if (error instanceof BodyTooLargeError) return { reason: 'BODY_TOO_LARGE', message };
  if (isTimeout(error)) return { reason: 'RESPONSE_TOO_SLOW', message };
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return { reason: 'DNS_FAILED', message };
  return { reason: TLS.test(error.code ?? '') ? 'TLS_FAILED' : 'FETCH_FAILED', message };
}
