/**
 * Parses a Content-Signal value: `search=yes, ai-input=no, ai-train=no, use=reference`. Names and values
 * are compared without case; parts without `=` are skipped.
 */
export function parseContentSignal(value: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of value.split(',')) {
    const at = part.indexOf('=');
    if (at < 0) continue;
    const name = part.slice(0, at).trim().toLowerCase();
    const setting = part
      .slice(at + 1)
      .trim()
      .toLowerCase();
    // A name given twice with different values: the refusal stands.
    if (found.get(name) !== 'no') found.set(name, setting);
  }
  return found;
}
