import type { NormalizePolicy } from './policy.ts';

/** A text after one mapper, and how many places it changed. */
export interface Mapped {
  readonly text: string;
  readonly count: number;
}

/** Edits a text. Applying a mapper to its own output changes nothing. */
export interface Mapper {
  /** Key of its count in the log. */
  readonly id: string;
  /** Bits of `TRIGGER`: the mapper changes no text that has none of them. 0: it is always asked. */
  readonly needs: number;
  map(text: string, policy: NormalizePolicy): Mapped;
}

/** `replaceAll` that counts. The pattern has the `g` flag and matches in linear time. */
export function replaceCounted(text: string, pattern: RegExp, replace: (match: string) => string): Mapped {
  let count = 0;
  const out = text.replace(pattern, (match) => {
    const replacement = replace(match);
    if (replacement !== match) count++;
    return replacement;
  });
  return count === 0 ? { text, count } : { text: out, count };
}

/** Applies `edit` to the lines that `needs` matches, which must not have the `g` flag. */
export function mapLines(text: string, needs: RegExp, edit: (line: string) => Mapped): Mapped {
  if (!needs.test(text)) return { text, count: 0 };
  let count = 0;
  const lines = text.split('\n').map((line) => {
    if (!needs.test(line)) return line;
    const mapped = edit(line);
    count += mapped.count;
    return mapped.text;
  });
  return count === 0 ? { text, count } : { text: lines.join('\n'), count };
}
