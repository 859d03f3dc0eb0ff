import { expect, it } from 'vitest';
import type { SiteIdentity } from '../../src/core/permission.ts';
import { hostIdentities, type Sighting } from '../../src/license/operators.ts';

function seen(
  host: string,
  operator: string,
  day: string,
  result = operator === '' ? 'ICP-S4' : 'ICP-S2',
): Sighting {
  const identity: SiteIdentity = { icp: [], result, operator };
  return { host, capturedAt: `2026-01-${day}T00:00:00Z`, identity };
}

it('joins pages into hosts: shared operators, drift, silence', () => {
  const found = hostIdentities([
    seen('b.example', '京ICP备11111111号', '02'),
    seen('a.example', '京ICP备11111111号', '01'),
    seen('a.example', '', '03'),
    seen('c.example', '京ICP备22222222号', '05'),
    seen('c.example', '京ICP备33333333号', '04'),
    seen('d.example', '', '01'),
    seen('e.example', '京ICP备44444444号', '01', 'ICP-S1'),
    seen('e.example', '', '02'),
  ]);
  expect(
    found.map((h) => [
      h.host,
      h.result,
      h.sharedWith,
      h.operators.map((o) => `${o.operator} ${o.firstSeen.slice(8, 10)}-${o.lastSeen.slice(8, 10)}`),
    ]),
  ).toEqual([
    ['a.example', 'ICP-S5', ['b.example'], ['京ICP备11111111号 01-01']],
    ['b.example', 'ICP-S5', ['a.example'], ['京ICP备11111111号 02-02']],
    ['c.example', 'ICP-S2', [], ['京ICP备33333333号 04-04', '京ICP备22222222号 05-05']],
    ['d.example', 'ICP-S4', [], []],
    ['e.example', 'ICP-S1', [], ['京ICP备44444444号 01-01']],
  ]);
});
