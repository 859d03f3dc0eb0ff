import { DuckDBInstance } from '@duckdb/node-api';

/** A document as its signature file names it. */
export interface NamedDocument {
  readonly docId: string;
  readonly url: string;
  readonly site: string;
}

/** Those of some ids that stand in the signature files, by id; the others are not there. */
export async function findDocuments(
  signatureFiles: readonly string[],
  wanted: { has(docId: string): boolean },
): Promise<NamedDocument[]> {
  if (signatureFiles.length === 0) return [];
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const files = signatureFiles.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
    const sql = `SELECT doc_id, url, site FROM read_parquet([${files}]) ORDER BY doc_id`;
    const found: NamedDocument[] = [];
    for await (const rows of (await connection.stream(sql)).yieldRows()) {
      for (const [docId, url, site] of rows as unknown as [string, string, string][])
        if (wanted.has(docId)) found.push({ docId, url, site });
    }
    return found;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
