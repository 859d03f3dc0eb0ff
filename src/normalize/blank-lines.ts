import { replaceCounted, type Mapped, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

// The look-behind keeps a long run of spaces from being tried from each of its positions.
const TRAILING = /(?<![ \t])[ \t]+(?=\n|$)/g;
const INDENT_BEFORE_HAN = /(?<=^|\n)[ \t]+(?=[\p{Script=Han}“‘「『《（【])/gu;
const BLANK = /\n{3,}/g;
const EDGES = /^\n+|(?<!\n)\n+$/g;

/** At most one blank line between paragraphs, none at the ends, no trailing spaces, no indent before Han. */
export const blankLines: Mapper = { id: 'blankLines', needs: TRIGGER.untidy, map: tidy };

function tidy(text: string): Mapped {
  const trimmed = replaceCounted(text, TRAILING, () => '');
  const flush = replaceCounted(trimmed.text, INDENT_BEFORE_HAN, () => '');
  const packed = replaceCounted(flush.text, BLANK, () => '\n\n');
  const edged = replaceCounted(packed.text, EDGES, () => '');
  return { text: edged.text, count: trimmed.count + flush.count + packed.count + edged.count };
}
