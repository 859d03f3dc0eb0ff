import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filterThresholdsSchema, runFilters } from '../../src/filter/run-filters.ts';
import { outDir } from '../../src/pipeline/out-dir.ts';
import { compareRun } from '../../src/pipeline/whatif/compare.ts';
import { withSettings } from '../../src/pipeline/whatif/settings.ts';
import { renderWhatIf } from '../../src/report/whatif-page.ts';
import { profileText } from '../../src/text/profile.ts';

const today = filterThresholdsSchema.parse(parse(readFileSync('rules/thresholds/filter.yaml', 'utf8')));
const PROSE =
  '河边的柳树刚刚发芽，散步的人比前几天多了一些。孩子们把风筝放得很高，老人坐在长椅上看。桥下的水还很凉，已经有人卷起裤脚去摸螺蛳。';

const LONG = `${PROSE}\n镇上的修表铺只有一扇窗，周师傅每天八点拉开卷帘，先给墙上的三只挂钟上弦，再坐下来看第一块表。来的多半是老主顾，也有年轻人拿着祖父留下的怀表，问还能不能走。`;

const root = mkdtempSync(join(tmpdir(), 'jingliu-whatif-test-'));
afterAll(() => rmSync(root, { recursive: true }));

interface Step {
  readonly step: string;
  readonly version: number;
  readonly kind: string;
  readonly reason?: string;
  readonly evidence?: object;
}

/** An outcome row as curate writes it, for a text that only the filters judge. */
function row(id: string, site: string, text: string, more: readonly Step[] = [], thresholds = today): object {
  const {
    measures,
    decision,
    step = '',
  } = runFilters({ profile: profileText(text), pageKind: 'article', title: '' }, thresholds);
  const filter: Step =
    decision.kind === 'keep'
      ? { step: 'filter', version: 1, kind: 'keep' }
      : { step, version: 1, kind: decision.kind, reason: decision.reason, evidence: decision.evidence };
  const steps: readonly Step[] = [
    { step: 'decode', version: 1, kind: 'keep' },
    filter,
    { step: 'filter.risk', version: 1, kind: 'keep' },
    ...more,
  ];
  const decided = steps.find(({ kind }) => kind !== 'keep');
  const verdict =
    decided === undefined
      ? { kind: 'keep' }
      : { kind: decided.kind, reason: decided.reason, step: decided.step };
  return {
    id,
    url: `http://${site}.example/${id}`,
    site,
    stage: 'curate',
    ...verdict,
    detail: { steps, measures },
  };
}

const EXTRACTED = {
  id: 'x',
  url: 'http://a.example/x',
  site: 'a',
  stage: 'curate',
  kind: 'reject',
  reason: 'LIST_PAGE',
  step: 'extract',
  detail: { steps: [{ step: 'extract', version: 1, kind: 'reject', reason: 'LIST_PAGE' }], measures: {} },
};

function write(name: string, rows: readonly object[]): ReturnType<typeof outDir> {
  const out = outDir(join(root, name));
  mkdirSync(out.path('receipts'), { recursive: true });
  mkdirSync(out.path('outcomes'), { recursive: true });
  writeFileSync(out.path('outcomes/curate-1.jsonl'), rows.map((r) => `${JSON.stringify(r)}\n`).join(''));
  writeFileSync(
    out.path('receipts/curate-1.json'),
    JSON.stringify({ outcomes: { file: 'outcomes/curate-1.jsonl' } }),
  );
  return out;
}

describe('withSettings', () => {
  it.each([
    ['filter.han-ratio.hanRatioMin=0.5', 'filter.han-ratio', 'hanRatioMin', 0.5],
    ['filter.han-ratio.min=0.5', 'filter.han-ratio', 'hanRatioMin', 0.5],
    ['filter.length.visibleMin=10', 'filter.length', 'visibleMin', 10],
  ] as const)('%s', (setting, filter, name, value) => {
    const filters = withSettings(today, [setting]).filters as Record<string, Record<string, unknown>>;
    expect(filters[filter]?.[name]).toBe(value);
    expect(today.filters['filter.han-ratio'].hanRatioMin).toBe(0.3);
  });

  it.each([
    ['filter.han-ratio.min', 'write <filter>.<parameter>=<value>'],
    ['filter.nothing.min=1', 'there is no filter.nothing'],
    ['filter.han-ratio.max=1', 'has no max'],
    ['filter.symbols.RatioMax=1', 'has several'],
    ['filter.han-ratio.min=2', 'filters.filter.han-ratio.hanRatioMin: is too big: at most 1 is allowed'],
    ['filter.han-ratio.min=much', 'is a text, and a number is needed'],
  ])('refuses %s', (setting, message) => {
    expect(() => withSettings(today, [setting])).toThrow(message);
  });
});

