import { AI_TRAINING_TOKENS } from './ai-tokens.ts';
import type { Addressee } from './robots-directives.ts';

/**
 * Whom a crawler's name in a meta or header means. Compared without case and, as in robots.txt,
 * up to the first digit.
 */
export function addresseeOf(name: string, token: string): Addressee {
  const lower = name.trim().toLowerCase();
  if (lower === '*' || lower === 'robots' || lower === token.toLowerCase()) return 'us';
  return AI_TRAINING_TOKENS.has(lower) || AI_TRAINING_TOKENS.has(stem(lower)) ? 'ai' : 'other';
}

function stem(name: string): string {
  return /^[a-z_-]+/u.exec(name)?.[0] ?? '';
}
