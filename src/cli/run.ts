import { availableParallelism } from 'node:os';
import { EXIT } from '../core/failures.ts';
import { runPipeline } from '../pipeline/runner.ts';
import { resolvePlan } from '../pipeline/plan.ts';
import { stopOnSignal } from './stop.ts';
import { TerminalListener } from './terminal-listener.ts';
import { summarize } from './summary.ts';
import { unreadSites } from './unread-sites.ts';

interface Options {
  readonly out: string;
  readonly captures?: string;
  readonly workers?: number;
  readonly limit?: number;
  readonly resume: boolean;
  readonly testServer?: string;
  readonly recrawl?: boolean;
}

/**
 * Exit 0 when a release stands, 1 when a task failed, 2 when nothing could start, 130 when stopped by a
 * signal: what is in hand is finished first, a second signal exits at once.
 */
export async function runCommand(file: string, raw: object): Promise<number> {
  const options = raw as Options;
  const plan = resolvePlan(file, options.limit);
  const summary = await runPipeline(
    plan,
    {
      out: options.out,
      captures: options.captures,
      workers: options.workers ?? availableParallelism(),
      resume: options.resume,
      testServer: options.testServer,
      recrawl: options.recrawl === true,
      crawlOnly: false,
    },
    new TerminalListener(),
    stopOnSignal(),
  );
  const captures = options.captures ?? `${options.out}/captures`;
  process.stdout.write(`${summarize(summary, file, options.out, captures, unreadSites(plan))}\n`);
  if (summary.interrupted) return EXIT.interrupted;
  return summary.failedTasks > 0 || summary.release === undefined ? EXIT.failed : EXIT.ok;
}
