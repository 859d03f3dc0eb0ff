import { brotliDecompressSync } from 'node:zlib';
import { OFFENCE_SLOTS, passageSlots } from './features.ts';
import { OFFENCE_BIAS, OFFENCE_SCALE, OFFENCE_WEIGHTS } from './weights.ts';

/** Version of the weights, as it stands in risk records. */
export const OFFENCE_MODEL = 'offence-1';

let weights: Int8Array | undefined;

/**
 * Probability that a text abuses people for what they are (A.2), against texts that merely speak of
 * them: 0..1, 0 for an empty text. A long text has the mean of its passages, so one quoted insult
 * weighs little. Linear; see docs/models/offence.md for data and errors.
 */
export function offenceScore(text: string): number {
  weights ??= new Int8Array(brotliDecompressSync(Buffer.from(OFFENCE_WEIGHTS, 'base64')));
  const passages = passageSlots(text);
  if (passages.length === 0) return 0;
  let sum = 0;
  for (const slots of passages) sum += probability(slots, weights);
  return sum / passages.length;
}

function probability(slots: Uint16Array, table: Int8Array): number {
  let sum = 0;
  for (const slot of slots) sum += table[slot % OFFENCE_SLOTS] as number;
  return 1 / (1 + Math.exp(-(OFFENCE_BIAS + (sum * OFFENCE_SCALE) / Math.sqrt(slots.length))));
}
