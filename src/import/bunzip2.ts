import { BitReader } from './bit-reader.ts';

const BLOCK_MAGIC_HIGH = 0x314159;
const BLOCK_MAGIC_LOW = 0x265359;
const END_MAGIC_HIGH = 0x177245;
const END_MAGIC_LOW = 0x385090;
const GROUP_SYMBOLS = 50;
const CODE_BITS_MAX = 20;
const CRC_TABLE = crcTable();

/**
 * Decompresses bzip2, block by block, any number of streams one after another (as parallel compressors write
 * them). Memory holds one block: at most 900,000 bytes and four times that in tables.
 * @throws Error when the data is broken, ends early, or a block's checksum is another.
 */
export async function* bunzip2(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const bits = new BitReader(source);
  let streams = 0;
  while (!(await bits.atEnd())) {
    await bits.ensure(4);
    if (bits.read(16) !== 0x425a || bits.read(8) !== 0x68) {
      // Zeros or text behind the last stream are ignored, as the bzip2 program does.
      if (streams > 0) return;
      throw new Error('no bzip2 header');
    }
    const level = bits.read(8) - 0x30;
    if (level < 1 || level > 9) throw new Error('no bzip2 header');
    streams += 1;
    const tt = new Uint32Array(level * 100_000);
    while (true) {
      // 20 bits a symbol at most, and some tables: the block is there as a whole before it is read.
      await bits.ensure(level * 100_000 * 3 + 65_536);
      const high = bits.read(24);
      const low = bits.read(24);
      const crc = bits.read32();
      if (high === END_MAGIC_HIGH && low === END_MAGIC_LOW) break;
      if (high !== BLOCK_MAGIC_HIGH || low !== BLOCK_MAGIC_LOW) throw new Error('broken bzip2 block');
      yield* readBlock(bits, tt, crc);
    }
    bits.align();
  }
}

function* readBlock(bits: BitReader, tt: Uint32Array, crc: number): Generator<Buffer> {
  if (bits.read(1) === 1) throw new Error('randomized bzip2 blocks are not supported');
  const start = bits.read(24);
  const symbols = readSymbols(bits);
  const tables = bits.read(3);
  const selectors = readSelectors(bits, tables);
  const codes = Array.from({ length: tables }, () => readTable(bits, symbols.length + 2));
  const counts = new Uint32Array(256);
  const length = readRuns(bits, tt, symbols, selectors, codes, counts);
  if (start >= length) throw new Error('broken bzip2 block');
  yield* undoBurrowsWheeler(tt, length, start, counts, crc);
}

// Which of the 256 byte values occur: 16 bits for the rows, 16 for each row that is not empty.
function readSymbols(bits: BitReader): Uint8Array {
  const rows = bits.read(16);
  const used: number[] = [];
  for (let row = 0; row < 16; row += 1) {
    if ((rows & (0x8000 >> row)) === 0) continue;
    const columns = bits.read(16);
    for (let column = 0; column < 16; column += 1)
      if ((columns & (0x8000 >> column)) !== 0) used.push(row * 16 + column);
  }
  if (used.length === 0) throw new Error('broken bzip2 block');
  return Uint8Array.from(used);
}

function readSelectors(bits: BitReader, tables: number): Uint8Array {
  if (tables < 2 || tables > 6) throw new Error('broken bzip2 block');
  const selectors = new Uint8Array(bits.read(15));
  const order = Uint8Array.from({ length: tables }, (_, i) => i);
  for (let i = 0; i < selectors.length; i += 1) {
    let place = 0;
    while (bits.read(1) === 1) if ((place += 1) >= tables) throw new Error('broken bzip2 block');
    const table = order[place] as number;
    order.copyWithin(1, 0, place);
    order[0] = table;
    selectors[i] = table;
  }
  return selectors;
}

/** A canonical Huffman code: for each length the largest code and where its symbols begin. */
interface Code {
  readonly min: number;
  readonly limit: Int32Array;
  readonly base: Int32Array;
  readonly order: Uint16Array;
}

function readTable(bits: BitReader, alphabet: number): Code {
  const lengths = new Uint8Array(alphabet);
  let length = bits.read(5);
  for (let i = 0; i < alphabet; i += 1) {
    while (bits.read(1) === 1) length += bits.read(1) === 0 ? 1 : -1;
    if (length < 1 || length > CODE_BITS_MAX) throw new Error('broken bzip2 block');
    lengths[i] = length;
  }
  return canonical(lengths);
}

