/** Site of a row: what its field says, else the host of its address; '' when neither is there. */
export function siteOf(
  row: Readonly<Record<string, unknown>>,
  { site, url }: { readonly site?: string; readonly url?: string },
): string {
  const named = site === undefined ? undefined : row[site];
  if (typeof named === 'string' && named !== '') return named;
  const address = url === undefined ? undefined : row[url];
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).host : '';
}
