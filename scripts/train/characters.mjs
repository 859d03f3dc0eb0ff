// Ranks the Han characters of written Chinese, both scripts, by how often they occur:
//   node scripts/train/characters.mjs
// Encyclopedia, posts and statutes weigh 6 : 2 : 2; characters seen once are left out. Writes
// src/decode/ranked-han.ts. The same input gives the same file.
import { writeFileSync } from 'node:fs';
import { encyclopedia, part, posts, statutes } from './sources.mjs';

const shares = new Float64Array(0x10000);
const seen = new Uint32Array(0x10000);
for (const [texts, weight] of [
  [encyclopedia(), 6],
  [posts(), 2],
  [statutes(), 2],
])
  add(part(texts, 'model', 'judge'), weight);

function add(texts, weight) {
  const counts = new Uint32Array(0x10000);
  let total = 0;
  for (const text of texts) {
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit < 0x3400 || unit > 0x9fff) continue;
      counts[unit] += 1;
      total += 1;
    }
  }
  for (let unit = 0; unit < counts.length; unit += 1) {
    shares[unit] += (counts[unit] / total) * weight;
    seen[unit] += counts[unit];
  }
}

const ranked = [...seen.keys()].filter((unit) => seen[unit] > 1);
ranked.sort((a, b) => shares[b] - shares[a] || a - b);
writeFileSync(
  'src/decode/ranked-han.ts',
  `// Made by scripts/train/characters.mjs; see docs/models.md.
/** Han characters of written Chinese, simplified and traditional, the most frequent first. */
export const RANKED_HAN =
  '${String.fromCharCode(...ranked)}';
`,
);
process.stderr.write(`${ranked.length} characters\n`);
for (const rank of [1, 10, 100, 300, 1000, 2000, 3000, 4000, 5000]) {
  const share = shares[ranked[rank - 1]] / 10;
  process.stderr.write(`rank ${rank}: ln ${Math.log(share).toFixed(2)}\n`);
}
