import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { digestOf, sha256, type Digest } from '../core/digest.ts';
import { ConfigError } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';
import { importSetSchema, type ImportSet } from '../core/import-set.ts';
import { archiveItems } from '../import/archive.ts';
import { CaptureFiles, type LicenseFile } from '../import/capture-file.ts';
import { folderItems } from '../import/folder.ts';
import { rejectedItem, type ImportItem } from '../import/item.ts';
import { mediawikiItems } from '../import/mediawiki.ts';
import { openBytes } from '../import/open-bytes.ts';
import { jsonlItems, parquetItems } from '../import/rows.ts';
import { filesIn } from '../import/walk.ts';
import { readYaml } from '../rules/read-yaml.ts';
import { digestFile } from './durable.ts';
import { makeFolder } from './make-folder.ts';

/** What an import left behind. */
export interface ImportReport {
  readonly set: ImportSet;
  readonly files: readonly string[];
  readonly documents: number;
  /** Documents that cannot be used, by reason. They stand in the captures too, and end as outcomes in curate. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Why everything in the set will be held, or undefined. */
  readonly held: string | undefined;
  /** Inputs that broke off, with what was wrong; what came before it is used. */
  readonly broken: readonly { readonly input: string; readonly why: string }[];
}

/**
 * Turns a set into captures: WARC files that curate reads like those of a crawl. Nothing is judged here but
 * whether a row can be read; permission is asked by curate, from the same rule file.
 * @throws ConfigError for a rule file that is wrong or inputs that are not there.
 */
export async function importSet(
  file: string,
  out: string,
  warcBytesMax: number,
  progress: (documents: number) => void,
): Promise<ImportReport> {
  const path = resolve(file);
  const set = readYaml(path, importSetSchema).value;
  const inputs = inputsOf(set, path);
  const license = licenseOf(set, path);
  makeFolder(out);
  const captures = new CaptureFiles(set, out, warcBytesMax, license);
  const rejected: Record<string, number> = {};
  const broken: { input: string; why: string }[] = [];
  let documents = 0;
  for (const input of inputs) {
    const source = { name: basename(input), digest: await digestOfInput(input) };
    for await (const item of guarded(set, input, (why) => broken.push({ input, why }))) {
      if (item.rejected === undefined) documents += 1;
      else rejected[item.rejected] = (rejected[item.rejected] ?? 0) + 1;
      captures.add(item, source);
      progress(1);
    }
  }
  return { set, files: captures.close(), documents, rejected, held: whyHeld(set, license), broken };
}

/** Digest of everything the captures of a set depend on: its description, its inputs, its license file. */
export async function digestOfSet(file: string, warcBytesMax: number): Promise<Digest> {
  const path = resolve(file);
  const { value: set, digest } = readYaml(path, importSetSchema);
  const inputs: Digest[] = [];
  for (const input of inputsOf(set, path)) inputs.push(await digestOfInput(input));
  const license = licenseOf(set, path)?.digest ?? null;
  return digestOf({ version: IMPORT_VERSION, set: digest, inputs, license, warcBytesMax });
}

/** Raised when the same set could give other captures. */
const IMPORT_VERSION = 2;

function inputsOf(set: ImportSet, ruleFile: string): string[] {
  return set.input.files.flatMap((pattern) => matching(resolve(dirname(ruleFile), pattern), ruleFile));
}

// What breaks off in the middle of a file is one more broken row: what came before it is used.
async function* guarded(
  set: ImportSet,
  input: string,
  onBroken: (why: string) => void,
): AsyncGenerator<ImportItem, void, undefined> {
  try {
    yield* itemsOf(set, input);
  } catch (error) {
    onBroken(systemWords(error as Error).split('\n')[0] ?? '');
    yield rejectedItem(`${basename(input)}#end`, 'IMPORT_ROW_BROKEN');
  }
}

function itemsOf({ input }: ImportSet, path: string): AsyncIterable<ImportItem> | Iterable<ImportItem> {
  const name = basename(path);
  const fields = input.fields ?? { text: 'text' };
  switch (input.format) {
    case 'archive':
      return archiveItems(path, name);
    case 'mediawiki':
      return mediawikiItems(openBytes(path), input.baseUrl ?? '', name);
    case 'jsonl':
      return jsonlItems(openBytes(path), fields, name);
    case 'parquet':
      return parquetItems(path, fields, name);
    default:
      return folderItems(path);
  }
}

/** Files that match: `*` in the last part stands for any run of characters. */
function matching(pattern: string, ruleFile: string): string[] {
  const folder = dirname(pattern);
  const glob = new RegExp(
    `^${basename(pattern)
      .replaceAll(/[.+?^${}()|[\]\\]/gu, '\\$&')
      .replaceAll('*', '.*')}$`,
    'u',
  );
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => glob.test(name)) : [];
  if (names.length === 0) throw new ConfigError(`${ruleFile}:1:1: input.files: nothing is called ${pattern}`);
  return names.sort().map((name) => join(folder, name));
}

function licenseOf({ basis }: ImportSet, ruleFile: string): LicenseFile | undefined {
  if (basis.evidence.file === undefined) return undefined;
  try {
    const bytes = readFileSync(resolve(dirname(ruleFile), basis.evidence.file));
    return { digest: sha256(bytes), bytes };
  } catch {
    return undefined;
  }
}

function whyHeld({ basis }: ImportSet, license: LicenseFile | undefined): string | undefined {
  if (basis.evidence.digest === undefined) return 'basis.evidence names no digest of the license file';
  if (license === undefined) return 'the license file is not there';
  return license.digest === basis.evidence.digest
    ? undefined
    : `the license file has the digest ${license.digest}, not the one recorded`;
}

// Of a folder: the digests of its files by name, those that can be read.
async function digestOfInput(path: string): Promise<Digest> {
  if (!statSync(path).isDirectory()) return (await digestFile(path)).digest;
  const digests: Record<string, Digest | null> = {};
  for (const name of filesIn(path))
    digests[name] = await digestFile(join(path, name)).then(
      ({ digest }) => digest,
      () => null,
    );
  return digestOf(digests);
}
