import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigError } from '../../src/core/failures.ts';
import { readYaml } from '../../src/rules/read-yaml.ts';

const dir = mkdtempSync(join(tmpdir(), 'jingliu-rules-'));
const schema = z.strictObject({ id: z.string(), pace: z.strictObject({ delayMs: z.number().min(0) }), hosts: z.array(z.string()) });
const good = 'id: a\npace:\n  delayMs: 5\nhosts: [x, y]\n';

function file(text: string): string {
  const path = join(dir, `${Math.random().toString(36).slice(2)}.yaml`);
  writeFileSync(path, text);
  return path;
}

function problems(text: string): string[] {
  const path = file(text);
  try {
    readYaml(path, schema);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n').map((line) => line.replace(path, 'f.yaml'));
  }
}

describe('readYaml', () => {
  it.each([
    ['an unknown key', good.replace('hosts:', 'host: q\nhosts:'), 'f.yaml:4:1: no key is called "host": remove it or correct its spelling'],
    ['an unknown key inside', good.replace('  delayMs', '  delay: 1\n  delayMs'), 'f.yaml:3:3: pace: no key is called "delay": remove it'],
    ['a wrong type', good.replace('5', 'five'), 'f.yaml:3:12: pace.delayMs: is a text, and a number is needed'],
    ['a wrong element', good.replace('y]', '7]'), 'f.yaml:4:12: hosts.1: is a number, and a text is needed'],
    ['a missing key', good.replace('id: a\n', ''), 'f.yaml:1:1: id: is missing: give a text'],
    ['broken YAML', `${good}x: [1`, 'f.yaml:'],
    ['a key twice', `${good}id: b\n`, 'f.yaml:5:1: Map keys must be unique'],
    ['an empty file', '', 'f.yaml:1:1:'],
  ])('says where the problem is: %s', (_name, text, expected) => {
    expect(problems(text)[0]).toContain(expected);
  });

  it('gives one digest whatever the comments and the order of keys', () => {
    const a = readYaml(file(good), schema);
    const b = readYaml(file('# why\nhosts: ["x", "y"]\nid: a\npace: { delayMs: 5 }\n'), schema);
    const c = readYaml(file(good.replace('5', '6')), schema);
    expect(b.digest).toBe(a.digest);
    expect(c.digest).not.toBe(a.digest);
  });

  it('names a file that is not there', () => {
    expect(() => readYaml(join(dir, 'no.yaml'), schema)).toThrow(/no\.yaml: cannot be read/u);
  });

  it('does not expand a bomb of aliases', () => {
    const bomb = `a: &a [x]\n${[...'bcdefghij'].map((k, i) => `${k}: &${k} [${`*${'abcdefghij'[i]},`.repeat(9)}]`).join('\n')}\n`;
    expect(problems(bomb).length).toBeGreaterThan(0);
  });
});
