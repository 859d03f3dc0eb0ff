import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { eachNumberPair } from './each-pair.ts';
import { ExactJaccard, foldText } from './exact-jaccard.ts';
import { sampleGrams } from './gram-samples.ts';
import type { Losses } from './losses.ts';
import { SampleFiles } from './sample-files.ts';
import { CONTAINERS_SQL } from './sql.ts';
import { foldedTexts, type TextOf } from './verify.ts';

export interface ContainmentOptions {
  readonly ngram: number;
  /** Share of a document's n-grams that a larger one has. */
  readonly shareMin: number;
  readonly workDir: string;
}

/** How many pages were compared with a larger one, and how many of them are in it. */
export interface ContainmentTally {
  compared: number;
  contained: number;
}

/** Samples a page needs to be looked for: fewer say too little. About 80 characters. */
const SAMPLES_MIN = 5;

/**
 * Drops new documents that are inside a larger one which stays: the boxed notice on a page of its own, the
 * first of several pages beside the whole. Candidates come from samples of n-grams, the texts decide.
 *
 * @param ranks of the documents that take part, in the order in which they are best read.
 * @param isNew whether a document may be dropped.
 */
export async function dropContained(
  connection: DuckDBConnection,
  ranks: Iterable<number>,
  textOf: TextOf,
  isNew: (rank: number) => boolean,
  losses: Losses,
  options: ContainmentOptions,
): Promise<ContainmentTally> {
  const folder = join(options.workDir, 'samples');
  mkdirSync(folder, { recursive: true });
  try {
    const units = new Int32Array(losses.documents);
    const files = sample(ranks, textOf, units, folder, options.ngram);
    const pairs = await candidates(connection, files, isNew, options);
    // From large to small, so that what holds a document is known to stay.
    pairs.sort((a, b) => (units[b.rank] ?? 0) - (units[a.rank] ?? 0) || a.rank - b.rank);
    return decide(pairs, foldedTexts(textOf), losses, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sample(
  ranks: Iterable<number>,
  textOf: TextOf,
  units: Int32Array,
  folder: string,
  ngram: number,
): readonly string[] {
  const files = new SampleFiles(folder);
  for (const rank of ranks) {
    const text = textOf(rank);
    if (text === undefined) continue;
    const folded = foldText(text);
    units[rank] = folded.length;
    files.add(rank, folded.length, sampleGrams(folded, ngram));
  }
  files.flush();
  return files.paths;
}

interface Candidate {
  readonly rank: number;
  readonly container: number;
}

async function candidates(
  connection: DuckDBConnection,
  files: readonly string[],
  isNew: (rank: number) => boolean,
  { shareMin }: ContainmentOptions,
): Promise<Candidate[]> {
  const pairs: Candidate[] = [];
  if (files.length === 0) return pairs;
  await eachNumberPair(connection, CONTAINERS_SQL(files, SAMPLES_MIN, shareMin / 2), (rank, container) => {
    if (isNew(rank)) pairs.push({ rank, container });
  });
  return pairs;
}

// A document inside one that is itself dropped is compared with what is left of its candidates.
function decide(
  pairs: readonly Candidate[],
  folded: (rank: number) => Uint16Array | undefined,
  losses: Losses,
  { ngram, shareMin }: ContainmentOptions,
): ContainmentTally {
  const jaccard = new ExactJaccard(ngram);
  const tally = { compared: 0, contained: 0 };
  for (const { rank, container } of pairs) {
    if (losses.has(rank) || losses.has(container)) continue;
    const [own, other] = [folded(rank), folded(container)];
    if (own === undefined || other === undefined) continue;
    tally.compared += 1;
    const share = jaccard.containment(own, other);
    if (share < shareMin) continue;
    tally.contained += 1;
    losses.add(rank, { layer: 'containment', leader: container, similarity: share, exact: true });
  }
  return tally;
}
