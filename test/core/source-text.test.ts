import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlOctets } from '../../src/core/page-kernel.ts';
import { sourceText, textOfAscii, textOfUtf8, type SourceText } from '../../src/core/source-text.ts';

/** Texts of more than one part, whose parts meet inside of marks and characters. */
const long = fc
  .tuple(
    fc.integer({ min: 32_760, max: 32_770 }),
    fc.constantFrom('a', '字', '</'),
    fc.string({ unit: 'grapheme' }),
  )
  .map(
    ([units, filler, rest]) => filler.repeat(units).slice(0, units) + rest + '-->净流😀'.repeat(4_000) + rest,
  );
const wholeUtf8 = fc.oneof(fc.string({ unit: 'grapheme' }), long);
const unitsOf = (text: SourceText): string =>
  Buffer.from(text.units.slice(0, text.length).buffer).toString('utf16le');

describe('SourceText', () => {
  it('decodes whole UTF-8 as TextDecoder does', () => {
    fc.assert(
      fc.property(wholeUtf8, (given) => {
        const octets = Buffer.from(given);
        const text = textOfUtf8(octets);
        const expected = new TextDecoder().decode(octets);
        expect(text.whole).toBe(expected);
        expect(unitsOf(text)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out a byte order mark, and only one', () => {
    expect(textOfUtf8(Buffer.from('\uFEFF\uFEFF净')).whole).toBe('\uFEFF净');
  });

  it('cuts and finds as a string does, across its parts', () => {
    fc.assert(
      fc.property(wholeUtf8, fc.nat(33_000), fc.nat(70_000), (given, from, units) => {
        const text = textOfUtf8(Buffer.from(given));
        const { whole } = text;
        expect(text.slice(from, from + units)).toBe(whole.slice(from, from + units));
        for (const mark of ['</', '-->', '净流', '😀', 'zz'])
          expect(text.indexOf(mark, from)).toBe(whole.indexOf(mark, from));
        expect(text.startsWith('-->', from)).toBe(whole.startsWith('-->', from));
      }),
      { numRuns: 60 },
    );
  });

  it('gives its units again after another text took their place', () => {
    const first = textOfUtf8(Buffer.from('净流'.repeat(40_000)));
    const second = textOfAscii(Buffer.from('abc'.repeat(30_000)));
    const third = sourceText('x净'.repeat(9));
    expect(unitsOf(third)).toBe(third.whole);
    expect(unitsOf(second)).toBe('abc'.repeat(30_000));
    expect(unitsOf(first)).toBe('净流'.repeat(40_000));
    controlOctets(Buffer.alloc(64, 1));
    expect(unitsOf(first)).toBe('净流'.repeat(40_000));
  });

  it('has zeros behind its units', () => {
    textOfUtf8(Buffer.from('长'.repeat(1_000)));
    const text = textOfUtf8(Buffer.from('短'));
    expect(Array.from(text.units.subarray(0, 5))).toEqual([0x77ed, 0, 0, 0, 0]);
  });
});

describe('controlOctets', () => {
  it('counts octets below 32 but those that texts have', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (octets) => {
        const expected = octets.filter((octet) => octet < 32 && ![9, 10, 12, 13, 27].includes(octet)).length;
        expect(controlOctets(octets)).toBe(expected);
      }),
    );
    expect(controlOctets(Uint8Array.from({ length: 256 }, (_, octet) => octet))).toBe(27);
  });
});
