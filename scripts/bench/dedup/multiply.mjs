// Makes a file of generated documents ten times as large, at the speed of the disk: every copy of the file has
// its own alphabet (Han characters are moved around by another bijection) and its own ids, so that documents
// of different copies have no more in common than unrelated ones.
//   node scripts/bench/dedup/multiply.mjs --docs docs.jsonl --copies 10 --out large.jsonl
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Generated documents use Han characters of U+4E00 to U+656F, 6,000 of them; the table has room for more. */
const FIRST = 0x4e00;
const HAN = 0x9fa5 - FIRST + 1;
/** Prime to HAN, one for each copy: 20,902 is 2 · 7 · 1,493. */
const STEPS = [1, 3, 5, 9, 11, 13, 15, 17, 19, 23];

const { values } = parseArgs({
  options: { docs: { type: 'string' }, copies: { type: 'string', default: '10' }, out: { type: 'string' } },
});
const out = openSync(values.out, 'w');
for (let copy = 0; copy < Number(values.copies); copy += 1) multiply(copy);
closeSync(out);

function multiply(copy) {
  const step = STEPS[copy % STEPS.length];
  const fd = openSync(values.docs, 'r');
  const block = Buffer.allocUnsafe(1 << 24);
  let kept = 0;
  for (;;) {
    const n = readSync(fd, block, kept, block.length - kept);
    if (n === 0) break;
    const end = block.lastIndexOf(10, kept + n - 1) + 1;
    change(block.subarray(0, end), copy, step);
    for (let at = 0; at < end;) at += writeSync(out, block, at, end - at);
    block.copy(block, 0, end, kept + n);
    kept += n - end;
  }
  closeSync(fd);
}

// Bytes in place: three-byte characters stay three bytes, and `doc-` becomes `d00-` of the copy's number.
function change(bytes, copy, step) {
  const mark = Buffer.from(`"d${String(copy).padStart(2, '0')}-`);
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i];
    if (lead === 0x22 && bytes[i + 1] === 0x64 && bytes[i + 4] === 0x2d) mark.copy(bytes, i);
    if (lead < 0xe4) continue;
    const unit = ((lead & 15) << 12) | ((bytes[i + 1] & 63) << 6) | (bytes[i + 2] & 63);
    if (unit >= FIRST && unit < FIRST + HAN) {
      const moved = FIRST + (((unit - FIRST) * step + copy * 1_999) % HAN);
      bytes[i] = 0xe0 | (moved >> 12);
      bytes[i + 1] = 0x80 | ((moved >> 6) & 63);
      bytes[i + 2] = 0x80 | (moved & 63);
    }
    i += 2;
  }
}
