import { DuckDBInstance } from '@duckdb/node-api';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A document that was left out, as its signature file names it. */
export interface LeftOut {
  readonly docId: string;
  readonly url: string;
  readonly site: string;
}

/**
 * Leaves documents out of a set of signature files: files that hold any of them are copied without
 * them into `folder`, the others are used as they are.
 * @returns the files to use, and those left out, by id.
 */
export async function leaveOut(
  signatureFiles: readonly string[],
  docIds: Iterable<string>,
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly leftOut: readonly LeftOut[] }> {
  mkdirSync(folder, { recursive: true });
  const list = join(folder, 'left-out.csv');
  writeFileSync(list, ['doc_id', ...docIds, ''].join('\n'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(
      `CREATE TABLE out AS SELECT DISTINCT doc_id FROM read_csv('${list}', header = true, columns = {'doc_id': 'VARCHAR'})`,
    );
    const files: string[] = [];
    const leftOut: LeftOut[] = [];
    for (const file of signatureFiles) {
      const source = `read_parquet('${file.replaceAll("'", "''")}')`;
      const found = await connection.runAndReadAll(
        `SELECT doc_id AS "docId", url, site FROM ${source} SEMI JOIN out USING (doc_id)`,
      );
      const rows = found.getRowObjectsJson() as unknown as LeftOut[];
      leftOut.push(...rows);
      if (rows.length === 0) {
        files.push(file);
        continue;
      }
      const copy = join(folder, basename(file));
      await connection.run(
        `COPY (SELECT * FROM ${source} ANTI JOIN out USING (doc_id)) TO '${copy}' (FORMAT parquet)`,
      );
      files.push(copy);
    }
    return { files, leftOut: leftOut.sort((a, b) => (a.docId < b.docId ? -1 : 1)) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
