import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { ConfigError } from '../core/failures.ts';
import { reviewsSchema, type ReviewsFile, type Ruling } from '../core/ruling.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Adds a ruling to a reviews file, sorted by document, and writes it whole. A ruling on the same
 * decision takes the place of the older one only when that has expired.
 * @throws ConfigError when a ruling in force is there already, or the file is not one of reviews.
 */
export function addRuling(file: string, ruling: Ruling): void {
  const known = existsSync(file) ? readYaml(file, reviewsSchema).value : emptyFile(ruling.at);
  const same = (other: Ruling): boolean =>
    other.document === ruling.document && other.step === ruling.step && other.reason === ruling.reason;
  if (known.rulings.some((other) => same(other) && other.expires >= ruling.at))
    throw new ConfigError(`${file}: ${ruling.document} is ruled already; edit the file to change it`);
  const rulings = [...known.rulings.filter((other) => !same(other)), ruling].sort((a, b) =>
    a.document < b.document ? -1 : 1,
  );
  const next: ReviewsFile = { ...known, version: known.version + 1, updated: ruling.at, rulings };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.partial`, stringify(reviewsSchema.parse(next), { lineWidth: 0 }));
  renameSync(`${file}.partial`, file);
}

function emptyFile(updated: string): ReviewsFile {
  return { id: 'rulings', version: 0, source: 'jingliu review rule', license: 'CC0-1.0', updated, rulings: [] };
}
