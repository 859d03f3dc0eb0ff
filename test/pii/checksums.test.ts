import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, isHkid, isLuhn, isResidentChecksum, isTaiwanId, isUscc } from '../../src/pii/checksums.ts';

/** ISO 7064 MOD 11-2 in its recursive form, which uses no weights. */
function mod112(digits: string): string {
  const rest = [...digits].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
  const check = (12 - rest) % 11;
  return check === 10 ? 'X' : String(check);
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''));

/** The text with one digit raised by `by`. */
function slip(text: string, at: number, by: number): string {
  return `${text.slice(0, at)}${(Number(text[at]) + by) % 10}${text.slice(at + 1)}`;
}

describe('resident numbers (compliance §3, vectors)', () => {
  it.each(['11010519491231002X', '11010519491231002x', '440524188001010014'])('%s holds', (id) =>
    expect(isResidentChecksum(id)).toBe(true),
  );

  it('no vector holds after one digit changes', () => {
    for (const id of ['11010519491231002X', '440524188001010014'])
      for (let at = 0; at < 17; at += 1)
        for (let by = 1; by < 10; by += 1) expect(isResidentChecksum(slip(id, at, by))).toBe(false);
  });

  it('agrees with the recursive form of ISO 7064', () => {
    fc.assert(
      fc.property(digits(17), fc.constantFrom(...'0123456789X'), (body, check) => {
        expect(isResidentChecksum(body + check)).toBe(mod112(body) === check);
      }),
    );
  });
});

describe('Luhn', () => {
  it.each([
    ['6222020000000000000', true],
    ['62220000000000004', true],
    ['62220000000000005', false],
    ['4111111111111111', true],
    ['378282246310005', true],
    ['0', true],
    ['1', false],
  ])('%s: %s', (number, expected) => expect(isLuhn(number)).toBe(expected));

  it('accepts one last digit of ten, and notices any one digit changed', () => {
    fc.assert(
      fc.property(digits(15), fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const whole = [...'0123456789'].map((last) => body + last).filter(isLuhn);
        expect(whole).toHaveLength(1);
        expect(isLuhn(slip(whole[0] ?? '', at, by))).toBe(false);
      }),
    );
  });
});

describe('the others', () => {
  it.each([
    ['uscc', isUscc, '91350100M000100Y43', true],
    ['uscc, last digit', isUscc, '91350100M000100Y44', false],
    ['uscc, letter', isUscc, '91350100M000100X43', false],
    ['HKID', isHkid, 'A1234563', true],
    ['HKID, digit', isHkid, 'A1234564', false],
    ['HKID, check A', isHkid, 'G123456A', true],
    ['HKID, two letters', isHkid, 'AB9876543', true],
    ['HKID, two letters, digit', isHkid, 'AB9876544', false],
    ['Taiwan', isTaiwanId, 'A123456789', true],
    ['Taiwan, digit', isTaiwanId, 'A123456788', false],
    ['Taiwan, letter', isTaiwanId, 'B123456789', false],
  ] as const)('%s %o %s: %s', (_name, check, id, expected) => expect(check(id)).toBe(expected));

  it.each([
    ['19491231', true],
    ['20240229', true],
    ['20230229', false],
    ['19000229', false],
    ['19991345', false],
    ['20230431', false],
    ['20230100', false],
    ['20230001', false],
    ['18491231', false],
    ['18500101', true],
    ['20261120', true],
    ['20261121', false],
    ['21001231', false],
  ])('%s is a day until 2026-11-20: %s', (day, expected) => expect(isDay(day, '20261120')).toBe(expected));
});
