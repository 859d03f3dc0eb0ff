import { EXIT } from '../core/failures.ts';
import type { VerifyReport } from '../provenance/verify/finding.ts';
import { verifyOut } from '../provenance/verify/verify.ts';
import { requireFolder } from './inputs.ts';

/** Exit 0 when everything holds, 1 with the first thing wrong and its place, 2 when there is no such folder. */
export async function verifyCommand(raw: object): Promise<number> {
  const options = raw as { readonly out: string; readonly json?: boolean };
  requireFolder(options.out, 'the folder of a run with --out');
  const report = await verifyOut(options.out);
  if (options.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(`${describe(report)}\n`);
  return report.ok ? EXIT.ok : EXIT.failed;
}

function describe({ ok, finding, checked }: VerifyReport): string {
  const { events, anchors, tasks, outcomes, releases, shards } = checked;
  const seen = `${events} events, ${anchors} anchors, ${tasks} tasks, ${outcomes} outcomes, ${releases} releases, ${shards} shards`;
  return ok
    ? `verified: ${seen}; everything holds`
    : `NOT VERIFIED: ${finding?.place}: ${finding?.problem}\nchecked before that: ${seen}`;
}
