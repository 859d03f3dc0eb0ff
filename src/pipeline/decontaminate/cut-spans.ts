const SENTENCE_ENDS: ReadonlySet<string> = new Set(['。', '！', '？', '!', '?', '\n', '…']);

/**
 * The text without spans, each widened to whole sentences, so that no half question stays. Spans may overlap.
 */
export function cutSpans(text: string, spans: readonly (readonly [from: number, to: number])[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const [start, end] = [sentenceStart(text, from), sentenceEnd(text, to)];
    if (start > at) kept.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  kept.push(text.slice(at));
  return kept.join('').trim();
}

function sentenceStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && !SENTENCE_ENDS.has(text.charAt(at - 1))) at -= 1;
  return at;
}

function sentenceEnd(text: string, to: number): number {
  let at = to;
  while (at < text.length && !SENTENCE_ENDS.has(text.charAt(at - 1))) at += 1;
  return at;
}
