/** Words of browser identification strings that name no crawler. */
const BROWSER_WORDS: ReadonlySet<string> = new Set([
  'android',
  'applewebkit',
  'build',
  'chrome',
  'compatible',
  'gecko',
  'headlesschrome',
  'khtml',
  'mobile',
  'mozilla',
  'safari',
  'version',
]);
const TOKEN = /^[A-Za-z_-]+/u;

/** A crawler's name as it writes it (`360spider`), and its RFC 9309 product token ('' if it has none); lower case. */
export interface AgentName {
  readonly name: string;
  readonly token: string;
  /** False when RFC 9309 has no way to address the agent by this name: digits or dots, several words. */
  readonly isToken: boolean;
}

/** Letters, `_` and `-` from the start of a User-agent value, lower case; `*` stays. `MyBot/1.0 foo` gives `mybot`. */
export function productToken(value: string): string {
  if (/^\*(?:\s|$)/u.test(value)) return '*';
  return (TOKEN.exec(value)?.[0] ?? '').toLowerCase();
}

/** A User-agent value up to its version or second word, lower case; it may hold digits (`ai2bot`). */
export function agentName(value: string): string {
  return (/^[^\s/;,()]*/u.exec(value)?.[0] ?? '').toLowerCase();
}

/**
 * The names under which robots.txt may address this agent, best first. A product token is itself; of a whole
 * identification string: the word after `compatible;`, the first word, then every `name/version`, without
 * the words that all browsers share.
 * @param agent `jingliu`, `MJ12bot`, or `Mozilla/5.0 (compatible; ExampleBot/0.1; https://bot.example/)`.
 */
export function agentNames(agent: string): readonly AgentName[] {
  const text = agent.slice(0, 1024).replace(/\+?https?:\/\/[^\s;)]*/giu, ' ');
  const words = text.split(/[\s;,()]+/u).filter((word) => word !== '');
  const compatible = words.findIndex((word) => word.toLowerCase() === 'compatible');
  const ordered = [
    ...(compatible < 0 ? [] : words.slice(compatible + 1, compatible + 2)),
    ...words.slice(0, 1),
    ...words.filter((word) => word.includes('/')),
  ];
  const names: AgentName[] = [];
  for (const word of ordered) {
    const name = agentName(word);
    const token = productToken(word);
    const known = names.some((other) => other.name === name);
    if (name === '' || known || (words.length > 1 && BROWSER_WORDS.has(token))) continue;
    const isProduct = words.length === 1 || compatible >= 0 || word.includes('/');
    names.push({ name, token, isToken: name === token && isProduct });
  }
  return names;
}
