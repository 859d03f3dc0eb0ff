import { parseDictionary } from 'structured-headers';

/** Usage preferences of the IETF drafts: `y`, `n`, or nothing known for a category. */
export type UsagePreferences = ReadonlyMap<string, 'y' | 'n'>;

/** Categories whose `n` refuses AI training: the drafts' own and older names still in use (compliance SIG-04). */
const TRAINING_CATEGORIES: ReadonlySet<string> = new Set([
  'train-ai',
  'genai',
  'train-genai',
  'ai',
  'tdm',
  'bots',
]);

/**
 * Parses the value of Content-Usage (RFC 9651 dictionary). A value that does not parse, and a member
 * that is not the token y or n, say nothing (draft-ietf-aipref-vocab).
 */
export function parseContentUsage(value: string): UsagePreferences {
  const found = new Map<string, 'y' | 'n'>();
  try {
    for (const [category, [item]] of parseDictionary(value)) {
      const token = String(item);
      if (token === 'y' || token === 'n') found.set(category, token);
    }
  } catch {
    return new Map();
  }
  return found;
}

/** The categories that refuse or grant training, as `train-ai=n`; refusals first. */
export function trainingPreferences(preferences: UsagePreferences): readonly string[] {
  const relevant = [...preferences].filter(([category]) => TRAINING_CATEGORIES.has(category));
  return relevant
    .map(([category, value]) => `${category}=${value}`)
    .sort((a, b) => (a.endsWith('n') ? 0 : 1) - (b.endsWith('n') ? 0 : 1));
}
