import { CHAR, UNIT_CLASS } from '../char-class.ts';
import { foldTable } from '../fold-table.ts';
import * as stored from './han-weights.ts';

/** Weights of one model by UTF-16 unit and by slot of a pair, in eighths of log odds. */
export interface HanWeights {
  readonly units: Int8Array;
  readonly pairs: Int8Array;
  /** Log odds of a piece without a telling character. */
  readonly bias: number;
}

/** Weights are stored in eighths. */
export const WEIGHT_SCALE = 8;

/** Folded form of each Han, 0 for every other unit; traditional and regional forms are one. */
export const FOLDED_HAN: Uint16Array = foldedHan();

/** How far Han speak for written Cantonese, and for classical Chinese. */
export const CANTONESE: HanWeights = spread(stored.CANTONESE, stored.CANTONESE_PAIRS, stored.CANTONESE_BIAS);
export const CLASSICAL: HanWeights = spread(stored.CLASSICAL, stored.CLASSICAL_PAIRS, stored.CLASSICAL_BIAS);

function foldedHan(): Uint16Array {
  const fold = foldTable();
  return Uint16Array.from({ length: 0x10000 }, (_, unit) =>
    UNIT_CLASS[unit] === CHAR.han ? (fold[unit] as number) : 0,
  );
}

/** Every form that folds to a character has its weight. */
function spread(base64: string, pairs: string, bias: number): HanWeights {
  const bytes = signed(base64);
  const folded = new Int8Array(0x10000);
  for (let i = 0; i < bytes.length; i++) folded[stored.WEIGHTED_HAN.charCodeAt(i)] = bytes[i] as number;
  const units = Int8Array.from(
    { length: 0x10000 },
    (_, unit) => folded[FOLDED_HAN[unit] as number] as number,
  );
  return { units, pairs: signed(pairs), bias };
}

function signed(base64: string): Int8Array {
  return new Int8Array(Buffer.from(base64, 'base64'));
}
