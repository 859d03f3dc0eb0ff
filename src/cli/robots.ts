import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { EXIT, ConfigError } from '../core/failures.ts';
import { RobotsQuestions } from '../signals/robots-questions.ts';
import { closeOutput, openInput, openOutput } from './line-files.ts';
import { Meter } from './meter.ts';

/** Exit 0 when every question has an answer, whatever it says; 1 when a line was no question; 2 for bad arguments. */
export async function robotsCheckCommand(raw: object): Promise<number> {
  const options = raw as { readonly in: string; readonly out: string; readonly strict?: boolean };
  const input = await openInput(options.in);
  const output = await openOutput(options.out);
  const questions = new RobotsQuestions(options.strict === true);
  const meter = new Meter('questions');
  const counts = { allowed: 0, refused: 0, invalid: 0 };
  let lineNumber = 0;
  let firstInvalid = '';
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const answer = questions.answer(line);
    counts[answer.error === undefined ? (answer.allowed ? 'allowed' : 'refused') : 'invalid'] += 1;
    if (answer.error !== undefined && firstInvalid === '')
      firstInvalid = `the first invalid one is line ${lineNumber}: ${answer.detail ?? ''}\n`;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
    meter.add(1);
  }
  await closeOutput(output);
  meter.stop();
  process.stderr.write(
    `robots check: ${counts.allowed} allowed, ${counts.refused} refused, ${counts.invalid} invalid; ${meter.rate()} questions/s\n${firstInvalid}`,
  );
  return counts.invalid > 0 ? EXIT.failed : EXIT.ok;
}

const TIMEOUT_MS = 20_000;
const BODY_BYTES_MAX = 8 << 20;

/** Reads a host's policy files and says whether the agent may fetch the page. Exit 0 when it may, 1 when not. */
export async function robotsCommand(url: string, raw: object): Promise<number> {
  const options = raw as { readonly agent: string; readonly json?: boolean; readonly testServer?: string };
  if (!/^https?:\/\//iu.test(url) || !URL.canParse(url))
    throw new ConfigError(`${url}: not an http or https address`);
  const [{ Fetcher }, { readSiteFiles }] = await Promise.all([
    import('../crawl/fetcher.ts'),
    import('../crawl/site-files.ts'),
  ]);
  const fetcher = new Fetcher({
    userAgent: `${options.agent} (jingliu robots)`,
    timeoutMs: TIMEOUT_MS,
    bodyBytesMax: BODY_BYTES_MAX,
    connections: 1,
    testServer: options.testServer ?? null,
  });
  try {
    const stranger = { basis: { grantsCrawl: false } };
    const files = await readSiteFiles(new URL(url).origin, options.agent, fetcher, stranger, async () => {});
    const snapshot = files.robotsFor(url);
    const signals = files.signalsFor(url);
    const answer = {
      page: url,
      ...snapshot,
      crawlDelayMs: files.crawlDelayMs,
      sitemaps: files.sitemaps,
      signals,
    };
    process.stdout.write(
      options.json === true ? `${JSON.stringify(answer)}\n` : describe(answer, options.agent),
    );
    return snapshot.allowed ? EXIT.ok : EXIT.failed;
  } finally {
    await fetcher.close();
  }
}

interface Described {
  readonly outcome: string;
  readonly status?: number;
  readonly digest?: string;
  readonly allowed: boolean;
  readonly rule: string;
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
  readonly signals: readonly { readonly rule: string; readonly value: string; readonly effect: string }[];
}

function describe(answer: Described, agent: string): string {
  const decided = answer.rule === '' ? 'no line speaks against it' : answer.rule;
  const lines = [
    `${answer.allowed ? 'allowed' : 'refused'} for ${agent}: ${decided}`,
    `robots.txt ${answer.outcome}, status ${answer.status ?? 'none'}, ${answer.digest ?? 'no body'}`,
    ...(answer.crawlDelayMs > 0 ? [`crawl delay ${answer.crawlDelayMs / 1000} s`] : []),
    ...answer.sitemaps.map((sitemap) => `sitemap ${sitemap}`),
    ...answer.signals.map((signal) => `${signal.rule} ${signal.value}: ${signal.effect}`),
  ];
  return `${lines.join('\n')}\n`;
}