function canonical(lengths: Uint8Array): Code {
  const order = new Uint16Array(lengths.length);
  const limit = new Int32Array(CODE_BITS_MAX + 2).fill(-1);
  const base = new Int32Array(CODE_BITS_MAX + 2);
  let placed = 0;
  let code = 0;
  let min = CODE_BITS_MAX;
  for (let length = 1; length <= CODE_BITS_MAX; length += 1) {
    base[length] = placed - code;
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] !== length) continue;
      order[placed++] = symbol;
      code += 1;
      min = Math.min(min, length);
    }
    limit[length] = code - 1;
    code <<= 1;
  }
  return { min, limit, base, order };
}

function readSymbol(bits: BitReader, { min, limit, base, order }: Code): number {
  let length = min;
  let code = bits.read(min);
  while (code > (limit[length] as number)) {
    length += 1;
    if (length > CODE_BITS_MAX) throw new Error('broken bzip2 block');
    code = (code << 1) | bits.read(1);
  }
  const symbol = order[code + (base[length] as number)];
  if (symbol === undefined) throw new Error('broken bzip2 block');
  return symbol;
}

// Huffman, run lengths of zero, move to front; the bytes go to the low octets of `tt`.
function readRuns(
  bits: BitReader,
  tt: Uint32Array,
  symbols: Uint8Array,
  selectors: Uint8Array,
  codes: readonly Code[],
  counts: Uint32Array,
): number {
  const front = Uint8Array.from(symbols);
  const end = symbols.length + 1;
  let count = 0;
  let run = 0;
  let weight = 1;
  for (let group = 0; ; group += 1) {
    const code = codes[selectors[group] ?? codes.length];
    if (code === undefined) throw new Error('broken bzip2 block');
    for (let i = 0; i < GROUP_SYMBOLS; i += 1) {
      const symbol = readSymbol(bits, code);
      if (symbol < 2) {
        run += weight << symbol;
        weight <<= 1;
        if (run > tt.length) throw new Error('broken bzip2 block');
        continue;
      }
      if (run > 0) {
        const byte = front[0] as number;
        if (count + run > tt.length) throw new Error('broken bzip2 block');
        tt.fill(byte, count, count + run);
        counts[byte] = (counts[byte] as number) + run;
        count += run;
        run = 0;
        weight = 1;
      }
      if (symbol === end) return count;
      const place = symbol - 1;
      const byte = front[place] as number;
      front.copyWithin(1, 0, place);
      front[0] = byte;
      if (count >= tt.length) throw new Error('broken bzip2 block');
      tt[count++] = byte;
      counts[byte] = (counts[byte] as number) + 1;
    }
  }
}

const PIECE_BYTES = 1 << 16;

// The last step also undoes the first: four equal bytes are followed by a count of more of them.
function* undoBurrowsWheeler(
  tt: Uint32Array,
  length: number,
  start: number,
  counts: Uint32Array,
  expected: number,
): Generator<Buffer> {
  let sum = 0;
  for (let i = 0; i < 256; i += 1) {
    const count = counts[i] as number;
    counts[i] = sum;
    sum += count;
  }
  for (let i = 0; i < length; i += 1) {
    const byte = (tt[i] as number) & 0xff;
    const at = counts[byte] as number;
    counts[byte] = at + 1;
    tt[at] = (tt[at] as number) | (i << 8);
  }
  let out = Buffer.allocUnsafe(PIECE_BYTES + 256);
  let n = 0;
  let crc = -1;
  let position = (tt[start] as number) >>> 8;
  let previous = -1;
  let repeats = 0;
  for (let i = 0; i < length; i += 1) {
    const entry = tt[position] as number;
    const byte = entry & 0xff;
    position = entry >>> 8;
    const times = repeats === 4 ? byte : 1;
    const value = repeats === 4 ? previous : byte;
    for (let k = 0; k < times; k += 1) {
      out[n++] = value;
      crc = (crc << 8) ^ (CRC_TABLE[((crc >>> 24) ^ value) & 0xff] as number);
    }
    if (repeats === 4) {
      repeats = 0;
      previous = -1;
    } else {
      repeats = byte === previous ? repeats + 1 : 1;
      previous = byte;
    }
    if (n < PIECE_BYTES) continue;
    yield out.subarray(0, n);
    out = Buffer.allocUnsafe(PIECE_BYTES + 256);
    n = 0;
  }
  if (~crc >>> 0 !== expected) throw new Error('a bzip2 block has another checksum than it says');
  yield out.subarray(0, n);
}

/** CRC-32 of bzip2: the polynomial of gzip, bits the other way round. */
function crcTable(): Int32Array {
  const table = new Int32Array(256);
  for (let i = 0; i < 256; i += 1) {
    let c = i << 24;
    for (let k = 0; k < 8; k += 1) c = c < 0 ? (c << 1) ^ 0x04c11db7 : c << 1;
    table[i] = c;
  }
  return table;
}
