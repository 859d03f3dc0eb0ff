import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allAttributes } from '../../src/html/attributes.ts';
import { scanPage } from '../../src/html/scan.ts';
import { ScannedTree } from '../../src/html/tree.ts';
import { VOID, flagsOfTag, tagOf } from '../../src/html/tags.ts';

const CASES = resolve(import.meta.dirname, '../../../shared/data/04_vectors/encoding-html5lib/tokenizer');

type Token = readonly [kind: string, name: string, attributes?: Readonly<Record<string, string>>];
interface Case {
  readonly description: string;
  readonly input: string;
  readonly output: readonly Token[];
  readonly initialStates?: readonly string[];
  readonly doubleEscaped?: boolean;
}

/** What a reader of the tree can see of the tokens: text without NUL, elements that hold something, attributes. */
interface Seen {
  readonly text: string;
  readonly elements: readonly (readonly [string, Readonly<Record<string, string>>])[];
}

function expected({ output }: Case): Seen {
  const text = output.map(([kind, data]) => (kind === 'Character' ? data.replaceAll('\0', '') : ''));
  const elements = output.filter(
    ([kind, name]) => kind === 'StartTag' && (flagsOfTag(tagOf(name)) & VOID) === 0,
  );
  return { text: text.join(''), elements: elements.map(([, name, attributes = {}]) => [name, attributes]) };
}

const BEFORE = '<body><pre>';

function scanned({ input }: Case): Seen {
  const { blocks, source } = scanPage(BEFORE + input);
  const elements: [string, Readonly<Record<string, string>>][] = [];
  for (let i = 3; i < blocks.count; i += 1) {
    const behindName = blocks.sourceStart(i) + 1 + blocks.name(i).length;
    elements.push([blocks.name(i), Object.fromEntries(allAttributes(source, behindName))]);
  }
  if (!(blocks instanceof ScannedTree)) throw new Error('not the tree of a scan');
  return { text: blocks.rawText(0), elements };
}

/** A page of white space has no text here, and NUL stays NUL in names of elements and attributes. */
const isKnown = ({ input, output }: Case): boolean =>
  /^[\s\0]*$/u.test(input) || (input.includes('\0') && output.some(([kind]) => kind === 'StartTag'));

function cases(file: string): readonly Case[] {
  const { tests } = JSON.parse(readFileSync(join(CASES, file), 'utf8')) as { tests?: readonly Case[] };
  return (tests ?? [])
    .filter(({ initialStates }) => initialStates?.includes('Data state') ?? true)
    .map((one) => (one.doubleEscaped === true ? unescaped(one) : one));
}

function unescaped(one: Case): Case {
  const output = JSON.stringify(one.output).replaceAll('\\\\u', '\\u');
  const input = JSON.stringify(one.input).replaceAll('\\\\u', '\\u');
  return { ...one, input: JSON.parse(input) as string, output: JSON.parse(output) as Token[] };
}

describe.skipIf(!existsSync(CASES))(
  'tokenizer cases of html5lib (skipped where ../shared/data is absent)',
  () => {
    const files = existsSync(CASES) ? readdirSync(CASES).filter((file) => file.endsWith('.test')) : [];
    it.each(files)('%s', (file) => {
      for (const one of cases(file))
        if (!isKnown(one)) expect(scanned(one), `${one.description}: ${one.input}`).toEqual(expected(one));
    });
  },
);
