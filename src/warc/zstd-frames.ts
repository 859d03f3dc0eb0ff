import { Decoder } from '@toondepauw/node-zstd';
import { Decompress } from 'fzstd';
import { FileWindow } from './file-window.ts';
import { brokenMember, MEMBER_BYTES_MAX, type MemberPiece } from './member.ts';

/** RFC 8878 §3.1.1. */
const FRAME_MAGIC = 0xfd2fb528;
const FRAME_MAGIC_BYTES = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** The skippable frame in which the WARC zstd specification keeps a dictionary. */
const DICTIONARY_MAGIC = 0x184d2a5d;
const BLOCK_BYTES_MAX = 128 * 1024;
const STREAM_CHUNK_BYTES = 1 << 18;

/** The zstd frames of a file, one after another; skippable frames are passed over, a dictionary is used. */
export function* zstdFrames(path: string, isGivenUp: () => boolean): Generator<MemberPiece, void, undefined> {
  const file = new FileWindow(path);
  try {
    let dictionary: Buffer | undefined;
    for (let at = 0; at < file.size;) {
      const frame = frameAt(file, at);
      if (frame === undefined) {
        yield brokenMember(at, 0, 'bytes that are no zstd frame, or the file ends inside one');
        at = nextFrame(file, at + 1);
        continue;
      }
      if (frame.kind === 'dictionary') dictionary = readDictionary(file, at + 8, frame.length - 8);
      else if (frame.kind === 'data')
        yield* frame.outputMax <= MEMBER_BYTES_MAX
          ? [decodeWhole(file, at, frame.length, dictionary)]
          : decodeStream(file, at, frame.length, isGivenUp);
      at += frame.length;
    }
  } finally {
    file.close();
  }
}

function nextFrame(file: FileWindow, from: number): number {
  for (let at = from; at < file.size;) {
    const block = file.read(at, 4);
    const found = block.indexOf(FRAME_MAGIC_BYTES);
    if (found >= 0) return at + found;
    at += Math.max(1, block.length - 3);
  }
  return file.size;
}

interface Frame {
  readonly kind: 'data' | 'dictionary' | 'skip';
  /** Compressed bytes, header and checksum included. */
  readonly length: number;
  /** Upper bound of the decompressed bytes. */
  readonly outputMax: number;
}

function frameAt(file: FileWindow, at: number): Frame | undefined {
  const head = file.read(at, 18);
  if (head.length < 5) return undefined;
  const magic = head.readUInt32LE(0);
  if ((magic & 0xfffffff0) >>> 0 === 0x184d2a50) {
    const length = head.length < 8 ? Infinity : 8 + head.readUInt32LE(4);
    const kind = magic === DICTIONARY_MAGIC ? 'dictionary' : 'skip';
    return at + length > file.size ? undefined : { kind, length, outputMax: 0 };
  }
  return magic === FRAME_MAGIC ? dataFrame(file, at, head) : undefined;
}

function dataFrame(file: FileWindow, at: number, head: Buffer): Frame | undefined {
  const descriptor = head[4] as number;
  const single = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number;
  const sizeBytes = descriptor >> 6 === 0 ? (single ? 1 : 0) : 1 << (descriptor >> 6);
  let length = 5 + (single ? 0 : 1) + dictionaryBytes + sizeBytes;
  let outputMax = 0;
  for (;;) {
    if (at + length + 3 > file.size) return undefined;
    const block = file.read(at + length, 3).readUIntLE(0, 3);
    const size = block >>> 3;
    const type = (block >> 1) & 3;
    if (type === 3) return undefined;
    length += 3 + (type === 1 ? 1 : size);
    outputMax += type === 2 ? BLOCK_BYTES_MAX : size;
    if ((block & 1) === 1) break;
  }
  length += (descriptor & 4) === 0 ? 0 : 4;
  return at + length > file.size ? undefined : { kind: 'data', length, outputMax };
}

// The dictionary itself may be compressed.
function readDictionary(file: FileWindow, at: number, length: number): Buffer | undefined {
  const bytes = Buffer.from(file.read(at, length).subarray(0, length));
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== FRAME_MAGIC) return bytes;
  try {
    return new Decoder().decodeSync(bytes);
  } catch {
    return undefined;
  }
}

function decodeWhole(
  file: FileWindow,
  at: number,
  length: number,
  dictionary: Buffer | undefined,
): MemberPiece {
  try {
    const frame = Buffer.from(file.read(at, length).subarray(0, length));
    return { at, bytes: new Decoder(dictionary).decodeSync(frame), end: { length, error: undefined } };
  } catch (error) {
    return brokenMember(at, length, `broken zstd frame: ${(error as Error).message}`);
  }
}

function* decodeStream(
  file: FileWindow,
  at: number,
  length: number,
  isGivenUp: () => boolean,
): Generator<MemberPiece, void, undefined> {
  let parts: Buffer[] = [];
  const stream = new Decompress((part) => parts.push(Buffer.from(part)));
  for (let done = 0; done < length && !isGivenUp();) {
    const chunk = file.read(at + done, 1).subarray(0, Math.min(STREAM_CHUNK_BYTES, length - done));
    done += chunk.length;
    try {
      stream.push(new Uint8Array(chunk), done >= length);
    } catch (error) {
      yield brokenMember(at, length, `broken zstd frame: ${(error as Error).message}`);
      return;
    }
    for (const bytes of parts) yield { at, bytes };
    parts = [];
  }
  yield { at, bytes: Buffer.alloc(0), end: { length, error: undefined } };
}
