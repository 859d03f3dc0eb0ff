import type { ImportSet } from '../core/import-set.ts';
import { rejectedItem, textItem, type ImportItem } from './item.ts';

type Fields = NonNullable<ImportSet['input']['fields']>;

/** A longer line is passed over as broken. */
const LINE_BYTES_MAX = 64 << 20;

/** The rows of a JSONL file; a line that is no object, or has no text, is counted with its reason. */
export async function* jsonlItems(
  source: AsyncIterable<Buffer>,
  fields: Fields,
  file: string,
): AsyncGenerator<ImportItem, void, undefined> {
  let count = 0;
  for await (const line of lines(source)) {
    // trim takes a byte order mark, too.
    const text = line?.trim();
    if (text === '') continue;
    count += 1;
    yield rowItem(text === undefined ? undefined : parse(text), fields, `${file}#${count}`);
  }
}

// A line that is too long comes as undefined.
async function* lines(source: AsyncIterable<Buffer>): AsyncGenerator<string | undefined, void, undefined> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const last = chunk.subarray(from, end);
      yield bytes + last.length > LINE_BYTES_MAX
        ? undefined
        : Buffer.concat([...parts, last]).toString('utf8');
      parts = [];
      bytes = 0;
      from = end + 1;
    }
    bytes += chunk.length - from;
    if (bytes > LINE_BYTES_MAX) parts = [];
    else if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (bytes > 0) yield bytes > LINE_BYTES_MAX ? undefined : Buffer.concat(parts).toString('utf8');
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function rowItem(
  row: Readonly<Record<string, unknown>> | undefined,
  fields: Fields,
  place: string,
): ImportItem {
  if (row === undefined) return rejectedItem(place, 'IMPORT_ROW_BROKEN');
  const get = (name: string | undefined): string => (name === undefined ? '' : asText(at(row, name)));
  const known = {
    url: get(fields.url),
    key: get(fields.id) || place,
    title: get(fields.title),
    author: get(fields.author),
    date: get(fields.date),
  };
  const type = fields.holds === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
  return textItem(known, get(fields.text), type);
}

// `meta.url` names a key inside an object, unless the row has a key of that very name; `段落.内容` one inside each
// object of a list.
function at(row: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name];
  return inside(row, name.split('.'));
}

function inside(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(value))
    return value.flat(LISTS_MAX).map((one) => (Array.isArray(one) ? undefined : inside(one, steps)));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return inside((value as Record<string, unknown>)[step], rest);
}

/** Lists in lists deeper than this are no text. */
const LISTS_MAX = 4;

// A list is one paragraph an element.
function asText(value: unknown): string {
  if (!Array.isArray(value)) return scalarText(value);
  return value
    .flat(LISTS_MAX)
    .map(scalarText)
    .filter((text) => text !== '')
    .join('\n');
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

/** The rows of a Parquet file in order, read by DuckDB in pieces. @throws Error when it is no Parquet file. */
export async function* parquetItems(
  path: string,
  fields: Fields,
  file: string,
): AsyncGenerator<ImportItem, void, undefined> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const names = [fields.text, fields.id, fields.url, fields.title, fields.author, fields.date];
    const columns = [...new Set(names.filter((name) => name !== undefined))];
    const list = columns.map((name) => `CAST(${quoted(name)} AS VARCHAR)`).join(', ');
    const sql = `SELECT ${list} FROM read_parquet('${path.replaceAll("'", "''")}')`;
    let count = 0;
    for await (const rows of (await connection.stream(sql)).yieldRows()) {
      for (const row of rows) {
        count += 1;
        yield rowItem(
          Object.fromEntries(columns.map((name, i) => [name, row[i]])),
          fields,
          `${file}#${count}`,
        );
      }
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

// `meta.url` is the field url of the struct meta.
function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
