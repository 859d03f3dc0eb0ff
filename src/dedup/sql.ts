/**
 * The text of the dedup barrier. Ranks follow the order of documents, so every choice below is between
 * numbers. A document that loses by address or by exact text takes no part in near duplicates: its survivor
 * does. `seq` is a document's place in the files, one after the other.
 */

/** Which of two documents is kept; ties, and documents of which nothing is known, fall to the earlier one. */
export const SURVIVOR_POLICIES = {
  earliest: '',
  longest: 'units DESC,',
  'best-license': "CASE WHEN license = '' THEN '~' ELSE license END,",
  'best-quality': 'quality DESC,',
} as const;
export type SurvivorPolicy = keyof typeof SURVIVOR_POLICIES;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Rows up to which they are read once into memory (about a kilobyte each) and not again for every key. */
const HELD_ROWS = 50_000;

/** @param files in the order in which their rows are numbered. */
export const FILES_SQL = (
  files: readonly { path: string; base: number; rows: number; isNew: boolean }[],
): string => `
CREATE TABLE files (file_index BIGINT, base INTEGER, is_new BOOLEAN);
INSERT INTO files VALUES ${files.map(({ base, isNew }, i) => `(${i}, ${base}, ${isNew})`).join(', ')};
CREATE TABLE withdrawn (doc_id VARCHAR);
CREATE TABLE fallen (doc_id VARCHAR);

CREATE ${files.reduce((sum, { rows }) => sum + rows, 0) <= HELD_ROWS ? 'TABLE' : 'VIEW'} rows AS
SELECT CAST(base + file_row_number AS INTEGER) AS seq, is_new, p.*
FROM read_parquet([${files.map(({ path }) => quote(path)).join(', ')}], file_row_number = true) p
JOIN files USING (file_index);
`;

/**
 * Records of one gzip member share a place, so their order keys may be equal: then they stand as they do in the
 * file of their shard, which is the order of the records.
 */
const ORDER = 'order_key, file, byte_offset, doc_id';

/** Earlier releases come before the new documents, whatever the policy; withdrawn and fallen documents never were. */
export const DOCS_SQL = (policy: SurvivorPolicy): string => `
CREATE TABLE docs AS
SELECT CAST(row_number() OVER (ORDER BY is_new, ${SURVIVOR_POLICIES[policy]} ${ORDER}) AS INTEGER) - 1 AS rank,
  seq, is_new, is_short, url <> '' AS has_url, md5_number(url) AS url_key, md5_number(text_digest) AS text_key
FROM rows
WHERE CASE WHEN is_new THEN doc_id NOT IN (SELECT doc_id FROM fallen)
  ELSE doc_id NOT IN (SELECT doc_id FROM withdrawn) END;

CREATE TABLE same_url AS
SELECT rank, leader
FROM (SELECT rank, min(rank) OVER (PARTITION BY url_key) AS leader FROM docs WHERE has_url)
WHERE leader < rank;

CREATE TABLE same_text AS
SELECT rank, leader FROM (
  SELECT rank, min(rank) OVER (PARTITION BY text_key) AS leader FROM docs ANTI JOIN same_url USING (rank)
) WHERE leader < rank;

CREATE TABLE active AS
SELECT seq, rank, is_new FROM docs ANTI JOIN same_url USING (rank) ANTI JOIN same_text USING (rank)
WHERE NOT is_short;
`;

/**
 * The leader of a bucket is its earliest document; every new member meets its leader and nobody else, so a
 * bucket of a million members costs a million rows. Where memory has room, BucketTable gives the same pairs.
 */
export const LEADERS_SQL = (key: string): string => `
WITH members AS (SELECT rank, is_new, ${key} AS bucket FROM rows JOIN active USING (seq, is_new)),
leaders AS (
  SELECT bucket, min(rank) AS leader FROM members
  GROUP BY bucket HAVING count(*) > 1 AND bool_or(is_new)
)
SELECT rank, leader FROM members JOIN leaders USING (bucket) WHERE is_new AND leader < rank`;

/** Larger documents that one is compared with: those that share most of its samples. */
const CONTAINERS_MAX = 4;

/**
 * Pairs of a document and a larger one that has enough of its sampled n-grams. In the bucket of an n-gram only
 * the largest document counts (the earliest among equals: `size` holds both), so this too is linear.
 */
export const CONTAINERS_SQL = (files: readonly string[], samplesMin: number, shareMin: number): string => `
WITH samples AS (SELECT * FROM read_parquet([${files.map(quote).join(', ')}])),
owners AS (SELECT gram, max(size) AS largest FROM samples GROUP BY gram HAVING count(*) > 1),
shared AS (
  SELECT rank, largest, count(*) AS n, any_value(own) AS own
  FROM samples JOIN owners USING (gram)
  WHERE largest > size AND own >= ${samplesMin}
  GROUP BY rank, largest
)
SELECT CAST(rank AS INTEGER), CAST(4294967295 - (largest & 4294967295) AS INTEGER) AS container
FROM shared WHERE n >= own * ${shareMin}
QUALIFY row_number() OVER (PARTITION BY rank ORDER BY n DESC, largest DESC) <= ${CONTAINERS_MAX}
ORDER BY rank, n DESC, largest DESC`;

/** Documents that lost without a signature. */
export const LOSERS_SQL = `
SELECT rank, leader, layer FROM (
  SELECT rank, leader, 'url' AS layer FROM same_url UNION ALL SELECT rank, leader, 'exact' AS layer FROM same_text
) JOIN docs USING (rank) WHERE is_new`;

export const PLACES_SQL = 'SELECT rank, seq FROM docs';

/** Documents whose signatures are compared, and whether each is of this release. */
export const ACTIVE_SQL = 'SELECT rank, CAST(is_new AS INTEGER) FROM active';

/** The file of rows a signature file speaks of. */
export const ROW_FILE_SQL = (path: string): string =>
  `SELECT file FROM read_parquet([${quote(path)}]) LIMIT 1`;

export const IDS_SQL = 'SELECT rank, doc_id FROM rows JOIN docs USING (seq)';

export const LEFT_OUT_SQL = `
SELECT DISTINCT doc_id, url, site FROM rows SEMI JOIN fallen USING (doc_id) WHERE is_new ORDER BY doc_id, url`;

export const DECISIONS_SQL = `
SELECT rank, doc_id, url, site FROM rows JOIN docs USING (seq) WHERE docs.is_new ORDER BY rank`;

export const SURVIVORS_SQL = `
SELECT rank, doc_id, url, site, partition, file, byte_offset, byte_length
FROM rows JOIN docs USING (seq) WHERE docs.is_new ORDER BY partition, ${ORDER}`;
