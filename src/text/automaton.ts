import { growInt } from './grow.ts';

/** Finds all patterns of a fixed set in one pass (Aho–Corasick over a double array). */
export interface Automaton {
  readonly patterns: number;
  /** Calls `onHit` with pattern index and end (exclusive) of each occurrence, overlapping ones included. */
  scan(units: Uint16Array, length: number, onHit: (pattern: number, end: number) => void): void;
}

/**
 * Builds an automaton over UTF-16 units. Patterns must differ from each other and from ''; use
 * the index in the list to find your own data. Linear in the total length but for the search of free
 * cells; 50,000 words of 2–8 characters take well under a second.
 */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const codes = numberUnits(patterns);
  const cells = placeTrie(buildTrie(patterns, codes));
  linkFailures(cells);
  return {
    patterns: patterns.length,
    scan: (units, length, onHit) => scan(cells, codes, units, length, onHit),
  };
}

/** Units get dense numbers by frequency, so that rows of the double array stay close together; 0 is "in no pattern". */
function numberUnits(patterns: readonly string[]): Uint16Array {
  const counts = new Uint32Array(0x10000);
  for (const pattern of patterns) for (let i = 0; i < pattern.length; i++) counts[pattern.charCodeAt(i)]!++;
  const used = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(
    (unit) => (counts[unit] as number) > 0,
  );
  used.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const codes = new Uint16Array(0x10000);
  used.forEach((unit, i) => (codes[unit] = i + 1));
  return codes;
}

/** First child, next sibling, code and pattern (index + 1, 0 for none) of each node; node 0 is the root. */
interface Trie {
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  readonly code: Uint16Array;
  readonly pattern: Int32Array;
  readonly nodes: number;
}

// Patterns are inserted in order of their codes, so each shares its path with the one before it.
function buildTrie(patterns: readonly string[], codes: Uint16Array): Trie {
  const size = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  const trie = {
    child: new Int32Array(size),
    sibling: new Int32Array(size),
    code: new Uint16Array(size),
    pattern: new Int32Array(size),
    nodes: 1,
  };
  const coded = patterns.map((pattern, index) => ({
    index,
    path: Array.from({ length: pattern.length }, (_, i) => codes[pattern.charCodeAt(i)] as number),
  }));
  coded.sort((a, b) => comparePaths(a.path, b.path));
  let before: readonly number[] = [];
  const nodes = [0];
  for (const { index, path } of coded) {
    let depth = 0;
    while (depth < path.length && path[depth] === before[depth]) depth++;
    nodes.length = depth + 1;
    for (; depth < path.length; depth++)
      nodes.push(addChild(trie, nodes[depth] as number, path[depth] as number));
    trie.pattern[nodes[path.length] as number] = index + 1;
    before = path;
  }
  return trie;
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++)
    if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a.length - b.length;
}

// Children come in falling order of code: the newest is the first. Only their set matters later.
function addChild(trie: { -readonly [K in keyof Trie]: Trie[K] }, parent: number, code: number): number {
  const node = trie.nodes++;
  trie.code[node] = code;
  trie.sibling[node] = trie.child[parent] as number;
  trie.child[parent] = node;
  return node;
}

/** Cell s goes to base[s] + code if check there is s + 1. `emit` is the first cell with a pattern on the suffix chain. */
interface Cells {
  base: Int32Array;
  check: Int32Array;
  fail: Int32Array;
  pattern: Int32Array;
  emit: Int32Array;
  link: Int32Array;
  /** Cells in breadth-first order, the root left out, and the code that leads to each. */
  readonly order: Int32Array;
  readonly orderCode: Uint16Array;
}

/** Rows of this size and larger share a starting point. */
const ROW_SIZES = 16;

function placeTrie(trie: Trie): Cells {
  const cellOf = new Int32Array(trie.nodes);
  const queue = new Int32Array(trie.nodes);
  const orderCode = new Uint16Array(Math.max(0, trie.nodes - 1));
  let base = new Int32Array(1024);
  let check = new Int32Array(1024);
  check[0] = 1;
  let tail = 1;
  // Where the last row of a size fitted: looking from there again keeps the build close to linear.
  const from = new Int32Array(ROW_SIZES).fill(1);
  const row: number[] = [];
  for (let head = 0; head < tail; head++) {
    const node = queue[head] as number;
    row.length = 0;
    for (let child = trie.child[node] as number; child !== 0; child = trie.sibling[child] as number)
      row.push(child);
    if (row.length === 0) continue;
    const size = Math.min(row.length, ROW_SIZES) - 1;
    const start = findBase(check, from[size] as number, row, trie.code);
    from[size] = start;
    const need = start + 0x10000 > check.length ? start + (trie.code[row[0] as number] as number) + 2 : 0;
    if (need > check.length) {
      base = growInt(base, need * 2);
      check = growInt(check, need * 2);
    }
    const cell = cellOf[node] as number;
    base[cell] = start;
    for (const child of row) {
      const target = start + (trie.code[child] as number);
      check[target] = cell + 1;
      cellOf[child] = target;
      orderCode[tail - 1] = trie.code[child] as number;
      queue[tail++] = child;
    }
  }
  const pattern = new Int32Array(check.length);
  for (let node = 0; node < trie.nodes; node++)
    pattern[cellOf[node] as number] = trie.pattern[node] as number;
  const order = Int32Array.from(queue.subarray(1, tail), (node) => cellOf[node] as number);
  const blank = (): Int32Array => new Int32Array(check.length);
  return { base, check, fail: blank(), pattern, emit: blank(), link: blank(), order, orderCode };
}

/** First base at or after `from` from which every code of the row meets a free cell; cells past the end are free. */
function findBase(check: Int32Array, from: number, row: readonly number[], codes: Uint16Array): number {
  for (let start = from; ; start++) {
    if (row.every((child) => (check[start + (codes[child] as number)] ?? 0) === 0)) return start;
  }
}

function linkFailures(cells: Cells): void {
  const { base, check, fail, pattern, emit, link, order, orderCode } = cells;
  for (let i = 0; i < order.length; i++) {
    const cell = order[i] as number;
    const parent = (check[cell] as number) - 1;
    const target = parent === 0 ? 0 : step(base, check, fail, fail[parent] as number, orderCode[i] as number);
    fail[cell] = target;
    link[cell] = emit[target] as number;
    emit[cell] = pattern[cell] === 0 ? link[cell] : cell;
  }
}

function step(base: Int32Array, check: Int32Array, fail: Int32Array, from: number, code: number): number {
  let state = from;
  for (;;) {
    const next = (base[state] as number) + code;
    if (next < check.length && check[next] === state + 1) return next;
    if (state === 0) return 0;
    state = fail[state] as number;
  }
}

function scan(
  cells: Cells,
  codes: Uint16Array,
  units: Uint16Array,
  length: number,
  onHit: (pattern: number, end: number) => void,
): void {
  const { base, check, fail, pattern, emit, link } = cells;
  let state = 0;
  for (let i = 0; i < length; i++) {
    const code = codes[units[i] as number] as number;
    if (code === 0) {
      state = 0;
      continue;
    }
    state = step(base, check, fail, state, code);
    for (let at = emit[state] as number; at !== 0; at = link[at] as number)
      onHit((pattern[at] as number) - 1, i + 1);
  }
}
