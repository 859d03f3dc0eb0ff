import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exitCodeOf, explain } from '../../src/cli/errors.ts';
import { verifyCommand } from '../../src/cli/audit.ts';
import { closeOutput, openOutput } from '../../src/cli/line-files.ts';
import { writePage } from '../../src/cli/write-page.ts';
import { makeFolder } from '../../src/pipeline/make-folder.ts';
import { openInput } from '../../src/cli/line-files.ts';
import { traceCommand } from '../../src/cli/trace.ts';
import { warcLsCommand } from '../../src/cli/warc.ts';
import { ConfigError, EXIT } from '../../src/core/failures.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-paths-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a folder in the place of a file is refused by name', async () => {
  await expect(openInput(folder)).rejects.toThrow(/is a folder; name a file of rows/u);
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
  expect(explain(caught)).toBe(`jingliu: ${file}: a file stands where a folder is needed`);
  expect(exitCodeOf(caught)).toBe(EXIT.config);
});

it('a file that is not there is named once', () => {
  const file = join(folder, 'none');
  let caught = new Error('nothing was thrown');
  try {
    readFileSync(file);
  } catch (error) {
    caught = error as Error;
  }
  expect(explain(caught)).toBe(`jingliu: ${file}: there is no such file or folder`);
  expect(exitCodeOf(caught)).toBe(EXIT.config);
});

it('audit verify of a folder that is none: 2; of one without a ledger: 1', async () => {
  await expect(verifyCommand({ out: join(folder, 'none') })).rejects.toThrow(ConfigError);
  const written: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text) => written.push(String(text)) > 0;
  const code = await verifyCommand({ out: folder }).finally(() => (process.stdout.write = write));
  expect([code, written.join('')]).toEqual([
    EXIT.failed,
    expect.stringContaining('ledger.sqlite: is not there'),
  ]);
});

it('a page into a folder that is not there: a sentence', () => {
  const file = join(folder, 'none', 'page.html');
  expect(() => writePage(file, '')).toThrow(
    new ConfigError(`${file}: cannot be written: there is no such file or folder`),
  );
});

describe('makeFolder', () => {
  it('makes what is missing, and again', () => {
    const path = join(folder, '新 文件夹', 'a', 'b');
    makeFolder(path);
    makeFolder(path);
    expect(existsSync(path)).toBe(true);
  });

  it('ends where a file system takes no folders', () => {
    expect(() => makeFolder('/proc/jingliu/a')).toThrow(/the folder cannot be made/u);
  });

  it('names the file in its way', () => {
    const file = join(folder, 'in-the-way');
    writeFileSync(file, '');
    expect(() => makeFolder(join(file, 'a'))).toThrow(`a file stands where a folder is needed (${file})`);
  });
});

describe('an output file', () => {
  it('has its name only when it is whole, and may be the input', async () => {
    const file = join(folder, 'rows.jsonl');
    writeFileSync(file, 'before');
    const output = await openOutput(file);
    output.write('after');
    expect(readFileSync(file, 'utf8')).toBe('before');
    await closeOutput(output);
    expect([readFileSync(file, 'utf8'), existsSync(`${file}.partial`)]).toEqual(['after', false]);
  });

  it('may be a device', async () => {
    await closeOutput(await openOutput('/dev/null'));
    expect(existsSync('/dev/null.partial')).toBe(false);
  });

  it('is no folder', async () => {
    await expect(openOutput(folder)).rejects.toThrow(/is a folder; name a file to write/u);
  });
});
