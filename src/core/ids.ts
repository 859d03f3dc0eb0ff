import { createHash } from 'node:crypto';
import type { Digest } from './digest.ts';

/** 26 characters of lower-case base32 (RFC 4648, no padding): the first 128 bits of a SHA-256. */
export type DocumentId = string & { readonly __brand?: 'DocumentId' };
/** Name of a profile file in rules/sites, without extension. */
export type SiteId = string & { readonly __brand?: 'SiteId' };

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Identity of a document: canonical URL and payload digest, never its extracted text,
 * so that it survives a better extractor.
 */
export function documentId(canonicalUrl: string, payloadDigest: Digest): DocumentId {
  const hash = createHash('sha256').update(canonicalUrl).update('\n').update(payloadDigest).digest();
  return base32(hash.subarray(0, 16));
}

/** RFC 4648 base32, lower case, without padding: 16 bytes give 26 characters. */
export function base32(bytes: Uint8Array): string {
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += BASE32[(buffer >>> bits) & 31];
    }
  }
  if (bits > 0) out += BASE32[(buffer << (5 - bits)) & 31];
  return out;
}
