import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packModel, unpackModel } from '../../src/filter/language-model/codec.ts';

const HAN_FIRST = 4;
const byte = fc.nat(255);

it('what was packed comes back, with pairs far apart and none at all', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { maxLength: 40 }),
      fc.uniqueArray(fc.nat(2 ** 32 - 1), { maxLength: 60 }),
      byte,
      (han, pairs, seed) => {
        const tokens = han.length + HAN_FIRST;
        const bytes = (n: number): Uint8Array => Uint8Array.from({ length: n }, (_, i) => seed + i * 7);
        const model = {
          vocabulary: String.fromCharCode(...han),
          unigram: bytes(tokens),
          backoff: bytes(tokens),
          pairs: Uint32Array.from(pairs).sort(),
          costs: bytes(pairs.length),
        };
        expect(unpackModel(packModel(model), HAN_FIRST)).toEqual(model);
      },
    ),
    { numRuns: 60 },
  );
});
