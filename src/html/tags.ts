/** What the scan must know of an element; bits of its flags. */
export const VOID = 1;
export const BLOCK = 2;
/** Content is text up to the end tag. */
export const RAW = 4;
/** Content is not shown: raw text, template, svg. */
export const UNSEEN = 8;
export const HEADING = 16;
/** May stand in the document head. */
export const HEAD = 32;
/** Its start tag ends an open paragraph (HTML standard, "in body" insertion mode). */
export const ENDS_PARAGRAPH = 64;
/** Where the search for an open paragraph or a stray end tag stops. */
export const SCOPE = 128;

const LISTS: readonly (readonly [flag: number, names: string])[] = [
  [VOID, 'area base br col embed hr img input link meta param source track wbr frame keygen'],
  [
    BLOCK,
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre section select summary table caption colgroup tbody td tfoot th thead tr ul search',
  ],
  [RAW, 'script style textarea title noscript iframe xmp noembed noframes'],
  [
    UNSEEN,
    'script style textarea title noscript iframe noembed noframes template svg head select object canvas audio video datalist rt rp rtc',
  ],
  [HEADING, 'h1 h2 h3 h4 h5 h6'],
  [HEAD, 'base basefont bgsound link meta title script style noscript template'],
  [
    ENDS_PARAGRAPH,
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li dd dt search',
  ],
  [SCOPE, 'table td th caption html button object template'],
];
/** Common inline elements, so that their names need no string either. */
const INLINE =
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math meter output picture progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr button';

/** Names of known elements by number; 0 is the root. */
export const TAG_NAMES: readonly string[] = [
  '#root',
  ...new Set([...LISTS.flatMap(([, names]) => names.split(' ')), ...INLINE.split(' ')]),
];
const IDS = new Map(TAG_NAMES.map((name, id) => [name, id]));
/** Tag numbers fit 16 bits; those of invented names have no flags. */
const FLAGS = new Uint8Array(65_536);
for (const [flag, names] of LISTS)
  for (const name of names.split(' ')) FLAGS[IDS.get(name) ?? 0] = (FLAGS[IDS.get(name) ?? 0] ?? 0) | flag;

/** Number of a known element by lower-case name; 0 for others. */
export function tagOf(name: string): number {
  return IDS.get(name) ?? 0;
}

/** Flags of an element by number; 0 for inline and unknown ones. */
export function flagsOfTag(tag: number): number {
  return FLAGS[tag] ?? 0;
}

const SLOTS = 1024;
const TABLE = new Int16Array(SLOTS);
const HASHES = new Int32Array(TAG_NAMES.length);
TAG_NAMES.forEach((name, id) => {
  let hash = 0;
  for (let i = 0; i < name.length; i += 1) hash = hashStep(hash, name.charCodeAt(i));
  HASHES[id] = hash;
  let slot = hash & (SLOTS - 1);
  while (TABLE[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  TABLE[slot] = id;
});

/** One step of the hash over the lower-case units of a name. */
export function hashStep(hash: number, unit: number): number {
  return (hash * 31 + unit) | 0;
}

/** Number of the known element whose name stands at `from`, in any case; 0 for others. `hash` as by hashStep. */
export function tagAt(units: Uint16Array, from: number, to: number, hash: number): number {
  for (let slot = hash & (SLOTS - 1); TABLE[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
    const id = TABLE[slot] ?? 0;
    if (HASHES[id] === hash && isName(TAG_NAMES[id] ?? '', units, from, to)) return id;
  }
  return 0;
}

/** Whether the lower-case `name` stands in the units of a source at `from` to `to`, in any case. */
export function isName(name: string, units: Uint16Array, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i += 1) {
    const unit = units[from + i] as number;
    if ((unit >= 65 && unit <= 90 ? unit | 32 : unit) !== name.charCodeAt(i)) return false;
  }
  return true;
}

/** Start tags that end open elements, searched up to one of the boundaries: per tag ENDS, UNTIL or 0. */
export const ENDS = 1;
export const UNTIL = 2;

const RULES: readonly (readonly [starts: string, ends: string, until: string])[] = [
  ['li', 'li', 'ul ol menu dir table td'],
  ['dt dd', 'dt dd', 'dl table td'],
  ['tr', 'tr td th caption colgroup', 'table tbody thead tfoot'],
  ['td th', 'td th', 'tr table'],
  ['tbody thead tfoot', 'tbody thead tfoot tr td th caption colgroup', 'table'],
  ['option', 'option', 'select datalist optgroup'],
  ['optgroup', 'optgroup option', 'select'],
  ['rt rp', 'rt rp', 'ruby'],
  ['rb', 'rb rt rp', 'ruby'],
  ['a', 'a', 'table td th caption'],
];
const IMPLIED: (Uint8Array | undefined)[] = TAG_NAMES.map(() => undefined);
for (const [starts, ends, until] of RULES) {
  const marks = new Uint8Array(65_536);
  for (const name of ends.split(' ')) marks[tagOf(name)] = ENDS;
  for (const name of until.split(' ')) marks[tagOf(name)] = UNTIL;
  for (const name of starts.split(' ')) IMPLIED[tagOf(name)] = marks;
}

/** Marks ENDS and UNTIL by tag for a start tag; undefined when it ends nothing. */
export function impliedEnd(tag: number): Uint8Array | undefined {
  return tag < IMPLIED.length ? IMPLIED[tag] : undefined;
}
