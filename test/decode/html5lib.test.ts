import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/decode/decode.ts';
import { encodingOf } from '../../src/decode/labels.ts';
import { declaredLabel } from '../../src/decode/prescan.ts';

const DATA = resolve(import.meta.dirname, '../../../shared/data/04_vectors/encoding-html5lib/encoding');

interface Case {
  readonly name: string;
  readonly body: Buffer;
  readonly expected: string;
}

/** Cases whose expectation is not ours, with the reason; every one is counted below. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['scripted/tests1.dat 1', 'the declaration is written by a script, and we run none'],
]);

function read(file: string): Case[] {
  const text = readFileSync(join(DATA, file), 'latin1');
  return text.split(/^#data\n/mu).flatMap((part, i) => {
    const [data, encoding] = part.split(/\n#encoding\n/u);
    if (data === undefined || encoding === undefined) return [];
    const expected = (encoding.split('\n')[0] ?? '').trim().toLowerCase();
    return [{ name: `${file} ${i}`, body: Buffer.from(data, 'latin1'), expected }];
  });
}

// What a browser makes of the declaration alone: UTF-16 cannot be declared in ASCII, nothing is windows-1252.
function browserEncoding(body: Buffer): string {
  const { encoding: decoded, evidence } = decodeBody(body, '');
  if (evidence['by'] === 'bom') return decoded;
  const encoding = encodingOf(declaredLabel(body)) ?? 'windows-1252';
  return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
}

describe.skipIf(!existsSync(DATA))('html5lib encoding cases (skipped where ../shared/data is absent)', () => {
  it('all pass, or are listed with the reason', () => {
    const cases = ['tests1.dat', 'tests2.dat', 'test-yahoo-jp.dat', 'scripted/tests1.dat'].flatMap(read);
    expect(cases.length).toBeGreaterThan(80);
    const failed = cases
      .filter(({ body, expected }) => browserEncoding(body) !== (encodingOf(expected) ?? expected))
      .map(({ name, body, expected }) => `${name}: ${expected}, not ${browserEncoding(body)}`);
    expect(failed.filter((line) => !EXCEPTIONS.has(line.split(':')[0] ?? ''))).toEqual([]);
    expect(failed.length).toBe(EXCEPTIONS.size);
  });

  it('reads the Big5 page of the chardet folder without a label', () => {
    const body = readFileSync(join(DATA, 'chardet/test_big5.txt'));
    expect(decodeBody(body, '')).toMatchObject({ encoding: 'big5', decision: { kind: 'keep' } });
  });
});
