import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { FAILURES } from '../../src/core/failures.ts';
import { REASONS } from '../../src/core/reasons.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(resolve(ROOT, name), 'utf8');

beforeAll(async () => {
  const { ready } = (await import(resolve(ROOT, 'scripts/ready.mjs'))) as { ready(): void };
  ready();
});

describe('docs/library.md', () => {
  it('runs from top to bottom and prints what it says', async () => {
    const library = (await import(resolve(ROOT, 'dist/index.js'))) as object;
    const blocks = [...read('docs/library.md').matchAll(/```ts\n([^]*?)```/gu)].map(
      (match) => match[1] ?? '',
    );
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) {
      const expected = [...block.matchAll(/^\/\/ (.*)$/gmu)].map((match) => match[1]);
      const printed: string[] = [];
      const log = (...parts: unknown[]): void =>
        void printed.push(parts.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' '));
      const code = block.replace(/^import \{([^}]*)\} from 'jingliu';$/gmu, 'const {$1} = jingliu;');
      runInNewContext(code, { jingliu: library, console: { log }, Buffer });
      expect(printed).toEqual(expected);
    }
  });
});

describe('pages made from the code', () => {
  it('are up to date', () => {
    expect(
      spawnSync(process.execPath, ['scripts/docs.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' }),
    ).toMatchObject({ status: 0, stderr: '' });
  });

  it('name every reason and failure, and src uses no other', () => {
    const page = read('docs/reasons.md');
    const known = [...Object.keys(REASONS), ...Object.keys(FAILURES)];
    for (const code of known) expect(page).toContain(`\`${code}\``);
    expect([...page.matchAll(/^\| `([A-Z_0-9]+)`/gmu)].map((match) => match[1]).sort()).toEqual(
      [...known].sort(),
    );
  });
});

describe('the README', () => {
  it('names only commands that exist', () => {
    const help = spawnSync(process.execPath, ['dist/cli/main.js', '--help'], {
      cwd: ROOT,
      encoding: 'utf8',
    }).stdout;
    const named = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'].flatMap((name) =>
      [...read(name).matchAll(/jingliu ([a-z-]+)/gu)].map((match) => match[1] ?? ''),
    );
    const commands = new Set([...help.matchAll(/^ {2}([a-z][a-z-]+) /gmu)].map((match) => match[1] ?? ''));
    const unknown = named.filter((name) => !commands.has(name) && !['is', 'turns', 'helps'].includes(name));
    expect(unknown).toEqual([]);
    const undescribed = [...commands].filter(
      (command) => command !== 'help' && !read('README.md').includes(`jingliu ${command}`),
    );
    expect(undescribed).toEqual([]);
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = readdirSync(ROOT)
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) => [...read(name).matchAll(/npm run ([a-z:]+)/gu)].map((match) => match[1] ?? ''));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
