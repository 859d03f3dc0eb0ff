import { foldTable } from '../fold-table.ts';

/** Weights are stored in eighths, as signed bytes. */
const SCALE = 8;

/**
 * A table of weights by UTF-16 unit from the stored form: folded Han characters, and one byte each in
 * base64. Every form that folds to a character (traditional, regional) has its weight.
 */
export function spreadWeights(han: string, base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  const folded = new Float32Array(0x10000);
  for (let i = 0; i < han.length; i++) folded[han.charCodeAt(i)] = bytes.readInt8(i) / SCALE;
  const fold = foldTable();
  const weights = new Float32Array(0x10000);
  for (let unit = 0x3400; unit < 0xa000; unit++) weights[unit] = folded[fold[unit] as number] as number;
  return weights;
}
