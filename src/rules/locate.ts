import { LineCounter, parseDocument, type Document, type ParsedNode } from 'yaml';

/** A place in a file, both numbers from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type YamlPath = readonly (string | number)[];

/** Finds where values stand in a YAML text, for messages about what is wrong with them. */
export interface Locator {
  /** The value at a path, or the nearest value above it. */
  value(path: YamlPath): Place;
  /** The key itself, for keys that should not be there. */
  key(path: YamlPath, key: string): Place;
}

/** Parses with positions, which costs four times the plain parsing: for files that are wrong only. */
export function locator(text: string): Locator {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  return {
    value: (path) => place(valueOffset(document, path)),
    key: (path, key) => place(keyOffset(document, path, key)),
  };
}

function valueOffset(document: Document.Parsed<ParsedNode>, path: YamlPath): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as ParsedNode | undefined;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(document: Document.Parsed<ParsedNode>, path: YamlPath, key: string): number {
  const node =
    path.length === 0 ? document.contents : (document.getIn(path, true) as ParsedNode | undefined);
  if (!node || !('items' in node)) return 0;
  for (const item of node.items) {
    if (!('key' in item)) continue;
    const name = item.key as { value?: unknown; range?: readonly number[] };
    if (String(name.value) === key) return name.range?.[0] ?? 0;
  }
  return node.range?.[0] ?? 0;
}
