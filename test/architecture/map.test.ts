import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** Room → rooms it may import, as the table of ARCHITECTURE.md says. */
function picture(): Map<string, ReadonlySet<string>> {
  const rows = readFileSync(resolve(SRC, '../ARCHITECTURE.md'), 'utf8').match(/^\| [a-z]+ \|.*\|$/gmu) ?? [];
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const rooms = cells.map((row) => row[1] ?? '').filter((room) => room !== 'room');
  const may = cells.filter((row) => row[1] !== 'room').map((row) => allowed(row[4] ?? '', rooms));
  return new Map(rooms.map((room, i) => [room, may[i] ?? new Set<string>()]));
}

function allowed(cell: string, rooms: readonly string[]): ReadonlySet<string> {
  if (cell === '–') return new Set();
  if (cell === 'everything') return new Set(rooms);
  if (cell === 'everything but cli') return new Set(rooms.filter((room) => room !== 'cli'));
  return new Set(cell.split(',').map((room) => room.trim()));
}

function imports(): { from: string; to: string; file: string }[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((name) => {
    const text = readFileSync(join(SRC, name), 'utf8');
    const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/gu)].map(
      (match) => match[1] ?? '',
    );
    return targets.map((target) => {
      const to = relative(SRC, resolve(SRC, dirname(name), target));
      return { from: room(name), to: room(to), file: name };
    });
  });
}

const room = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : 'index');

describe('the map', () => {
  const map = picture();

  it('names every folder of src and none besides', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).sort()).toEqual([...map.keys()].sort());
  });

  it('is what the imports say', () => {
    const wrong = imports().filter(
      ({ from, to }) => from !== 'index' && from !== to && !map.get(from)?.has(to),
    );
    expect(wrong).toEqual([]);
  });
});
