import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** A bigram model over tokens. Costs are quantised: one step is `STEP` bits. */
export interface BigramModel {
  /** Folded Han characters; the token of the first is HAN_FIRST. */
  readonly vocabulary: string;
  /** Cost of each token by itself, in steps. */
  readonly unigram: Uint8Array;
  /** Added to `unigram` of the second token when a pair with this first token was never seen, in steps. */
  readonly backoff: Uint8Array;
  /** Seen pairs, sorted: first token × tokens + second token. */
  readonly pairs: Uint32Array;
  /** Cost of the second token after the first, in steps. */
  readonly costs: Uint8Array;
}

/** Bits in a step of cost. */
export const STEP = 0.5;

/** Packs a model: lists of differences as varints, then Brotli; base64 so that it can stand in a source file. */
export function packModel(model: BigramModel): string {
  const bytes: number[] = [];
  let before = 0;
  for (const pair of model.pairs) {
    for (let rest = pair - before; ; rest >>>= 7) {
      bytes.push(rest < 128 ? rest : (rest & 127) | 128);
      if (rest < 128) break;
    }
    before = pair;
  }
  const vocabulary = Buffer.from(model.vocabulary, 'utf16le');
  const head = Buffer.alloc(8);
  head.writeUInt32LE(model.unigram.length, 0);
  head.writeUInt32LE(model.pairs.length, 4);
  const raw = Buffer.concat([
    head,
    vocabulary,
    model.unigram,
    model.backoff,
    model.costs,
    Buffer.from(bytes),
  ]);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(raw, { params }).toString('base64');
}

/** The other way; what `packModel` wrote is trusted. */
export function unpackModel(base64: string, hanFirst: number): BigramModel {
  const raw = brotliDecompressSync(Buffer.from(base64, 'base64'));
  const tokens = raw.readUInt32LE(0);
  const count = raw.readUInt32LE(4);
  let at = 8;
  const take = (length: number): Buffer => raw.subarray(at, (at += length));
  const vocabulary = take((tokens - hanFirst) * 2).toString('utf16le');
  const unigram = new Uint8Array(take(tokens));
  const backoff = new Uint8Array(take(tokens));
  const costs = new Uint8Array(take(count));
  const pairs = new Uint32Array(count);
  let pair = 0;
  for (let i = 0; i < count; i++) {
    let shift = 0;
    let byte = 0;
    do {
      byte = raw[at++] as number;
      pair += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    pairs[i] = pair;
  }
  return { vocabulary, unigram, backoff, pairs, costs };
}
