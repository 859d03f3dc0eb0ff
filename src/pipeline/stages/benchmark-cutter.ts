import { keep, reject, type Decision } from '../../core/decision.ts';
import { sha256, type JsonObject } from '../../core/digest.ts';
import type { CuratedDocument } from '../../core/document.ts';
import type { Decontaminator } from '../decontaminate/decontaminator.ts';

/**
 * Takes items of evaluation sets out of a document that is about to be published: the passage, or the
 * document. `detail` names every item found, for the ledger and the report; it holds no text.
 */
export function cutBenchmarks(
  document: CuratedDocument,
  decontaminator: Decontaminator | undefined,
): { readonly document: CuratedDocument; readonly decision: Decision; readonly detail: JsonObject } {
  const cleaned = decontaminator?.clean(document.text);
  if (cleaned === undefined || cleaned.found.length === 0) return { document, decision: keep, detail: {} };
  const { text } = cleaned;
  const benchmarks = cleaned.found.map((one) => ({ ...one }));
  if (text === undefined) return { document, decision: reject('BENCHMARK_ITEM'), detail: { benchmarks } };
  const measures = { ...document.measures, benchmarkItemsCut: benchmarks.length };
  return {
    document: { ...document, text, textDigest: sha256(text), measures },
    decision: keep,
    detail: { benchmarks },
  };
}
