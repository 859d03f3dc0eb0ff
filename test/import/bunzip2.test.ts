import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bunzip2 } from '../../src/import/bunzip2.ts';

// Made with the reference implementation from TEXT; and from '', 'abc' and a thousand 0xFF as three streams.
const ONE = Buffer.from(
  'QlpoOTFBWSZTWXn9likAAWd/////////////////////////////////////////////sAESDDSqQ000yMTAE00YjTAmCaaYho0aaZNGTAEGRjQhkyYQMmTBDTRkDRhAZMmAATE0xAAwIyYgYJjRMjAIwEAAAAAAAAAABMAAAAAAAAAAAmAAAAAAAAAAAAAAAAAAEwEwkwAEwABMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACoCAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpYSsrLC0uLzAxMjM0NTY3ODk6Ozw9Pj/+ICChIaIioyOkJKUlpianJ6goqSmqKqsrrCytLa4ury+wHIDkQWcHCNA4OLkYc3R14fE4rs78Z4eeO9Pb4+8jk8rl8x+f+bAQNwACEEIM0IiASYSOABCG5/Q6MP0ojp9SJiur1uveAAh2YvtduMjY4yACHcQu73u/4NEACHhkJHxSUn45SVlpeYmZqbnJ2enzIAIUJAEPJRUdJ5aX0AAhTU9R57wAEPTn/V6/Z7fd7/h8amqq6ytrvl86+w+ljZWf1+33/H5tLW2t7j9XN1tQAQuzBlyIiAzL1SABBY1wAIbwwACCm2fu+v/5/cDBwsPExcbH/3/yJb5mfr7/P0XckU4UJB5/ZYpA',
  'base64',
);
const THREE = Buffer.from(
  'QlpoMRdyRThQkAAAAABCWmgxMUFZJlNZZIy7cwAAAAEAOAAgACGYGYRhdyRThQkGSMu3MEJaaDExQVkmU1kMTMoHAAAJgAGAgAAIoAAgqm1BmILrxdyRThQkAxMygcA=',
  'base64',
);
const TEXT = Buffer.concat([
  Buffer.from('河边的钟。'.repeat(40)),
  Buffer.alloc(300, 'a'),
  Buffer.from(Array.from({ length: 256 }, (_, i) => i)),
]);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decompress(bytes: Buffer, size = 1 << 16): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bunzip2(pieces(bytes, size))) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

describe('bunzip2', () => {
  it.each([1, 7, 1 << 16])('gives what was compressed, handed in %i octets at a time', async (size) => {
    expect(await decompress(ONE, size)).toEqual(TEXT);
    expect(await decompress(THREE, size)).toEqual(
      Buffer.concat([Buffer.from('abc'), Buffer.alloc(1000, 0xff)]),
    );
  });

  it('ignores what stands behind the last stream', async () => {
    expect(await decompress(Buffer.concat([ONE, Buffer.alloc(100)]))).toEqual(TEXT);
  });

  it.each([
    ['nothing of the kind', Buffer.from('plain text'), 'no bzip2 header'],
    ['cut in the middle', ONE.subarray(0, -40), 'the bzip2 data ends early'],
    ['cut in the header', ONE.subarray(0, 3), 'the bzip2 data ends early'],
  ])('%s', async (_name, bytes, message) => {
    await expect(decompress(bytes)).rejects.toThrow(message);
  });

  it('a changed octet is an error or changes nothing, and never hangs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: ONE.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(ONE);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const got = await decompress(bytes).catch((error: Error) => error);
        expect(got instanceof Error || got.equals(TEXT) || at < 4).toBe(true);
      }),
      { numRuns: 120 },
    );
  });
});
