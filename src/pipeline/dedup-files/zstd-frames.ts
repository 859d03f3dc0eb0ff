const MAGIC = 0xfd2fb528;
/** Magic numbers 0x184D2A50 to 0x184D2A5F mark frames to be skipped. */
const SKIPPABLE = 0x184d2a5;
const DICTIONARY_BYTES = [0, 1, 2, 4];
const CONTENT_BYTES = [0, 2, 4, 8];
const RLE_BLOCK = 1;

/**
 * The frames of a Zstandard file (RFC 8878), so that each can be decoded by itself.
 * @throws Error when the bytes are not Zstandard or end within a frame.
 */
export function* zstdFrames(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const end = frameEnd(bytes, at);
    if (end > bytes.length) throw new Error(`the Zstandard frame at byte ${at} is cut short`);
    if (bytes.readUInt32LE(at) === MAGIC) yield bytes.subarray(at, end);
    at = end;
  }
}

function frameEnd(bytes: Buffer, at: number): number {
  if (at + 8 > bytes.length) return Infinity;
  const magic = bytes.readUInt32LE(at);
  if (magic >>> 4 === SKIPPABLE) return at + 8 + bytes.readUInt32LE(at + 4);
  if (magic !== MAGIC) throw new Error(`no Zstandard frame at byte ${at}`);
  const descriptor = bytes[at + 4] as number;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const hasChecksum = (descriptor & 0x04) !== 0;
  const content = CONTENT_BYTES[descriptor >> 6] as number;
  const header =
    (isSingleSegment ? 0 : 1) +
    (DICTIONARY_BYTES[descriptor & 3] as number) +
    (content === 0 && isSingleSegment ? 1 : content);
  let block = at + 5 + header;
  for (let isLast = false; !isLast;) {
    if (block + 3 > bytes.length) return Infinity;
    const word = bytes.readUIntLE(block, 3);
    isLast = (word & 1) === 1;
    block += 3 + (((word >> 1) & 3) === RLE_BLOCK ? 1 : word >> 3);
  }
  return block + (hasChecksum ? 4 : 0);
}
