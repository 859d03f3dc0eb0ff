import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { address, loopback, samples, workers } from '../../src/cli/commands/arguments.ts';
import { counted } from '../../src/cli/counted.ts';
import { dedupCommand } from '../../src/cli/dedup.ts';
import { exitCodeOf, explain } from '../../src/cli/errors.ts';
import { explainCommand } from '../../src/cli/explain.ts';
import { sitesAddCommand, sitesAssessCommand, sitesListCommand } from '../../src/cli/sites.ts';
import { takedownCommand } from '../../src/cli/takedown.ts';
import { EXIT } from '../../src/core/failures.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-arguments-'));
const none = join(folder, 'none');
afterAll(() => rmSync(folder, { recursive: true }));

describe('options that commander reads', () => {
  it.each<[read: (value: string) => unknown, good: readonly string[], bad: readonly string[]]>([
    [workers, ['1', '256'], ['0', '-1', '257', '1e9', 'x', '1.5', '']],
    [samples, ['3', '1000'], ['0', '1001']],
    [
      loopback,
      ['127.0.0.1:8480', 'localhost:1', '[::1]:65535', '127.1.2.3:80'],
      ['nonsense', '127.0.0.1', '127.0.0.1:0', '127.0.0.1:65536', '127.0.0.999:80', '10.0.0.1:80', 'a.cn:80'],
    ],
    [address, ['http://a.cn', 'HTTPS://a.cn/路径'], ['a.cn', 'ftp://a.cn/', 'http://', 'file:///a']],
  ])('%o', (read, good, bad) => {
    for (const value of good) expect(() => read(value)).not.toThrow();
    for (const value of bad) expect(() => read(value), value).toThrow(/expected/u);
  });
});

const DEDUP = {
  out: join(folder, 'out'),
  textField: 'text',
  idField: 'id',
  threshold: 0.75,
  bands: 14,
  rows: 8,
  ngram: 5,
  survivor: 'earliest',
  verify: true,
  memory: '512MB',
};
const SITE = { rules: none, host: 'www.example.cn', kind: 'other' };
const PROFILES = join(folder, 'rules', 'sites');
mkdirSync(PROFILES, { recursive: true });
const HERE = { rules: join(folder, 'rules') };

describe('what a command refuses before it starts, in a sentence', () => {
  it.each<[what: string, run: () => unknown, said: RegExp]>([
    [
      'no such language',
      () => explainCommand('a.html', { lang: 'fr', url: '' }),
      /--lang is en or zh, not "fr"/u,
    ],
    ['no memory', () => dedupCommand([], { ...DEDUP, memory: '0MB' }), /--memory is at least 64MB/u],
    ['a missing document', () => dedupCommand([none], DEDUP), /none: there is no such file .*; name JSONL/u],
    [
      'missing signatures',
      () => dedupCommand([], { ...DEDUP, earlier: [none] }),
      /none: there is no such file/u,
    ],
    ['no rules to add to', () => sitesAddCommand('new', SITE), /none: there is no such file .*jingliu init/u],
    ['no profiles', () => sitesListCommand({ rules: none }), /none\/sites: there is no such file/u],
    ['no such site', () => sitesAssessCommand('x', { ...HERE, captures: none }), /no profile has the id x/u],
    [
      'no number',
      () => takedownCommand('a', { request: '', out: none, rules: none }),
      /is no number of a request/u,
    ],
    [
      'a name',
      () => takedownCommand('a', { request: '张三', out: none, rules: none }),
      /is no number of a request/u,
    ],
    [
      'a telephone',
      () => takedownCommand('a', { request: 'TD-13812345678', out: none, rules: none }),
      /never data of a person/u,
    ],
    [
      'no rules for a takedown',
      () => takedownCommand('a', { request: 'TD-2026-014', out: none, rules: none }),
      /none: there is no such file .*--rules/u,
    ],
  ])('%s', async (_what, run, said) => {
    let caught = new Error('nothing was refused');
    try {
      await run();
    } catch (error) {
      caught = error as Error;
    }
    expect(caught.message).toMatch(said);
    expect([caught.name, exitCodeOf(caught)]).toEqual(['ConfigError', EXIT.config]);
  });
});

describe('an error at the top', () => {
  const thrown = (name: string, code: string, message: string): Error =>
    Object.assign(new Error(message), { name, code });

  it('of a damaged ledger is a sentence', () => {
    const damaged = thrown('SqliteError', 'SQLITE_NOTADB', 'file is not a database');
    expect(explain(damaged)).toMatch(/^jingliu: the ledger cannot be read .*audit verify/u);
    expect(exitCodeOf(damaged)).toBe(EXIT.failed);
    expect(explain(thrown('SqliteError', 'SQLITE_BUSY', 'database is locked'))).toContain('another process');
  });

  it('that crossed from a thread is still one of configuration', () => {
    expect(exitCodeOf(thrown('ConfigError', '', 'a.yaml:1:1: …'))).toBe(EXIT.config);
  });

  it('of ours shows where it happened', () => {
    expect(explain(new TypeError('x'))).toMatch(/unexpected error, please report it\nTypeError: x\n\s+at /u);
  });
});

it('counts in words', () => {
  expect([counted(1, 'row'), counted(0, 'row'), counted(2, 'address', 'addresses')]).toEqual([
    '1 row',
    '0 rows',
    '2 addresses',
  ]);
});
