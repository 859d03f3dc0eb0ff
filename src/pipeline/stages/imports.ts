import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Digest } from '../../core/digest.ts';
import { ConfigError } from '../../core/failures.ts';
import { digestOfSet, importSet } from '../import-set.ts';
import { act, type Run } from '../runner.ts';
import { makeFolder } from '../make-folder.ts';

/** Beside the captures of a set: what they were made of. Written last. */
const MADE = 'made.json';

interface Made {
  readonly digest: Digest;
  /** Names of the WARC files, in order. */
  readonly files: readonly string[];
}

/**
 * The captures of the sets that the pipeline names, set by set; a set whose description, inputs and license file
 * are what they were is not read again. @throws ConfigError for a set that is not described.
 */
export async function* importedCaptures(run: Run): AsyncGenerator<string> {
  const sets = (run.plan.pipeline.imports ?? []).map((id) => [id, fileOf(run, id)] as const);
  for (const [id, file] of sets) {
    if (run.signal.aborted) return;
    const folder = join(run.out.imports, id);
    const made = await captured(run, folder, file);
    yield* made.files.map((name) => join(folder, name));
  }
}

function fileOf(run: Run, id: string): string {
  const file = run.plan.rules.importFiles.get(id);
  if (file !== undefined) return file;
  throw new ConfigError(`${run.plan.file}: imports names ${id}, which no file in rules/imports describes`);
}

async function captured(run: Run, folder: string, file: string): Promise<Made> {
  const { warcBytesMax } = run.plan.pipeline.crawl;
  const digest = await digestOfSet(file, warcBytesMax);
  const known = run.options.resume ? readMade(folder) : undefined;
  if (known?.digest === digest) return known;
  rmSync(folder, { recursive: true, force: true });
  makeFolder(folder);
  const { set, files, documents, rejected, held, broken } = await importSet(
    file,
    folder,
    warcBytesMax,
    () => {},
  );
  for (const { input, why } of broken) run.listener.note(`import ${set.id}: ${input}: ${why}`);
  const made = { digest, files: files.map((path) => basename(path)) };
  writeFileSync(join(folder, `${MADE}.partial`), JSON.stringify(made));
  renameSync(join(folder, `${MADE}.partial`), join(folder, MADE));
  act(run, 'import.set', { set: set.id, version: set.version, digest, documents, rejected: { ...rejected } });
  const counts = [`${documents} documents`, ...Object.entries(rejected).map(([why, n]) => `${n} ${why}`)];
  run.listener.note(
    `import ${set.id}: ${counts.join(', ')}${held === undefined ? '' : `; all held: ${held}`}`,
  );
  return made;
}

function readMade(folder: string): Made | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, MADE), 'utf8')) as Made;
  } catch {
    return undefined;
  }
}
