import { EXIT } from '../core/failures.ts';
import { importSet } from '../pipeline/import-set.ts';
import { Meter } from './meter.ts';

/** Exit 0 when captures were written, even if rows were rejected or the set is held; 2 when nothing could start. */
export async function importCommand(file: string, raw: object): Promise<number> {
  const options = raw as { readonly out: string; readonly warcBytes: number };
  const meter = new Meter('documents');
  const report = await importSet(file, options.out, options.warcBytes, (n) => meter.add(n));
  meter.stop();
  const { set, files, documents, rejected, held } = report;
  const reasons = Object.entries(rejected).map(([reason, n]) => `${n} ${reason}`);
  const lines = [
    `${set.id}: ${[`${documents} documents`, ...reasons].join(', ')} in ${files.length} files; ${meter.rate()}/s`,
    ...files.map((path) => `  ${path}`),
    ...(held === undefined ? [] : [`everything in it will be held (IMPORT_LICENSE_MISSING): ${held}`]),
    `next: jingliu run <pipeline> --captures ${options.out}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}
