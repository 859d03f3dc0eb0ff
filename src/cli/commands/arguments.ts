import { InvalidArgumentError } from 'commander';

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

/** An option that may be given again and again. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
