import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sha256 } from '../core/digest.ts';
import { ConfigError, EXIT } from '../core/failures.ts';
import { listRecords, targetUri, type Listed } from '../warc/listing.ts';
import { Originals, payloadOf } from '../warc/payloads.ts';
import { readRecords } from '../warc/records.ts';
import type { WarcRecord } from '../warc/record.ts';
import { makeFolder } from '../pipeline/make-folder.ts';

/** One line a record, then the counts as JSON. Exit 1 when there are defects. */
export async function warcLsCommand(file: string, raw: object): Promise<number> {
  const { json } = raw as { readonly json?: boolean };
  checkFile(file);
  let good = 0;
  let defective = 0;
  for await (const line of listRecords(file)) {
    if (line.defect === undefined) good += 1;
    else defective += 1;
    await print(json === true ? JSON.stringify(line) : columns(line));
  }
  await print(JSON.stringify({ good, defective }));
  return defective === 0 ? EXIT.ok : EXIT.failed;
}

function columns({ offset, type, uri, date, status, length, defect }: Listed): string {
  const fields = [offset, type || '-', uri || '-', date || '-', status ?? '-', length];
  return [...fields, ...(defect === undefined ? [] : [`DEFECT ${defect}`])].join('\t');
}

interface Selection {
  readonly offset?: number;
  readonly uri?: string;
  readonly type?: string;
}

/** Writes whole records, or only their payloads, to standard output. Exit 1 when no record was chosen. */
export async function warcCatCommand(file: string, raw: object): Promise<number> {
  const options = raw as Selection & { readonly payload?: boolean; readonly from?: readonly string[] };
  checkFile(file);
  const originals = await originalsOf(options.payload === true ? [file, ...(options.from ?? [])] : []);
  let chosen = 0;
  for await (const item of readRecords(file)) {
    if (item.kind !== 'record' || !isChosen(item.record, options)) continue;
    chosen += 1;
    if (options.payload === true) await write((await payloadOf(item.record, originals)).bytes);
    else await writeRecord(item.record);
  }
  if (chosen > 0) return EXIT.ok;
  process.stderr.write(`jingliu: ${file}: no record matches\n`);
  return EXIT.failed;
}

async function writeRecord({ headers, block }: WarcRecord): Promise<void> {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  await write(Buffer.from(`WARC/1.1\r\n${lines}\r\n`));
  await write(block);
  await write(Buffer.from('\r\n\r\n'));
}

/**
 * Writes the payload of every response, resource, conversion and revisit into a folder, and `index.jsonl` with
 * what each file is. Exit 1 when a payload is missing or broken.
 */
export async function warcExtractCommand(file: string, raw: object): Promise<number> {
  const options = raw as Selection & { readonly out: string; readonly from?: readonly string[] };
  checkFile(file);
  const originals = await originalsOf([file, ...(options.from ?? [])]);
  makeFolder(options.out);
  const index: string[] = [];
  let broken = 0;
  for await (const item of readRecords(file)) {
    if (item.kind === 'defect') broken += 1;
    if (item.kind !== 'record' || !HAS_PAYLOAD.has(item.record.headers.get('warc-type') ?? '')) continue;
    if (!isChosen(item.record, options)) continue;
    const { record, uri, contentType, bytes, from, defect } = await payloadOf(item.record, originals);
    if (defect !== undefined) broken += 1;
    const name = `${String(index.length).padStart(6, '0')}${extensionOf(contentType)}`;
    writeFileSync(join(options.out, name), bytes);
    const type = record.headers.get('warc-type');
    const source = from === undefined ? {} : { from: { ...from, file: basename(from.file) } };
    const row = { file: name, offset: record.offset, type, uri, contentType, bytes: bytes.length };
    index.push(
      JSON.stringify({
        ...row,
        sha256: sha256(bytes),
        ...source,
        ...(defect === undefined ? {} : { defect }),
      }),
    );
  }
  writeFileSync(join(options.out, 'index.jsonl'), index.map((line) => `${line}\n`).join(''));
  process.stderr.write(`warc extract: ${index.length} payloads in ${options.out}, ${broken} defects\n`);
  return broken === 0 ? EXIT.ok : EXIT.failed;
}

const HAS_PAYLOAD: ReadonlySet<string> = new Set(['response', 'resource', 'conversion', 'revisit']);
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['text/plain', '.txt'],
  ['application/json', '.json'],
  ['application/pdf', '.pdf'],
  ['text/xml', '.xml'],
  ['application/xml', '.xml'],
]);

function extensionOf(contentType: string): string {
  return EXTENSIONS.get(contentType.split(';')[0]?.trim().toLowerCase() ?? '') ?? '.bin';
}

function isChosen(record: WarcRecord, { offset, uri, type }: Selection): boolean {
  if (offset !== undefined && record.offset !== offset) return false;
  if (uri !== undefined && targetUri(record) !== uri) return false;
  return type === undefined || record.headers.get('warc-type') === type;
}

async function originalsOf(files: readonly string[]): Promise<Originals> {
  const originals = new Originals();
  for (const file of files) {
    checkFile(file);
    await originals.add(file);
  }
  return originals;
}

function checkFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() === true) return;
  throw new ConfigError(
    `${file}: ${found === undefined ? 'no such file' : 'is not a file; name an archive'}`,
  );
}

async function print(line: string): Promise<void> {
  await write(Buffer.from(`${line}\n`));
}

async function write(bytes: Uint8Array): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
}
