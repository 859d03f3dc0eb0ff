import { EXIT } from '../core/failures.ts';
import { runPipeline } from '../pipeline/runner.ts';
import { resolvePlan } from '../pipeline/plan.ts';
import { leanHeap } from './lean-heap.ts';
import { stopOnSignal } from './stop.ts';
import { summarize } from './summary.ts';
import { TerminalListener } from './terminal-listener.ts';
import { unreadSites } from './unread-sites.ts';

interface Options {
  readonly out: string;
  readonly resume: boolean;
  readonly testServer?: string;
  readonly recrawl?: boolean;
}

/**
 * Only the first stage: leaves WARC files, the frontier and the ledger, from which `run` goes on.
 * Exit 0 when every known address has an outcome, 130 when stopped by a signal.
 */
export async function crawlCommand(file: string, raw: object): Promise<number> {
  const options = raw as Options;
  leanHeap();
  const plan = resolvePlan(file);
  const summary = await runPipeline(
    plan,
    {
      out: options.out,
      captures: undefined,
      workers: 0,
      resume: options.resume,
      testServer: options.testServer,
      recrawl: options.recrawl === true,
      crawlOnly: true,
    },
    new TerminalListener(),
    stopOnSignal(),
  );
  const text = summarize(summary, file, options.out, `${options.out}/captures`, unreadSites(plan));
  process.stdout.write(`${text}\n`);
  return summary.interrupted ? EXIT.interrupted : EXIT.ok;
}
