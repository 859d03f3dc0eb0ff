import { describe, expect, it } from 'vitest';
import { applyLine } from '../../src/pipeline/apply/apply-row.ts';
import { loadTools } from '../../src/pipeline/apply/tools.ts';
import type { RoomName } from '../../src/pipeline/draft.ts';

const toolsFor = (rooms: readonly RoomName[]): ReturnType<typeof loadTools> =>
  loadTools({ rooms, rulesFolder: 'rules', licenseProfile: 'commercial' });
const measuring = await toolsFor(['normalize', 'filter']);
const PROSE = '这是一段普通的文字，用来检查很长的一行会怎样。';

function twoByTwo(lines: number): string {
  return Array.from({ length: lines }, (_, i) =>
    String.fromCharCode(0x4e00 + ((i * 7) % 12_000), 0x4e00 + (i % 12_001)),
  ).join('\n');
}

describe('bad text is normal input', () => {
  it.each<readonly [name: string, text: string]>([
    ['empty', ''],
    ['lone surrogates', `好${'\ud800'.repeat(50_000)}`],
    ['a line of ten megabytes', PROSE.repeat(150_000)],
    ['a million combining marks', `好${'\u0301'.repeat(1_000_000)}`],
    ['right-to-left overrides', `${PROSE}${'\u202e'.repeat(200_000)}`],
    ['one character', '啊'.repeat(1_500_000)],
    ['one mark', '。'.repeat(500_000)],
    ['spaces', ' '.repeat(500_000)],
    ['controls', '\0'.repeat(500_000)],
    // More different pairs than any table has slots.
    ['lines of two characters', twoByTwo(70_000)],
  ])('%s has a reason', (_name, text) => {
    const row = applyLine(
      JSON.stringify({ id: 1, text }),
      1,
      { rooms: ['normalize', 'filter'], all: false, edits: false, lines: false, now: '2026-11-20T08:00:00Z' },
      measuring,
    );
    expect(row.outcome).toBe('reject');
    expect(row.reason).toMatch(/^[A-Z_]+$/u);
  });

  it('gives back the text before normalizing when edits are asked for', async () => {
    const options = {
      rooms: ['normalize'],
      all: false,
      edits: true,
      lines: false,
      now: '2026-11-20T08:00:00Z',
    } as const;
    const row = applyLine(
      JSON.stringify({ id: 1, text: '今 天,很好' }),
      1,
      options,
      await toolsFor(options.rooms),
    );
    expect(row).toMatchObject({
      text: '今天，很好',
      edits: [
        { mapper: 'hanSpaces', places: [[1, ' ', '']] },
        { mapper: 'hanPunctuation', places: [[2, ',', '，']] },
      ],
    });
  });
});
