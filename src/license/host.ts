let lastUrl = '';
let lastHost = '';

/** Host name of an absolute or protocol-relative URL, '' when it cannot be read. The last one is remembered. */
export function hostOf(url: string): string {
  if (url === lastUrl) return lastHost;
  const full = url.startsWith('//') ? `https:${url}` : url;
  lastHost = URL.canParse(full) ? new URL(full).hostname : '';
  lastUrl = url;
  return lastHost;
}
