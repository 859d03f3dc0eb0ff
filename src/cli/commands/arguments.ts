import { InvalidArgumentError } from 'commander';
import { isLoopback } from '../../core/loopback.ts';

/** The exit code of a command becomes that of the process. */
export async function finish(code: number | Promise<number>): Promise<void> {
  process.exitCode = await code;
}

export function offset(value: string): number {
  const n = Number(value);
  if (Number.isInteger(n) && n >= 0) return n;
  throw new InvalidArgumentError('expected a whole number of at least 0.');
}

export function count(value: string): number {
  const n = Number(value);
  if (Number.isInteger(n) && n >= 1) return n;
  throw new InvalidArgumentError('expected a whole number of at least 1.');
}

/** More threads than this only wait for each other, and each takes memory. */
const WORKERS_MAX = 256;

export function workers(value: string): number {
  const n = count(value);
  if (n <= WORKERS_MAX) return n;
  throw new InvalidArgumentError(`expected at most ${WORKERS_MAX}.`);
}

/** Pages to show: a table of more is read by nobody. */
const SAMPLES_MAX = 1000;

export function samples(value: string): number {
  const n = count(value);
  if (n <= SAMPLES_MAX) return n;
  throw new InvalidArgumentError(`expected at most ${SAMPLES_MAX}.`);
}

/** `host:port` of this machine. */
export function loopback(value: string): string {
  if (isLoopback(value)) return value;
  throw new InvalidArgumentError('expected a loopback address with a port, as 127.0.0.1:8480.');
}

/** Absolute http or https address of a page. */
export function address(value: string): string {
  if (/^https?:\/\//iu.test(value) && URL.canParse(value)) return value;
  throw new InvalidArgumentError('expected an http or https address, as https://www.example.cn/a.html.');
}

/** An option that may be given again and again. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
