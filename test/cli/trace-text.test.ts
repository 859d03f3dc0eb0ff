import { expect, it } from 'vitest';
import { renderTrace } from '../../src/provenance/trace-text.ts';
import type { Trace } from '../../src/provenance/trace.ts';

const published = { release: '1.0.0', shard: 'data/zh/A/part-00000-of-00001.jsonl.zst', row: 0 };
const trace = (acts: Trace['acts']): Trace => ({
  id: 'd',
  url: 'http://a.example/1',
  site: 'a',
  stages: [
    { stage: 'publish', shard: 's', kind: 'keep', reason: '', step: '', version: 1, detail: published },
  ],
  related: [],
  reprints: [],
  acts,
});
const act = (seq: number, ts: string, request: string): Trace['acts'][number] => ({
  seq,
  ts,
  action: 'takedown',
  decision: 'removed',
  payload: { request },
});

it('a document that was taken down says so above, with the last request', () => {
  const down = trace([act(7, '2026-11-01T08:00:00Z', 'TD-1'), act(9, '2026-11-02T08:00:00Z', 'TD-2')]);
  expect(renderTrace(down, 'zh').split('\n').slice(3, 5)).toEqual([
    '结果      已发布于 1.0.0，分片 data/zh/A/part-00000-of-00001.jsonl.zst，第 0 行',
    '下架      2026-11-02，受理号 TD-2：此后的发布不再收录',
  ]);
  expect(renderTrace(down, 'en')).toContain('2026-11-02, request TD-2: no later release holds it');
  expect(renderTrace(trace([]), 'en')).not.toContain('Takedown');
});
