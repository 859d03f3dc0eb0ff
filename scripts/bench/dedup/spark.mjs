// Runs the SQL text of the dedup barrier in Spark and in DuckDB over the same signature files, and compares the
// pairs of documents and leaders:
//   node scripts/bench/dedup/spark.mjs <signatures folder> <python with pyspark>
// Two words differ: Spark has no md5_number (md5 tells the same texts apart), and its tables are views here.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ready } from '../../ready.mjs';

ready();
const { DOCS_SQL, FILES_SQL, LEADERS_SQL } = await import('../../../dist/dedup/sql.js');
const { keyNames } = await import('../../../dist/dedup/band-keys.js');

const [folder, python] = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.parquet'))
  .sort()
  .map((name) => join(folder, name));
const keys = keyNames({ bands: 14, rows: 8 }).filter((name) => /_0[05]$/u.test(name));

const duck = await byDuckDb();
const spark = bySpark();
for (const key of keys) {
  const same = duck[key].length === spark[key].length && duck[key].every((pair, i) => pair === spark[key][i]);
  console.log(
    `${key}: ${duck[key].length} pairs in DuckDB, ${spark[key].length} in Spark: ${same ? 'the same' : 'NOT the same'}`,
  );
  if (!same) process.exitCode = 1;
}

async function byDuckDb() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  let base = 0;
  const opened = [];
  for (const path of files) {
    const counted = await connection.runAndReadAll(`SELECT count(*) FROM read_parquet('${path}')`);
    const rows = Number(counted.getRows()[0][0]);
    opened.push({ path, base, rows, isNew: true });
    base += rows;
  }
  await connection.run(FILES_SQL(opened));
  await connection.run(DOCS_SQL('earliest'));
  const found = {};
  for (const key of keys) {
    const pairs = await connection.runAndReadAll(LEADERS_SQL(key));
    found[key] = pairs
      .getRows()
      .map(([rank, leader]) => [rank, leader].map(String).join(' '))
      .sort();
  }
  return found;
}

function bySpark() {
  const rows = `CREATE OR REPLACE TEMP VIEW rows AS SELECT
    CAST(row_number() OVER (ORDER BY order_key, doc_id) AS INT) AS seq, true AS is_new, * FROM signatures`;
  const none = (name) => `CREATE OR REPLACE TEMP VIEW ${name} AS SELECT '' AS doc_id WHERE false`;
  const docs = DOCS_SQL('earliest')
    .replaceAll('CREATE TABLE', 'CREATE OR REPLACE TEMP VIEW')
    .replaceAll('md5_number(', 'md5(')
    .split(';')
    .filter((statement) => statement.trim() !== '');
  const job = {
    files,
    statements: [rows, none('withdrawn'), none('fallen'), ...docs],
    leaders: Object.fromEntries(keys.map((key) => [key, LEADERS_SQL(key)])),
  };
  const { stdout, status } = spawnSync(python, [join(import.meta.dirname, 'spark.py')], {
    input: JSON.stringify(job),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`Spark ended with ${status}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
