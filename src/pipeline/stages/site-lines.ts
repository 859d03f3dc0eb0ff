import { readFileSync } from 'node:fs';
import { sha256, type Digest, type JsonObject } from '../../core/digest.ts';
import type { CuratedDocument } from '../../core/document.ts';
import type { Receipt } from '../../core/run.ts';
import type { Survivor } from '../../dedup/decisions.ts';
import { SiteLineCounter, type SiteLines } from '../../filter/site-lines/count-lines.ts';
import { cutSiteLines } from '../../filter/site-lines/cut-lines.ts';
import { writeDurably } from '../durable.ts';
import type { OutDir } from '../out-dir.ts';
import { readLines } from '../read-lines.ts';
import { RowReader } from '../row-reader.ts';
import type { Run } from '../runner.ts';

const FILE = 'dedup/site-lines.json';

/** The lines of every site's template, as publish tasks are given them. */
export interface SiteLinesFile {
  readonly file: string;
  readonly digest: Digest;
}

/**
 * Reads the survivors twice and writes down which lines belong to the templates of their sites. What
 * stands there depends on the survivors alone: not on workers, shards or order.
 */
export function writeSiteLines(run: Run, dedup: Receipt): SiteLinesFile {
  const { siteLines } = run.plan.rules.normalize;
  const counter = new SiteLineCounter(siteLines);
  if (siteLines.remove) {
    const survivors = run.out.path(dedup.outputs[0]?.file ?? '');
    for (const { site, text } of pages(run.out, survivors)) counter.sketch(site, text);
    for (const { site, text } of pages(run.out, survivors)) counter.count(site, text);
  }
  return {
    file: FILE,
    digest: writeDurably(run.out.path(FILE), `${JSON.stringify(counter.finish())}\n`).digest,
  };
}

function* pages(out: OutDir, survivors: string): Generator<CuratedDocument> {
  const reader = new RowReader();
  try {
    for (const { bytes } of readLines(survivors)) {
      const { file, offset, length } = JSON.parse(bytes.toString('utf8')) as Survivor;
      const row = reader.read(out.path(file), offset, length).toString('utf8');
      const document = JSON.parse(row) as CuratedDocument;
      if (hasTemplate(document)) yield document;
    }
  } finally {
    reader.close();
  }
}

/** Regulations share their first and last lines by law, not by template. */
function hasTemplate({ pageKind }: CuratedDocument): boolean {
  return pageKind !== 'regulation';
}

/** Cuts template lines off documents, and says for each line why. */
export class TemplateCutter {
  readonly #templates: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(path: string) {
    const lines = JSON.parse(readFileSync(path, 'utf8')) as SiteLines;
    this.#templates = new Map(Object.entries(lines).map(([site, digests]) => [site, new Set(digests)]));
  }

  /** The document as it was when its site has no template lines at its ends. */
  cut(document: CuratedDocument): { readonly document: CuratedDocument; readonly detail: JsonObject } {
    const template = this.#templates.get(document.site);
    if (template === undefined || !hasTemplate(document)) return { document, detail: {} };
    const { text, cut } = cutSiteLines(document.text, template);
    if (cut.length === 0) return { document, detail: {} };
    const measures = { ...document.measures, siteLinesCut: cut.length };
    return {
      document: { ...document, text, textDigest: sha256(text), measures },
      detail: { linesCut: cut.map((line) => ({ ...line, why: 'SITE_LINE' })) },
    };
  }
}
