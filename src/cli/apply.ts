import { createReadStream, createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { once } from 'node:events';
import { ConfigError, EXIT } from '../core/failures.ts';
import { applyStream } from '../pipeline/apply/stream.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import { ROOMS, type RoomName } from '../pipeline/draft.ts';
import { parseProfile } from './consent.ts';
import { Meter } from './meter.ts';

interface Options {
  readonly in: string;
  readonly out: string;
  readonly all?: boolean;
  readonly profile: string;
  readonly rules?: string;
  readonly workers?: number;
}

/** Exit 0 when every row came out, whatever its outcome; 2 for bad arguments or rules. */
export async function applyCommand(rooms: string, raw: object): Promise<number> {
  const options = raw as Options;
  const setup = {
    rooms: parseRooms(rooms),
    all: options.all === true,
    rulesFolder: options.rules ?? PACKAGE_RULES,
    licenseProfile: parseProfile(options.profile),
  };
  const input = options.in === '-' ? process.stdin : createReadStream(options.in);
  if (input !== process.stdin) await once(input, 'open').catch((error: Error) => refuse(options.in, error));
  const output = options.out === '-' ? process.stdout : createWriteStream(options.out);
  if (output !== process.stdout)
    await once(output, 'open').catch((error: Error) => refuse(options.out, error));
  const meter = new Meter('rows');
  const workers = options.workers ?? availableParallelism();
  const totals = await applyStream(input, output, setup, workers, (rows) => meter.add(rows));
  if (output !== process.stdout) await new Promise<void>((resolve) => output.end(resolve));
  meter.stop();
  const counts = Object.entries(totals).map(([outcome, n]) => `${n} ${outcome}`);
  process.stderr.write(`apply ${rooms}: ${counts.join(', ') || 'no rows'}; ${meter.rate()} rows/s\n`);
  return EXIT.ok;
}

function refuse(path: string, error: Error): never {
  throw new ConfigError(`${path}: cannot be opened: ${error.message}`);
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
