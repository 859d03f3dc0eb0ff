import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseRow } from '../../src/core/json-row.ts';
import { issueLines } from '../../src/core/schema-issues.ts';

const kinds = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('a') }),
  z.object({ kind: z.literal('b') }),
]);

describe('what is wrong with a value', () => {
  it.each<[what: string, schema: z.ZodType, value: unknown, said: string]>([
    ['missing', z.object({ a: z.string() }), {}, 'a: is missing: give a text'],
    [
      'another type',
      z.object({ a: z.array(z.number()) }),
      { a: ['x'] },
      'a.0: is a text, and a number is needed',
    ],
    ['no whole number', z.int(), 1.5, 'is not a whole number'],
    ['NaN', z.number(), Number.NaN, 'is no number, and a number is needed'],
    ['an empty text', z.string().min(1), '', 'is empty: write something'],
    ['a short text', z.string().min(10), 'ab', 'is too short: write at least 10 characters'],
    ['a short text with words of its own', z.string().min(10, 'say why'), 'ab', 'say why'],
    ['a long text', z.string().max(1), 'ab', 'is too long: write at most 1 characters'],
    ['an empty list', z.array(z.string()).min(1), [], 'has too few entries: at least 1 are needed'],
    ['a long list', z.array(z.string()).max(1), ['', ''], 'has too many entries: at most 1 are allowed'],
    ['too small', z.number().min(1), 0, 'is too small: at least 1 is needed'],
    ['at an open limit', z.number().gt(0), 0, 'is too small: more than 0 is needed'],
    ['too big', z.number().lt(1), 1, 'is too big: less than 1 is allowed'],
    ['no choice', z.enum(['a', 'b', 'c']), 'd', 'is not "a", "b" or "c"'],
    ['no day', z.iso.date(), '31.1.2026', 'is not a day, as 2026-01-31'],
    ['no address', z.url(), 'a', 'is not an absolute address, as https://www.example.cn/'],
    ['no path', z.string().startsWith('/'), 'a', 'does not start with "/"'],
    ['a form without words', z.string().regex(/^a$/u), 'b', 'is not of the form /^a$/u'],
    [
      'two unknown keys',
      z.strictObject({}),
      { x: 1, y: 2 },
      'no key is called "x" or "y": remove it or correct its spelling',
    ],
    [
      'one of two types',
      z.union([z.string(), z.number()]),
      true,
      'is true or false, and a text or a number is needed',
    ],
    [
      'one of two forms',
      z.union([z.literal('x'), z.object({ a: z.string() })]),
      { a: 1 },
      'a: is a number, and a text is needed',
    ],
    ['an unknown kind', kinds, { kind: 'c' }, 'kind: is not "a" or "b"'],
    [
      'a key of a record',
      z.record(z.string().regex(/^a/u, 'begins otherwise'), z.number()),
      { b: 1 },
      'b: the key begins otherwise',
    ],
  ])('%s', (_what, schema, value, said) => {
    const { error } = schema.safeParse(value);
    expect(issueLines(error?.issues ?? [])).toEqual([said]);
  });
});

describe('a row', () => {
  const schema = z.object({ id: z.string() });

  it('is read', () => expect(parseRow('{"id":"a"}', schema)).toEqual({ row: { id: 'a' } }));

  it.each([
    ['{', 'the line is not JSON'],
    ['{}', 'id: is missing: give a text'],
    ['[]', 'is a list, and a mapping of keys to values is needed'],
  ])('or what is wrong with it: %s', (line, fault) => expect(parseRow(line, schema)).toEqual({ fault }));
});
