import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openInput } from '../../src/cli/line-files.ts';
import { traceCommand } from '../../src/cli/trace.ts';
import { warcLsCommand } from '../../src/cli/warc.ts';
import { ConfigError } from '../../src/core/failures.ts';

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
