import { describe, expect, it } from 'vitest';
import { applyLine, type ApplyOptions } from '../../src/pipeline/apply/apply-row.ts';
import { loadTools } from '../../src/pipeline/apply/tools.ts';
import { ROOMS, type RoomName } from '../../src/pipeline/draft.ts';

const optionsFor = (rooms: readonly RoomName[]): ApplyOptions => ({
  rooms,
  all: false,
  edits: false,
  lines: false,
  now: '2026-11-20T08:00:00Z',
});
const setup = { rulesFolder: 'no/such/folder', licenseProfile: 'commercial' } as const;

describe('the rooms that apply loads', () => {
  it('decode and sign go by no rules and read none', async () => {
    const tools = await loadTools({ ...setup, rooms: ['decode', 'sign'] });
    const row = JSON.stringify({ id: 1, text: '河边立着一座旧钟，钟楼的门常年锁着。' });
    const out = applyLine(row, 1, optionsFor(['decode', 'sign']), tools);
    expect(out).toMatchObject({ outcome: 'keep', signature: expect.stringMatching(/^[\w+/]{590,}=*$/u) });
  });

  it.each(ROOMS.filter((name) => name !== 'decode' && name !== 'sign'))(
    '%s fails before the first row when its rules are not there',
    async (name) => {
      await expect(loadTools({ ...setup, rooms: [name] })).rejects.toThrow('no/such/folder');
    },
  );

  it('language and quality are told by filter alone', async () => {
    const row = JSON.stringify({ id: 1, text: '河边立着一座旧钟，钟楼的门常年锁着。'.repeat(9) });
    const told = await Promise.all(
      (['normalize', 'filter'] as const).map(async (name) => {
        const tools = await loadTools({ ...setup, rulesFolder: 'rules', rooms: [name] });
        return applyLine(row, 1, optionsFor([name]), tools);
      }),
    );
    expect(told[0]).not.toHaveProperty('languageTag');
    expect(told[1]).toMatchObject({ languageTag: 'zh-Hans', qualityModel: expect.any(String) });
  });
});
