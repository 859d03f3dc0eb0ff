import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parsePlainYaml } from '../../src/rules/plain-yaml.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const files = ['rules', 'pipelines'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name)),
);
const whole = (text: string): unknown => {
  try {
    return parse(text, { strict: true, uniqueKeys: true });
  } catch {
    return 'refused';
  }
};

describe('the quick reader of rule files', () => {
  it.each(files)('%s reads as the whole reader reads it', (name) => {
    const text = readFileSync(join(ROOT, name), 'utf8');
    const quick = parsePlainYaml(text);
    if (quick !== undefined) expect(quick).toEqual(whole(text));
  });

  it('reads every bundled site profile', () => {
    const sites = files.filter((name) => name.startsWith('rules/sites/'));
    expect(sites.length).toBeGreaterThan(5);
    for (const name of sites) expect(parsePlainYaml(readFileSync(join(ROOT, name), 'utf8'))).toBeDefined();
  });

  it.each([
    ['a: &x 1', 'an anchor'],
    ['a: *x', 'an alias'],
    ['a: |\n  text', 'a block scalar'],
    ['a: one\n  two', 'a scalar over two lines'],
    ['a: "x\\n"', 'an escape'],
    ['a: 1\na: 2', 'a key twice'],
    ['a: 0x1F', 'a hexadecimal number'],
    ['a: ~', 'another null'],
    ['a: True', 'another true'],
    ['a: 1e3', 'an exponent'],
    ['a: b: c', 'a map in a line'],
    ['a: [1, 2', 'an open list'],
    ['a:\tb', 'a tab'],
    ['---\na: 1', 'a document mark'],
    ['a: 1\r\n', 'another line end'],
    ['  a: 1', 'an indented start'],
    ['a: 1\n b: 2', 'a map under a scalar'],
    ['a: !x 1', 'a tag'],
    ['__proto__: 1', 'a key of the language'],
    ['', 'nothing'],
  ])('leaves %j to the whole reader (%s)', (text) => {
    expect(parsePlainYaml(text)).toBeUndefined();
  });

  const pieces = [
    'a: 1', 'b: x y', '- 1', '- a: 2', '  c: [1, two, "3"]', '  - x', 'd:', "e: 'it''s'", '# note', '  f: { g: 1, h: [] }',
    'i: http://x.example:80/a#b', 'j: 2026-01-01', 'k: 0.50', 'l: -3 # why', '    m: n', 'o: a, b', '', 'p: 来源：甲', 'q: .5', 'r: 01',
    's: [a: 1]', 't: {u: }', 'v: "a" b', '- ', 'w: - x', 'x: "', "y: 'a'#b", 'z: #', 'aa: a #b', '- [1]', '- {a: 1}', "- 'x'",
  ];
  it('never reads anything otherwise than the whole reader', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 7 }), (lines) => {
        const text = lines.join('\n');
        const quick = parsePlainYaml(text);
        if (quick !== undefined) expect({ text, value: quick }).toEqual({ text, value: whole(text) });
      }),
      { numRuns: 3000 },
    );
  });

  it('reads what the whole writer writes, or leaves it', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, fc.string(), fc.integer(), fc.boolean(), tie('list'), tie('map')),
      list: fc.array(tie('any'), { maxLength: 4 }),
      map: fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9_-]{0,8}$/u), tie('any'), { maxKeys: 4 }),
    })).map;
    fc.assert(
      fc.property(value, (map) => {
        const text = stringify(map);
        const quick = parsePlainYaml(text);
        if (quick !== undefined) expect(quick).toEqual(whole(text));
      }),
      { numRuns: 1000 },
    );
  });
});
