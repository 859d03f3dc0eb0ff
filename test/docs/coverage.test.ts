import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const numbered = (prefix: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) => `${prefix}${String(i + 1).padStart(2, '0')}`);

/** Every row of §2, §4 and §5 of the compliance requirements, the gates of sources and requests, and the seeds of §8. */
const NAMED =
  'ICP-S1 ICP-S2 ICP-S3 ICP-S4 ICP-S5 CN-GOV DEC-1 DEC-2 DEC-3 DEC-4 DEC-5 DEC-6 DEC-6b DEC-7 DEC-8 DEC-9 DEC-10 TD-10 AUD-08';
const EXPECTED = [
  ...NAMED.split(' '),
  ...numbered('ICP-', 12),
  ...numbered('RBT-', 14),
  ...numbered('SIG-', 17),
  ...numbered('CN-AIG-', 6),
  ...numbered('CN-SRC-', 5),
  ...numbered('T-', 20),
  ...[...'ABCDEFGH'].map((letter) => `Class ${letter}`),
  'CODE permissive',
  'CODE copyleft',
];

const rows = readFileSync(resolve(ROOT, 'docs/coverage.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:id|---) /u.test(line))
  .map((line) => {
    const [, id = '', , code = '', test = ''] = line.split(/(?<!\\)\|/u).map((cell) => cell.trim());
    return { id, code, test };
  });

describe('docs/coverage.md', () => {
  it('has each id once and no other', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual([...EXPECTED].sort());
  });

  it.each(rows.map((row) => [row.id, row] as const))(
    '%s names code and a test that are there, or why not',
    (_, { code, test }) => {
      const file = /^`([^`]+)`$/u.exec(code)?.[1];
      if (file !== undefined) expect([file, existsSync(resolve(ROOT, file))]).toEqual([file, true]);
      if (test.startsWith('not code: ')) return expect(test.length).toBeGreaterThan(20);
      expect(file).toBeDefined();
      const [, testFile = '', quoted = ''] = /^`([^`]+)` “(.+)”$/u.exec(test) ?? [];
      expect([testFile, existsSync(resolve(ROOT, testFile))]).toEqual([testFile, true]);
      expect(readFileSync(resolve(ROOT, testFile), 'utf8')).toContain(quoted);
    },
  );
});
