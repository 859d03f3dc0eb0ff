import { availableParallelism } from 'node:os';
import { ConfigError, EXIT } from '../core/failures.ts';
import type { FailedRow } from '../pipeline/apply/row.ts';
import { applyStream } from '../pipeline/apply/stream.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import { ROOMS, type RoomName } from '../pipeline/draft.ts';
import { closeOutput, openInput, openOutput } from './line-files.ts';
import type { MarkdownKit } from '../pipeline/rooms.ts';
import { parseProfile } from './choices.ts';
import { Meter } from './meter.ts';
import { counted } from './counted.ts';

interface Options {
  readonly in: string;
  readonly out: string;
  readonly all?: boolean;
  readonly lines?: boolean;
  readonly edits?: boolean;
  readonly profile: string;
  readonly rules?: string;
  readonly workers?: number;
  readonly markdown?: boolean;
  readonly links?: boolean;
  readonly images?: boolean;
  readonly tables: string;
}

/**
 * Exit 0 when every row came out with an outcome of the rooms, 1 when some came out as `fail` (all others are
 * done), 2 for bad arguments or rules.
 */
export async function applyCommand(rooms: string, raw: object): Promise<number> {
  const options = raw as Options;
  const parsed = parseRooms(rooms);
  const markdown = parseMarkdown(options, parsed);
  const setup = {
    rooms: parsed,
    ...(markdown === undefined ? {} : { markdown }),
    all: options.all === true,
    lines: options.lines === true,
    edits: options.edits === true,
    now: new Date().toISOString(),
    rulesFolder: options.rules ?? PACKAGE_RULES,
    licenseProfile: parseProfile(options.profile),
  };
  const input = await openInput(options.in);
  const output = await openOutput(options.out);
  const meter = new Meter('rows');
  const workers = options.workers ?? availableParallelism();
  const totals = await applyStream(input, output, setup, workers, (rows) => meter.add(rows));
  await closeOutput(output);
  meter.stop();
  const failed = totals.outcomes['fail'] ?? 0;
  const counts = Object.entries(totals.outcomes).map(([outcome, n]) => `${n} ${outcome}`);
  process.stderr.write(`apply ${rooms}: ${counts.join(', ') || 'no rows'}; ${meter.rate()} rows/s\n`);
  if (totals.firstFailed !== undefined) process.stderr.write(failedRows(failed, totals.firstFailed));
  return failed > 0 ? EXIT.failed : EXIT.ok;
}

function failedRows(n: number, { line, reason, error }: FailedRow): string {
  return `${counted(n, 'row')} failed, the first in line ${line}: ${reason}: ${error}\n`;
}

function parseRooms(list: string): RoomName[] {
  const rooms = list.split(',').map((name) => name.trim());
  const indexes = rooms.map((name) => ROOMS.indexOf(name as RoomName));
  const unknown = rooms.find((_, i) => indexes[i] === -1);
  if (unknown !== undefined)
    throw new ConfigError(`there is no room "${unknown}"; rooms are ${ROOMS.join(', ')}`);
  if (indexes.some((index, i) => i > 0 && index <= (indexes[i - 1] ?? -1))) {
    throw new ConfigError(`rooms run in this order, each once: ${ROOMS.join(', ')}`);
  }
  return rooms as RoomName[];
}

/** Markdown stands beside the text when nothing follows extract; later rooms work on it instead of the text. */
function parseMarkdown(options: Options, rooms: readonly RoomName[]): MarkdownKit | undefined {
  const { tables, links = false, images = false } = options;
  if (tables !== 'pipe' && tables !== 'flat')
    throw new ConfigError(`--tables is pipe or flat, not "${tables}"`);
  if (options.markdown !== true) {
    if (links || images) throw new ConfigError('--links and --images are choices about --markdown');
    return undefined;
  }
  if (!rooms.includes('extract')) throw new ConfigError('--markdown needs the room extract');
  return { tables, links, images, place: rooms.at(-1) === 'extract' ? 'beside' : 'instead' };
}
