import fc from 'fast-check';
import { Minhash } from 'minhash';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { agreement, createSigner } from '../../src/dedup/signer.ts';
import { foldTable } from '../../src/text/fold-table.ts';

const NGRAM = 5;
const BANDS = 14;
const ROWS = 8;
const signer = createSigner({ ngram: NGRAM, bands: BANDS, rows: ROWS });
const sign = (text: string): Int32Array => signer.sign(text).values;

function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const vocabulary = ((): string[] => {
  const random = generator(7);
  return Array.from({ length: 1_500 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      String.fromCharCode(0x4e00 + Math.floor(random() * 2_500)),
    ).join(''),
  );
})();

/** Sentences of invented words, the first words of the list far more often than the last, as in prose. */
function sentences(count: number, random: () => number): string[] {
  const word = (): string => vocabulary[Math.floor(vocabulary.length ** random())] ?? '';
  return Array.from({ length: count }, () =>
    Array.from({ length: 6 + Math.floor(random() * 14) }, word).join(''),
  );
}

/** A copy in which a share of the sentences is new, cut, in another place or has a word changed. */
function edited(source: readonly string[], share: number, random: () => number): string[] {
  return source.flatMap((sentence) => {
    if (random() >= share) return [sentence];
    const kind = random();
    if (kind < 0.5) return sentences(1, random);
    if (kind < 0.65) return [];
    if (kind < 0.8) return [sentence, ...sentences(1, random)];
    const at = Math.floor(random() * sentence.length);
    return [`${sentence.slice(0, at)}${sentences(1, random)[0]?.slice(0, 3)}${sentence.slice(at + 2)}`];
  });
}

const pairs = Array.from({ length: 150 }, (_, i) => {
  const random = generator(1_000 + i);
  const source = sentences(10 + Math.floor(random() * 60), random);
  return [source.join('，'), edited(source, i / 149, random).join('。')] as const;
});

function shingles(text: string): Set<string> {
  const fold = foldTable();
  const folded = Array.from({ length: text.length }, (_, i) => fold[text.charCodeAt(i)] ?? 0)
    .filter((unit) => unit !== 0)
    .map((unit) => String.fromCharCode(unit))
    .join('');
  return new Set(
    Array.from({ length: Math.max(0, folded.length - NGRAM + 1) }, (_, i) => folded.slice(i, i + NGRAM)),
  );
}

function exactJaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((gram) => b.has(gram)).length;
  return both / (a.size + b.size - both);
}

