import { ConfigError } from '../core/failures.ts';
import { reviewsSchema, type ReviewsFile, type Ruling } from '../core/ruling.ts';
import type { ReadFile } from './read-yaml.ts';

export { reviewsSchema };

/** Rulings in force, by document. */
export interface Reviews {
  readonly rulings: readonly Ruling[];
  of(document: string): readonly Ruling[];
}

/**
 * Rulings whose last day has not passed. Which are in force depends on the day, so their digest is part
 * of the plan's and a run of the same plan stays the same.
 * @throws ConfigError when two rulings answer the same decision on a document.
 */
export function indexReviews(files: readonly ReadFile<ReviewsFile>[], today: string): Reviews {
  const byDocument = new Map<string, Ruling[]>();
  const rulings: Ruling[] = [];
  for (const { file, value } of files) {
    for (const ruling of value.rulings) {
      if (ruling.expires < today) continue;
      const known = byDocument.get(ruling.document) ?? [];
      if (known.some((other) => other.step === ruling.step && other.reason === ruling.reason))
        throw new ConfigError(`${file}:1:1: two rulings on ${ruling.document}, ${ruling.step} ${ruling.reason}`);
      byDocument.set(ruling.document, [...known, ruling]);
      rulings.push(ruling);
    }
  }
  return { rulings, of: (document) => byDocument.get(document) ?? [] };
}
