import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewRuleCommand } from '../../src/cli/review.ts';
import type { Ruling } from '../../src/core/ruling.ts';
import { sha256 } from '../../src/core/digest.ts';
import { emptyTally } from '../../src/core/outcome.ts';
import { licenseGate } from '../../src/license/gate.ts';
import { loadKit } from '../../src/pipeline/apply/rooms-kit.ts';
import { newDraft, type Draft } from '../../src/pipeline/draft.ts';
import { runRooms } from '../../src/pipeline/rooms.ts';
import { openLedger } from '../../src/provenance/ledger.ts';
import { readYaml } from '../../src/rules/read-yaml.ts';
import { indexReviews, reviewsSchema } from '../../src/rules/reviews.ts';
import { addRuling } from '../../src/rules/write-ruling.ts';
import { article, LICENSED, PROSE } from '../license/support.ts';

const kit = loadKit('rules', 'commercial');
const ID = 'a'.repeat(26);
const BODY = [...PROSE, ...PROSE.map((line) => `${line}岸边的芦苇又长高了一截。`)]
  .map((l) => `<p>${l}</p>`)
  .join('');
const CONFLICT = article({ body: BODY, footer: `${LICENSED}<p>版权所有</p>` });

const ruling = (over: Partial<Ruling> = {}): Ruling => ({
  document: ID,
  url: 'https://blog.example/a/1.html',
  step: 'license',
  reason: 'LICENSE_CONFLICT',
  ruling: 'keep',
  spdx: 'CC-BY-4.0',
  why: 'the operator confirmed the license in writing',
  by: 'first reviewer',
  at: '2026-11-01',
  expires: '2027-11-01',
  ...over,
});

function judged(html: string, rulings: readonly Ruling[], url = 'https://blog.example/a/1.html'): Draft {
  const draft = newDraft({
    url,
    contentType: '',
    headers: [],
    capturedAt: '2026-11-20T08:00:00Z',
    html,
    truncated: false,
    optedOut: false,
    evidence: 'page',
    rulings,
  });
  runRooms(draft, ['decode', 'extract', 'license'], kit);
  return draft;
}
const reasonOf = ({ decision }: Draft): string =>
  decision.kind === 'keep' ? 'keep' : `${decision.kind} ${decision.reason}`;

describe('a ruling answers one decision on one document', () => {
  it.each<[string, readonly Ruling[], string]>([
    ['none', [], 'hold LICENSE_CONFLICT'],
    ['keep, naming the license', [ruling()], 'keep'],
    ['reject', [ruling({ ruling: 'reject' })], 'reject RULED_OUT'],
    ['another reason', [ruling({ reason: 'LICENSE_UNKNOWN' })], 'hold LICENSE_CONFLICT'],
    ['keep without a license', [ruling({ spdx: undefined })], 'hold LICENSE_CONFLICT'],
    [
      'a license the profile does not take',
      [ruling({ spdx: 'CC-BY-NC-4.0' })],
      'reject LICENSE_CLASS_EXCLUDED',
    ],
  ])('%s', (_, rulings, expected) => {
    expect(reasonOf(judged(CONFLICT, rulings))).toBe(expected);
  });

  it('the kept page carries the license and the digest of the ruling, and passes the gate', () => {
    const { license } = judged(CONFLICT, [ruling()]);
    expect(license).toMatchObject({
      verdict: 'allow',
      spdx: 'CC-BY-4.0',
      class: 'B',
      evidenceKind: 'ruling',
      rule: 'DEC-7',
    });
    expect(license?.candidates).not.toEqual([]);
    expect(license && licenseGate(license, 'commercial')).toEqual({ kind: 'keep' });
  });

  it.each([
    ['REPRINT_REFUSED', article({ body: BODY, footer: '<p>未经授权禁止转载</p>' })],
    ['LICENSE_NONCOMMERCIAL', article({ body: BODY, footer: '<p>CC BY-NC 4.0</p>' })],
    ['REPOST_UNLICENSED', article({ body: BODY, end: '<p>来源：示例晚报</p>', footer: LICENSED })],
  ])('%s is not for reviewers, not even for two', (reason, html) => {
    const two = ruling({ reason, second: 'second reviewer' });
    expect(reasonOf(judged(html, [two]))).toBe(`reject ${reason}`);
  });

  it('a rejection of the extractor is overridden by two people, not by one', () => {
    const empty = '<html><body><p>短</p></body></html>';
    const { decision, decidedBy } = judged(empty, []);
    if (decision.kind !== 'reject') throw new Error('expected a rejected page');
    const one = ruling({ step: decidedBy?.step ?? '', reason: decision.reason, spdx: undefined });
    expect(reasonOf(judged(empty, [one]))).toBe(`reject ${decision.reason}`);
    const trail = judged(empty, [{ ...one, second: 'second reviewer' }]).trail;
    expect(trail.find(({ step }) => step === one.step)).toMatchObject({
      kind: 'keep',
      evidence: { ruling: 'keep', on: decision.reason },
    });
  });
});