function reference(grams: ReadonlySet<string>): Minhash {
  const minhash = new Minhash({ numPerm: BANDS * ROWS });
  for (const gram of grams) minhash.update(gram);
  return minhash;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const rmse = (errors: readonly number[]): number => Math.sqrt(mean(errors.map((error) => error * error)));

describe('150 pairs of texts edited more and more', () => {
  const measured = pairs.map(([a, b]) => {
    const [left, right] = [shingles(a), shingles(b)];
    const exact = exactJaccard(left, right);
    return {
      exact,
      ours: agreement(sign(a), sign(b)) - exact,
      theirs: reference(left).jaccard(reference(right)) - exact,
    };
  });

  it('range over all similarities', () => {
    for (const low of [0, 0.2, 0.4, 0.6, 0.8]) {
      const inside = measured.filter(({ exact }) => exact >= low && exact <= low + 0.2);
      expect(inside.length, `Jaccard from ${low}`).toBeGreaterThanOrEqual(10);
    }
  });

  it('are estimated as well as by the minhash package, within 15 %, and without bias', () => {
    const ours = measured.map((pair) => pair.ours);
    expect(rmse(ours)).toBeLessThanOrEqual(rmse(measured.map((pair) => pair.theirs)) * 1.15);
    expect(Math.abs(mean(ours))).toBeLessThan(0.02);
  });

  it('are estimated without bias where the threshold lies', () => {
    const near = measured.filter(({ exact }) => exact > 0.6 && exact < 0.9).map((pair) => pair.ours);
    expect(near.length).toBeGreaterThan(10);
    expect(Math.abs(mean(near))).toBeLessThan(0.03);
  });
});

describe('copies in the other script', () => {
  const PROSE =
    '清晨的河面上起了一层薄雾，撑船的老人把竹篙插进水里，听见对岸的鸡叫了第二遍。' +
    '他说这条河从前水很深，夏天能行大船，冬天两岸的人踩着冰走亲戚。后来上游修了水库，河就瘦了，' +
    '只剩下这一段还看得见当年的样子。村里的会计记着每一年的水位，数字写在发黄的账本上，' +
    '谁家的房子进过水，哪一年的麦子被淹，翻开来都能查到。孩子们不信，偏要到桥墩上去找刻痕。';
  it.each(['tw', 'twp', 'hk', 't'] as const)('agree on at least 0.95 in %s', (to) => {
    const copy = Converter({ from: 'cn', to })(PROSE);
    expect(copy).not.toBe(PROSE);
    expect(agreement(sign(PROSE), sign(copy))).toBeGreaterThanOrEqual(0.95);
  });

  it('agree less when words change too, so that the measure above says something', () => {
    const copy = Converter({ from: 'cn', to: 'tw' })(PROSE).replaceAll('河', '江').replaceAll('的', '之');
    expect(agreement(sign(PROSE), sign(copy))).toBeLessThan(0.7);
  });
});

describe('texts at the edges', () => {
  it.each([
    ['nothing', '', true, 0],
    ['punctuation alone', '，。！？……——《》 \n\t', true, 0],
    ['one unit less than a shingle', '河边旧钟', true, 4],
    ['one shingle', '河边的旧钟', false, 5],
    ['one shingle among punctuation', '（河）边，的 旧——钟！', false, 5],
    ['two characters outside the BMP', '𠀀𠀁', true, 4],
    ['three characters outside the BMP', '𠀀𠀁𠀂', false, 6],
    ['one character repeated', '哈'.repeat(40_000), false, 40_000],
  ])('%s', (_name, text, short, units) => {
    const signature = signer.sign(text);
    expect(signature).toMatchObject({ short, units });
    expect(signature.values).toHaveLength(BANDS * ROWS);
    if (short) expect(signature.values).toEqual(new Int32Array(BANDS * ROWS));
  });

  it('a character repeated is one shingle, however long', () => {
    expect(sign('哈'.repeat(5))).toEqual(sign('哈'.repeat(40_000)));
    expect(agreement(sign('哈'.repeat(50)), sign('呵'.repeat(50)))).toBe(0);
  });

  it('texts without a common shingle agree by chance only', () => {
    const [a, b] = [sentences(60, generator(1)).join(''), sentences(60, generator(2)).join('')];
    expect(exactJaccard(shingles(a), shingles(b))).toBeLessThan(0.01);
    expect(agreement(sign(a), sign(b))).toBeLessThan(0.05);
  });

  it('values of nothing agree with nothing', () => {
    expect(agreement(new Int32Array(0), new Int32Array(0))).toBe(0);
  });

  it.each([1, 2, 3, 7, 112, 1_000])(
    'a single shingle fills every one of %i values, each with another',
    (count) => {
      const { values } = createSigner({ ngram: NGRAM, bands: 1, rows: count }).sign('河边的旧钟');
      expect(new Set(values).size).toBe(count);
      expect([...values]).not.toContain(-1);
    },
  );
});

describe('any text', () => {
  const han = fc
    .array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: NGRAM, maxLength: 200 })
    .map((codes) => String.fromCharCode(...codes));
  const NOISE = ['，', '。', ' ', '\n', '——', '“', '!', '\u3000', '★'];
  /** Units a reader would call the same, another way of writing them, and the noise between. */
  const written = fc.array(
    fc.tuple(
      fc.constantFrom(
        ['a', 'Ａ'],
        ['Z', 'ｚ'],
        ['1', '９'],
        ['7', '٣'],
        ['国', '國'],
        ['湾', '灣'],
        ['河', '河'],
      ),
      fc.constantFrom('', ...NOISE),
      fc.constantFrom('', ...NOISE),
    ),
    { minLength: NGRAM, maxLength: 60 },
  );

  it('agrees with itself, and as much from either side', () => {
    fc.assert(
      fc.property(han, han, (a, b) => {
        const [x, y] = [sign(a), sign(`${a}${b}`)];
        expect(agreement(x, x)).toBe(1);
        expect(agreement(x, y)).toBe(agreement(y, x));
      }),
      { seed: 1 },
    );
  });

  it('is the same whatever its punctuation, width, case, digits and script', () => {
    fc.assert(
      fc.property(written, (parts) => {
        const one = parts.map(([[unit], noise]) => `${unit}${noise}`).join('');
        const other = parts.map(([[, unit], , noise]) => `${unit}${noise}`).join('');
        expect(signer.sign(other)).toEqual(signer.sign(one));
      }),
      { seed: 2 },
    );
  });

  it('is another when a character changes', () => {
    fc.assert(
      fc.property(han, fc.nat(), (text, pick) => {
        const at = pick % text.length;
        const grown = `${text.slice(0, at)}Ω${text.slice(at + 1)}`;
        expect(agreement(sign(text), sign(grown))).toBeLessThan(1);
      }),
      { seed: 3 },
    );
  });
});

describe('version 3 of the signer', () => {
  it('gives these values: raise SIGNER_VERSION when they change', () => {
    expect(signer.version).toBe(3);
    expect([...sign('河边立着一座旧钟，钟楼的门常年锁着。').subarray(0, 4)]).toEqual([
      24_211_469, 70_910_209, 107_390_572, 147_770_269,
    ]);
  });
});
