import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exitCodeOf, explain } from '../../src/cli/errors.ts';
import { openInput } from '../../src/cli/line-files.ts';
import { traceCommand } from '../../src/cli/trace.ts';
import { warcLsCommand } from '../../src/cli/warc.ts';
import { ConfigError, EXIT } from '../../src/core/failures.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-paths-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a folder in the place of a file is refused by name', async () => {
  await expect(openInput(folder)).rejects.toThrow(new ConfigError(`${folder}: is a folder; name a file`));
  await expect(warcLsCommand(folder, {})).rejects.toThrow(/is not a file/u);
  await expect(warcLsCommand(join(folder, 'none'), {})).rejects.toThrow(/no such file/u);
});

it.each([folder, join(folder, 'none')])('trace in %s, which holds no ledger', (out) => {
  expect(() => traceCommand('id', { out, lang: 'en' })).toThrow(
    new ConfigError(`${out}: holds no ledger.sqlite; name the folder of a run with --out`),
  );
});

it.each([
  ['mkdir', (file: string) => mkdirSync(file, { recursive: true })],
  ['scandir', (file: string) => readdirSync(file)],
])('a file in the place of a folder, as %s finds it: a sentence and exit 2', (syscall, touch) => {
  const file = join(folder, syscall);
  writeFileSync(file, '');
  let caught = new Error('nothing was thrown');
  try {
    touch(file);
  } catch (error) {
    caught = error as Error;
  }
  expect(explain(caught)).toMatch(/^jingliu: a file stands where a folder is needed \(.*\)$/u);
  expect(exitCodeOf(caught)).toBe(EXIT.config);
});
