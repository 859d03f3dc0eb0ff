/** What the scan must know of an element; bits of `tagFlags`. */
export const VOID = 1;
export const BLOCK = 2;
/** Content is text up to the end tag. */
export const RAW = 4;
/** Content is not shown: raw text, template, svg. */
export const UNSEEN = 8;
export const HEADING = 16;
/** May stand in the document head. */
export const HEAD = 32;

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
];

const FLAGS = new Map<string, number>();
for (const [flag, names] of LISTS)
  for (const name of names.split(' ')) FLAGS.set(name, (FLAGS.get(name) ?? 0) | flag);

/** Flags of an element by lower-case name; 0 for inline and unknown ones. */
export function tagFlags(name: string): number {
  return FLAGS.get(name) ?? 0;
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Start tags that end an open element of these names, searched up to one of the boundaries. */
export interface ImpliedEnd {
  readonly ends: ReadonlySet<string>;
  readonly until: ReadonlySet<string>;
}

const IMPLIED = new Map<string, ImpliedEnd>([
  ['li', { ends: set('li'), until: set('ul ol menu dir table td') }],
  ['dt', { ends: set('dt dd'), until: set('dl table td') }],
  ['dd', { ends: set('dt dd'), until: set('dl table td') }],
  ['tr', { ends: set('tr td th caption colgroup'), until: set('table tbody thead tfoot') }],
  ['td', { ends: set('td th'), until: set('tr table') }],
  ['th', { ends: set('td th'), until: set('tr table') }],
  ['tbody', { ends: set('tbody thead tfoot tr td th caption colgroup'), until: set('table') }],
  ['thead', { ends: set('tbody thead tfoot tr td th caption colgroup'), until: set('table') }],
  ['tfoot', { ends: set('tbody thead tfoot tr td th caption colgroup'), until: set('table') }],
  ['option', { ends: set('option'), until: set('select datalist optgroup') }],
  ['optgroup', { ends: set('optgroup option'), until: set('select') }],
  ['rt', { ends: set('rt rp'), until: set('ruby') }],
  ['rp', { ends: set('rt rp'), until: set('ruby') }],
  ['rb', { ends: set('rb rt rp'), until: set('ruby') }],
  ['a', { ends: set('a'), until: set('table td th caption') }],
]);

export function impliedEnd(name: string): ImpliedEnd | undefined {
  return IMPLIED.get(name);
}

/** Block elements that end an open paragraph (HTML standard, "in body" insertion mode). */
export const ENDS_PARAGRAPH: ReadonlySet<string> = set(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li dd dt search',
);

/** Where the search for an open paragraph or a stray end tag stops. */
export const SCOPE_BOUNDARY: ReadonlySet<string> = set('table td th caption html button object template');
