import { keyNames } from './band-keys.ts';

/**
 * The text of the dedup barrier. Ranks follow the order key, so every choice below is between numbers.
 * A document that loses by address or by exact text takes no part in near duplicates: its survivor does.
 */
export const DOCS_SQL = (files: readonly string[]): string => `
CREATE TABLE docs AS
SELECT CAST(row_number() OVER (ORDER BY order_key, doc_id) AS INTEGER) - 1 AS rank, *
FROM read_parquet([${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')}]);

CREATE TABLE same_url AS
SELECT rank, leader FROM (SELECT rank, min(rank) OVER (PARTITION BY url) AS leader FROM docs) WHERE leader < rank;

CREATE TABLE same_text AS
SELECT rank, leader FROM (
  SELECT rank, min(rank) OVER (PARTITION BY text_digest) AS leader
  FROM docs ANTI JOIN same_url USING (rank)
) WHERE leader < rank;
`;

/**
 * The leader of a bucket is its earliest document; every member meets its leaders and nobody else, so a
 * bucket of a million members costs a million rows.
 */
export const CANDIDATES_SQL = (bands: number): string => `
CREATE TABLE keys AS
UNPIVOT (
  SELECT rank, ${keyNames({ bands }).join(', ')}
  FROM docs ANTI JOIN same_url USING (rank) ANTI JOIN same_text USING (rank)
  WHERE NOT is_short
) ON ${keyNames({ bands }).join(', ')} INTO NAME band VALUE bucket;

CREATE TABLE candidates AS
SELECT DISTINCT rank, leader
FROM keys JOIN (SELECT band, bucket, min(rank) AS leader FROM keys GROUP BY band, bucket HAVING count(*) > 1) USING (band, bucket)
WHERE leader < rank;

DROP TABLE keys;
`;

export const PAIRS_SQL = `
SELECT c.rank AS rank, c.leader AS leader, a.signature AS mine, b.signature AS theirs
FROM candidates c JOIN docs a ON a.rank = c.rank JOIN docs b ON b.rank = c.leader
ORDER BY c.rank, c.leader`;

export const LOSERS_SQL = `
SELECT rank, leader, 'url' AS layer FROM same_url UNION ALL SELECT rank, leader, 'exact' AS layer FROM same_text`;

export const DECISIONS_SQL = 'SELECT rank, doc_id, url, site FROM docs ORDER BY rank';

export const SURVIVORS_SQL = `
SELECT rank, doc_id, url, site, partition, file, byte_offset, byte_length FROM docs ORDER BY partition, rank`;
