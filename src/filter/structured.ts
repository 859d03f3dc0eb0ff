import { lineShape } from './line-shape.ts';
import type { FilterSubject } from './subject.ts';

/** Share of a text in lines of code, columns or markup from which it is a manual, whatever its page is called. */
const CODE_RATIO_MIN = 0.08;

/**
 * True for texts whose lines are not sentences by nature: documentation, regulations, anything with
 * a good share of code or tables. Their thresholds are the ones named `…Structured`.
 */
export function isStructured({ pageKind, profile, site }: FilterSubject): boolean {
  if (pageKind === 'documentation' || pageKind === 'regulation' || site?.kind === 'documentation')
    return true;
  const shape = lineShape(profile);
  return shape.units > 0 && shape.codeUnits / shape.units >= CODE_RATIO_MIN;
}
