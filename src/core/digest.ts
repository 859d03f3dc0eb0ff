import { hash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

// The package is CommonJS: its declared default export is the function itself at run time.
const canonicalizeJson = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** A SHA-256 in lower-case hexadecimal, with its algorithm in front. */
export type Digest = `sha256:${string}`;

/** Values that canonical JSON (RFC 8785) can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** SHA-256 of bytes, or of the UTF-8 form of a string. */
export function sha256(input: Uint8Array | string): Digest {
  return `sha256:${hash('sha256', input, 'hex')}`;
}

/** RFC 8785 canonical JSON: sorted keys, no spaces, ECMAScript numbers. Keys whose value is undefined are left out. */
export function canonicalJson(value: Json): string {
  const text = canonicalizeJson(value);
  if (text === undefined) throw new TypeError('undefined has no canonical JSON form');
  return text;
}

/** Digest of the canonical JSON form: equal values have equal digests, whatever the key order. */
export function digestOf(value: Json): Digest {
  return sha256(canonicalJson(value));
}
