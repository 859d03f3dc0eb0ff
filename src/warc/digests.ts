import { createHash, getHashes } from 'node:crypto';
import { parseHttp } from './http-message.ts';
import type { WarcRecord } from './record.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HASHES: ReadonlySet<string> = new Set(getHashes());
/** Bytes of a body that is decoded to check a payload digest. */
const BODY_BYTES_MAX = 64 << 20;

/**
 * What is wrong with the digests a record carries, or undefined: none, right, or of an unknown kind. Those of
 * revisits and the payload digests of requests are not held against a record: tools disagree on what they cover.
 */
export function digestDefect(record: WarcRecord): string | undefined {
  const { headers, block, truncated } = record;
  const type = headers.get('warc-type') ?? '';
  if (type === 'revisit') return undefined;
  if (!matches(headers.get('warc-block-digest'), [block])) return 'another block digest than the record says';
  const payload = headers.get('warc-payload-digest');
  // A cut payload may carry the digest of the whole one.
  if (payload === undefined || type === 'request' || truncated) return undefined;
  return matches(payload, payloads(record)) ? undefined : 'another payload digest than the record says';
}

// Tools differ on whether chunked and content encodings are undone before the digest is taken.
function* payloads({ headers, block }: WarcRecord): Generator<Uint8Array> {
  yield block;
  if (!(headers.get('content-type') ?? '').startsWith('application/http')) return;
  yield block.subarray(payloadOffset(block));
  const http = parseHttp(block, BODY_BYTES_MAX);
  yield http.unchunked;
  yield http.body;
}

function payloadOffset(block: Uint8Array): number {
  const at = Buffer.from(block.buffer, block.byteOffset, block.length).indexOf('\r\n\r\n');
  return at < 0 ? block.length : at + 4;
}

function matches(labelled: string | undefined, candidates: Iterable<Uint8Array>): boolean {
  const parts = /^([A-Za-z0-9-]+):([A-Za-z0-9+/=_-]+)$/u.exec(labelled ?? '');
  const algorithm = (parts?.[1] ?? '').toLowerCase().replaceAll('-', '');
  if (parts === null || !HASHES.has(algorithm)) return true;
  const written = parts[2] as string;
  for (const bytes of candidates) {
    const digest = createHash(algorithm).update(bytes).digest();
    if (written.toLowerCase() === digest.toString('hex') || written === digest.toString('base64'))
      return true;
    if (written.toUpperCase().replace(/=+$/u, '') === base32(digest)) return true;
  }
  return false;
}

/** RFC 4648 base32 without padding, as web archives write SHA-1. */
function base32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += BASE32[(value >> bits) & 31];
    }
  }
  return bits === 0 ? out : out + BASE32[(value << (5 - bits)) & 31];
}
