import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { isNamed, reportWords } from '../../src/core/report-words.ts';

const SRC = resolve(import.meta.dirname, '../../src');
const LEXICONS = resolve(import.meta.dirname, '../../rules/lexicons');

it('every rule for personal data has a name', () => {
  const detectors = readdirSync(`${SRC}/pii`).map((name) => readFileSync(`${SRC}/pii/${name}`, 'utf8'));
  const rules = new Set(detectors.join('').match(/PII-\d\d/gu));
  rules.delete('PII-30');
  expect(rules.size).toBeGreaterThan(20);
  expect([...rules].filter((rule) => !isNamed('pii', rule))).toEqual([]);
});

it('every risk of the lexicons has a name', () => {
  const risks = readdirSync(LEXICONS).flatMap(
    (name) => /^risk: (\S+)/mu.exec(readFileSync(`${LEXICONS}/${name}`, 'utf8'))?.[1] ?? [],
  );
  expect(risks.length).toBeGreaterThan(10);
  expect(risks.filter((risk) => !isNamed('risk', risk))).toEqual([]);
});

it('a code without a name stands for itself', () => {
  expect(reportWords('pii', 'PII-99')).toEqual({ en: 'PII-99', zh: 'PII-99' });
});