describe('compareRun', () => {
  const redacted = { step: 'redact', version: 1, kind: 'hold', reason: 'PII_LISTING', evidence: { n: 9 } };
  const rows = [
    row('a', 'a', LONG),
    row('b', 'b', PROSE),
    row('c', 'b', '太短。'),
    row('d', 'b', LONG, [redacted]),
    EXTRACTED,
  ];
  const out = write('run', rows);

  it('does not ask a filter whose measures an earlier version did not store', () => {
    const old = row('a', 'a', LONG) as { detail: { measures: Record<string, number> } };
    const { hanRatio: _, ...measures } = old.detail.measures;
    const earlier = write('earlier', [{ ...old, detail: { ...old.detail, measures } }]);
    const changed = withSettings(today, ['filter.han-ratio.min=1']);
    const { outcomes, unmeasured } = compareRun(earlier, today, changed, 3);
    expect(outcomes.keep).toEqual({ before: 1, after: 1 });
    expect([...unmeasured]).toEqual([['filter.han-ratio', 1]]);
  });

  it('changes nothing with the thresholds of the run', () => {
    const same = compareRun(out, today, today, 3);
    expect(same).toMatchObject({
      pages: 5,
      stale: 0,
      totals: { gained: 0, lost: 0, moved: 0, unfinished: 0 },
    });
    expect(same.outcomes).toEqual({
      keep: { before: 2, after: 2 },
      reject: { before: 2, after: 2 },
      hold: { before: 1, after: 1 },
      fail: { before: 0, after: 0 },
    });
  });

  it('says what a stricter threshold takes, by reason and site', () => {
    const stricter = compareRun(out, today, withSettings(today, ['filter.length.visibleMin=100']), 3);
    expect(stricter.totals).toMatchObject({ lost: 1, gained: 0, moved: 0 });
    expect(stricter.lost.map((page) => [page.row.id, page.after.reason])).toEqual([['b', 'TEXT_TOO_SHORT']]);
    expect(stricter.reasons.get('TEXT_TOO_SHORT')).toEqual({ before: 1, after: 2 });
    expect(stricter.sites.get('b')).toEqual({ before: 1, after: 0, gained: 0, lost: 1 });
    expect(stricter.sites.get('a')).toEqual({ before: 1, after: 1, gained: 0, lost: 0 });
  });

  it('keeps what other rooms said: neither extract nor redact is asked again', () => {
    const laxer = compareRun(out, today, withSettings(today, ['filter.length.visibleMin=1']), 3);
    expect(laxer.gained.every((page) => page.after.unfinished)).toBe(true);
    expect(laxer.reasons.get('LIST_PAGE')).toEqual({ before: 1, after: 1 });
    expect(laxer.reasons.get('PII_LISTING')).toEqual({ before: 1, after: 1 });
    expect(laxer.reasons.get('TEXT_TOO_SHORT')).toEqual({ before: 1, after: 0 });
  });

  it('notices that the run had other thresholds', () => {
    const strict = withSettings(today, ['filter.length.visibleMin=100']);
    expect(compareRun(write('stale', [row('b', 'b', PROSE, [], strict)]), today, today, 3).stale).toBe(1);
  });

  it('draws the same pages each time, at most as many as asked for', () => {
    const many = Array.from({ length: 20 }, (_, i) => row(`p${(i * 7) % 20}`, 'a', PROSE));
    const found = compareRun(
      write('many', many),
      today,
      withSettings(today, ['filter.length.visibleMin=100']),
      2,
    );
    expect([found.totals.lost, found.lost.map((page) => page.row.id)]).toEqual([20, ['p0', 'p1']]);
  });

  it('names a folder without a run', () => {
    expect(() => compareRun(outDir(join(root, 'none')), today, today, 3)).toThrow('no finished run');
  });
});

describe('renderWhatIf', () => {
  it('escapes what pages say', () => {
    const sample = {
      group: 'lost',
      url: 'http://a.example/',
      title: '<b>',
      text: '<script>',
      before: { kind: 'keep', reason: '', unfinished: false, numbers: {} },
      after: { kind: 'reject', reason: 'TOO_SHORT', unfinished: false, numbers: { chars: 7 } },
    } as const;
    const view = {
      settings: ['s'],
      pages: 1,
      outcomes: [],
      reasons: [],
      sites: [],
      totals: { gained: 0, lost: 1, moved: 0 },
      stale: 0,
      unmeasured: { 'filter.spun': 7 },
    };
    const page = renderWhatIf({ ...view, samples: [sample] });
    expect(page).toContain('&#60;script&#62;');
    expect(page).not.toContain('<script>');
    expect(page).toContain('was not asked for 7 pages');
    for (const words of [
      '假如改用这些阈值',
      '不再保留',
      '拒绝',
      '有 7 个页面未能判断',
      'No longer kept',
      'TOO_SHORT',
    ])
      expect(page).toContain(words);
  });
});