describe('reviews files', () => {
  const file = (rulings: readonly Ruling[]) => ({
    file: 'reviews/a.yaml',
    digest: sha256(''),
    value: {
      id: 'a',
      version: 1,
      source: 's',
      license: 'CC0-1.0',
      updated: '2026-11-01',
      rulings: [...rulings],
    },
  });

  it('count until their last day', () => {
    expect(indexReviews([file([ruling()])], '2027-11-01').of(ID)).toHaveLength(1);
    expect(indexReviews([file([ruling()])], '2027-11-02').of(ID)).toHaveLength(0);
  });

  it('two rulings on one decision are refused', () => {
    expect(() => indexReviews([file([ruling(), ruling({ ruling: 'reject' })])], '2026-11-02')).toThrow(
      /two rulings/u,
    );
  });

  it.each([
    ['the same person twice', { second: 'first reviewer' }],
    ['no reason', { why: '' }],
    ['a reason of three characters', { why: '不同意' }],
    ['expired before it was given', { expires: '2026-10-31' }],
    ['no document', { document: 'x' }],
  ])('refuses %s', (_, over) => {
    expect(reviewsSchema.safeParse(file([ruling(over)]).value).success).toBe(false);
  });

  it('writing keeps the order, and a ruling in force stays', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'jingliu-review-')), 'reviews', 'rulings.yaml');
    addRuling(path, ruling({ document: 'b'.repeat(26) }));
    addRuling(path, ruling());
    expect(() => addRuling(path, ruling())).toThrow(/ruled already/u);
    const { value } = readYaml(path, reviewsSchema);
    expect(value.rulings.map((r) => r.document)).toEqual([ID, 'b'.repeat(26)]);
    expect(value.version).toBe(2);
  });
});

describe('jingliu review rule', () => {
  const out = mkdtempSync(join(tmpdir(), 'jingliu-review-out-'));
  const rules = mkdtempSync(join(tmpdir(), 'jingliu-review-rules-'));
  const ledger = openLedger(join(out, 'ledger.sqlite'), {
    now: () => new Date('2026-11-20'),
    policy: sha256(''),
  });
  const outcome = (id: string, kind: 'hold' | 'reject', reason: string) => ({
    row: {
      id,
      url: `https://blog.example/${id}`,
      site: 'blog',
      stage: 'curate',
      kind,
      reason,
      step: 'license',
      detail: {},
    },
    offset: 0,
    length: 1,
  });
  ledger.task(
    {
      taskDigest: sha256('task'),
      stage: 'curate',
      shard: 'a',
      tally: { ...emptyTally(), in: 2, hold: 1, reject: 1 },
      outcomeFile: 'outcomes/a.jsonl',
      outcomeDigest: sha256('a'),
      outputs: [],
    },
    [outcome(ID, 'hold', 'LICENSE_CONFLICT'), outcome('c'.repeat(26), 'reject', 'REPRINT_REFUSED')],
  );
  ledger.close();
  const options = { out, rules, ruling: 'keep', why: 'confirmed in writing', by: 'first reviewer' };

  it('writes what the next run reads', () => {
    expect(reviewRuleCommand(ID, { ...options, spdx: 'CC-BY-4.0' })).toBe(0);
    const text = readFileSync(join(rules, 'reviews', 'rulings.yaml'), 'utf8');
    expect(text).toContain('reason: LICENSE_CONFLICT');
    expect(text).toContain('by: first reviewer');
  });

  it.each([
    ['without a license', ID, {}, /name the license/u],
    ['on a refusal', 'c'.repeat(26), { second: 'second reviewer' }, /written permission/u],
    ['without a reason', ID, { why: 'ok' }, /why/u],
    ['with another word', ID, { ruling: 'maybe' }, /ruling/u],
  ])('refuses a ruling %s', (_, id, over, problem) => {
    expect(() => reviewRuleCommand(id, { ...options, ...over })).toThrow(problem);
  });

  it('knows nothing of a document that was kept', () => {
    expect(reviewRuleCommand('d'.repeat(26), options)).toBe(1);
  });
});
