import { EXIT } from '../core/failures.ts';
import { parseLang } from './choices.ts';
import { knownRun } from './known-run.ts';
import { renderTrace } from '../provenance/trace-text.ts';
import { traceDocument } from '../provenance/trace.ts';

/** Exit 0 with the story of each document that has this id or address, 1 when the ledger knows none, 2 without a ledger. */
export function traceCommand(key: string, raw: object): number {
  const options = raw as { readonly out: string; readonly lang: string; readonly json?: boolean };
  const lang = parseLang(options.lang);
  const traces = traceDocument(knownRun(options.out), key);
  if (traces.length === 0) {
    process.stderr.write(
      `jingliu: the ledger in ${options.out} knows no document with the id or address ${key}\n`,
    );
    return EXIT.failed;
  }
  const text =
    options.json === true
      ? JSON.stringify(traces, null, 2)
      : traces.map((trace) => renderTrace(trace, lang)).join('\n\n');
  process.stdout.write(`${text}\n`);
  return EXIT.ok;
}
