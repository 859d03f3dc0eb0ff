import { EXIT } from '../core/failures.ts';
import { consentDrift, type Drift } from '../pipeline/consent-drift.ts';

/** Lists the documents of sites that changed what they allow. Exit 0, also when there are some; 2 without a crawl. */
export function consentDriftCommand(raw: object): number {
  const options = raw as { readonly out: string; readonly json?: boolean };
  const drift = consentDrift(options.out);
  process.stdout.write(options.json === true ? `${JSON.stringify(drift)}\n` : text(drift));
  return EXIT.ok;
}

function text({ hosts, terms, documents }: Drift): string {
  const changed = [...hosts, ...terms].map(
    ({ origin, before, said, changedAt }) =>
      `# ${origin} ${new Date(changedAt).toISOString()} before ${JSON.stringify(before)} now ${JSON.stringify(said)}`,
  );
  const rows = documents.map(
    ({ verdict, site, id, url, outcome }) => `${verdict}\t${site}\t${id}\t${url}\t${outcome}`,
  );
  const withdrawn = documents.filter(({ verdict }) => verdict === 'withdrawn').length;
  const summary = `# ${hosts.length} host(s) and ${terms.length} page(s) of terms changed; ${documents.length} document(s), ${withdrawn} of them withdrawn and left out of the next release`;
  return `${[...changed, ...rows, summary].join('\n')}\n`;
}
