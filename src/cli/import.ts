import { EXIT } from '../core/failures.ts';
import { importSet } from '../pipeline/import-set.ts';
import { Meter } from './meter.ts';

/**
 * Exit 0 when captures were written, even if rows were rejected or the set is held; 1 when an input broke off or
 * there is no document in any; 2 when nothing could start.
 */
export async function importCommand(file: string, raw: object): Promise<number> {
  const options = raw as { readonly out: string; readonly warcBytes: number };
  const meter = new Meter('documents');
  const report = await importSet(file, options.out, options.warcBytes, (n) => meter.add(n));
  meter.stop();
  const { set, files, documents, rejected, held, broken } = report;
  const reasons = Object.entries(rejected).map(([reason, n]) => `${n} ${reason}`);
  const lines = [
    `${set.id}: ${[`${documents} documents`, ...reasons].join(', ')} in ${files.length} files; ${meter.rate()}/s`,
    ...files.map((path) => `  ${path}`),
    ...(held === undefined ? [] : [`everything in it will be held (IMPORT_LICENSE_MISSING): ${held}`]),
    ...broken.map(({ input, why }) => `FAILED ${input}: ${why}; what came before it was taken in`),
    ...(documents === 0 ? [NO_DOCUMENTS] : []),
    `next: jingliu run <pipeline> --captures ${options.out}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return broken.length > 0 || documents === 0 ? EXIT.failed : EXIT.ok;
}

const NO_DOCUMENTS =
  'no document was taken in: see whether input.format and input.fields say what the files are; the reasons stand above';
