/** Rows checked by keyword lists and classifier, and how many of them failed. */
export interface TechnicalSample {
  readonly rows: number;
  readonly sampled: number;
  readonly fails: number;
}

/** At least this share of the whole corpus is sampled (CN-EVAL-02). */
const SHARE_MIN = 0.1;
/** At least this share of the sample passes (CN-EVAL-02). */
const PASS_MIN = 0.98;

/** CN-EVAL-02 as exact fractions: 9.99 % of the rows is too little whatever it shows. An empty corpus passes nothing. */
export function passesTechnicalSample({ rows, sampled, fails }: TechnicalSample): boolean {
  return sampled > 0 && sampled >= rows * SHARE_MIN && sampled - fails >= sampled * PASS_MIN;
}
