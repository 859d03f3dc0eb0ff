import { join } from 'node:path';
import { sha256 } from '../core/digest.ts';
import { appendAnchor } from '../provenance/anchors.ts';
import { withCopies, type Copy } from '../provenance/copies.ts';
import { openLedger } from '../provenance/ledger.ts';
import { addOptOuts } from '../rules/write-opt-outs.ts';
import { canonicalUrl } from '../text/url.ts';
import { lockOutDir } from './lock.ts';
import { outDir } from './out-dir.ts';

export interface TakedownRequest {
  /** Address or id of the document. */
  readonly key: string;
  readonly out: string;
  readonly rules: string;
  /** Number of the request; never a person's name. */
  readonly request: string;
  readonly now: Date;
}

/** What was taken down, and the file the next run reads. */
export interface Takedown {
  readonly copies: readonly Copy[];
  readonly file: string;
  readonly added: number;
}

/**
 * Takes a document and every near-duplicate of it down (TD-05, TD-06): one tombstone each in the ledger, with
 * id and digest of the address and no content, and one opt-out each, which closes schedule, curate and publish
 * from the next run on (TD-10). A release that stands is not touched: the next one lacks the rows.
 * Undefined when the ledger knows no such document.
 */
export function takeDown({ key, out, rules, request, now }: TakedownRequest): Takedown | undefined {
  const copies = withCopies(out, key);
  if (copies.length === 0) return undefined;
  const file = join(rules, 'opt-outs', 'takedowns.yaml');
  const folder = outDir(out);
  const unlock = lockOutDir(folder);
  const ledger = openLedger(folder.ledger, { now: () => now, policy: sha256('') });
  try {
    const urls = copies.map(({ url }) => canonicalUrl(url) ?? url);
    const added = addOptOuts(file, [...new Set(urls)], now.toISOString().slice(0, 10), request);
    for (const { id, url } of copies)
      ledger.act({
        actor: 'operator',
        actorKind: 'person',
        action: 'takedown',
        objectType: 'document',
        objectId: id,
        ruleId: 'TD-06',
        decision: 'removed',
        evidence: sha256(url),
        payload: { request, copies: copies.length },
      });
    return { copies, file, added };
  } finally {
    appendAnchor(folder.anchors, ledger.head(), now);
    ledger.close();
    unlock();
  }
}
