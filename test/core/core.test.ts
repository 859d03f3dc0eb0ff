import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf, sha256 } from '../../src/core/digest.ts';
import { base32, documentId } from '../../src/core/ids.ts';
import { orderKey } from '../../src/core/document.ts';
import { addTally, count, emptyTally, isConserved } from '../../src/core/outcome.ts';

describe('identity', () => {
  it('is 26 characters of base32 over address and payload', () => {
    const id = documentId('https://a.example/1', sha256('body'));
    expect(id).toMatch(/^[a-z2-7]{26}$/u);
    expect(documentId('https://a.example/2', sha256('body'))).not.toBe(id);
    expect(documentId('https://a.example/1', sha256('body!'))).not.toBe(id);
  });

  it('encodes base32 as RFC 4648 §10 does', () => {
    const cases = {
      '': '',
      f: 'my',
      fo: 'mzxq',
      foo: 'mzxw6',
      foob: 'mzxw6yq',
      fooba: 'mzxw6ytb',
      foobar: 'mzxw6ytboi',
    };
    for (const [text, expected] of Object.entries(cases)) expect(base32(Buffer.from(text))).toBe(expected);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean())), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(digestOf(reversed)).toBe(digestOf(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('writes numbers as RFC 8785 does', () => {
    expect(canonicalJson({ b: 1e21, a: 0.1, c: -0, d: [1.5, null] })).toBe(
      '{"a":0.1,"b":1e+21,"c":0,"d":[1.5,null]}',
    );
  });
});

describe('order key', () => {
  it('sorts bytewise by site, time, file and offset', () => {
    const at = (site: string, capturedAt: string, warcFile: string, offset: number): string =>
      orderKey(site, { capturedAt, warcFile, offset });
    const keys = [
      at('a', '2026-01-01T00:00:00Z', 'w1', 999),
      at('a', '2026-01-01T00:00:00Z', 'w1', 10_000),
      at('a', '2026-01-01T00:00:00Z', 'w2', 0),
      at('a', '2026-01-02T00:00:00Z', 'w0', 0),
      at('a-b', '2025-01-01T00:00:00Z', 'w0', 0),
    ];
    expect([...keys].sort()).toEqual(keys);
  });
});

describe('tally', () => {
  it('is conserved when each document is counted once', () => {
    const tally = emptyTally();
    count(tally, 'keep');
    count(tally, 'reject', 'LIST_PAGE');
    const total = emptyTally();
    addTally(total, tally);
    addTally(total, tally);
    expect(total).toEqual({ in: 4, keep: 2, reject: 2, hold: 0, fail: 0, reasons: { LIST_PAGE: 2 } });
    expect(isConserved(total)).toBe(true);
    total.keep -= 1;
    expect(isConserved(total)).toBe(false);
  });
});
