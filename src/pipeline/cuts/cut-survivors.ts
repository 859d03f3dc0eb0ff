import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { PassageFinder } from '../../dedup/passages.ts';
import { SiteLineCounter, type SiteLineLimits } from '../../filter/site-lines/count-lines.ts';
import { cutSiteLines } from '../../filter/site-lines/cut-lines.ts';
import { DurableFile } from '../durable.ts';
import { Table } from '../dedup-files/table.ts';
import { siteOf } from './site-of.ts';
import { TextRows, type TextRow } from './survivor-rows.ts';

export interface CutOptions {
  readonly fields: {
    readonly text: string;
    readonly id: string;
    readonly url?: string;
    readonly site?: string;
  };
  /** Lines at the ends of many pages of a site go; left out: they stay. */
  readonly siteLines?: SiteLineLimits;
  /** Characters in a row that an earlier document has too, from which they go; left out: they stay. */
  readonly passageMin?: number;
}

export interface CutTally {
  /** Documents that lost something, and those of which nothing was left: they are not among the survivors. */
  documents: number;
  emptied: number;
  siteLines: number;
  passages: number;
  /** Characters that went. */
  characters: number;
  /** Anchors of passages for which there was no room: passages of theirs may stay. */
  anchorsLeftOut: number;
}

/** Texts kept, since sources of passages come again and again. */
const CACHE_TEXTS = 1_024;

/**
 * Cuts repeated lines and passages out of the documents of `folder/survivors.jsonl`, and writes a line of
 * `cuts.tsv` for each. The file is read from its beginning several times; memory does not grow with texts.
 */
export function cutSurvivors(folder: string, options: CutOptions): CutTally {
  const path = join(folder, 'survivors.jsonl');
  const rows = new TextRows(path, options.fields.text);
  const out = new DurableFile(`${path}.cut`);
  const table = new Table(join(folder, 'cuts.tsv'), ['doc', 'why', 'where', 'what', 'of']);
  const tally = { documents: 0, emptied: 0, siteLines: 0, passages: 0, characters: 0, anchorsLeftOut: 0 };
  try {
    const trim = siteLineCutter(rows, options);
    const passages = passageFinder(rows, trim, options);
    for (const one of rows) {
      const { id, text: field } = options.fields;
      const trimmed = trim(one);
      const found = passages?.find(one.number, trimmed.text) ?? [];
      const rest = found.length === 0 ? trimmed.text : without(trimmed.text, found);
      for (const { end, digest } of trimmed.cut)
        table.row([nameOf(one, id), 'SITE_LINE', end, digest, siteOf(one.row, options.fields)]);
      for (const { from, to, of } of found)
        table.row([
          nameOf(one, id),
          'REPEATED_PASSAGE',
          `${from}-${to}`,
          `${to - from} characters`,
          nameOf(rows.read(of), id),
        ]);
      tally.siteLines += trimmed.cut.length;
      tally.passages += found.length;
      tally.characters += one.text.length - rest.length;
      if (rest !== one.text) tally.documents += 1;
      if (rest !== one.text && rest.trim() === '') tally.emptied += 1;
      else out.write(Buffer.from(`${JSON.stringify({ ...one.row, [field]: rest })}\n`));
    }
    tally.anchorsLeftOut = passages?.anchorsLeftOut ?? 0;
    out.commit();
    table.close();
    renameSync(`${path}.cut`, path);
    return tally;
  } catch (error) {
    out.abandon();
    throw error;
  } finally {
    rows.close();
  }
}

interface Trimmed {
  readonly text: string;
  readonly cut: readonly { readonly end: string; readonly digest: string }[];
}
type Trim = (row: TextRow) => Trimmed;

function siteLineCutter(rows: TextRows, { siteLines, fields }: CutOptions): Trim {
  if (siteLines === undefined) return ({ text }) => ({ text, cut: [] });
  const counter = new SiteLineCounter(siteLines);
  for (const { row, text } of rows) counter.sketch(siteOf(row, fields), text);
  for (const { row, text } of rows) counter.count(siteOf(row, fields), text);
  const templates = new Map(
    Object.entries(counter.finish()).map(([site, digests]) => [site, new Set(digests)]),
  );
  return ({ row, text }) => {
    const site = siteOf(row, fields);
    const template = site === '' ? undefined : templates.get(site);
    if (template === undefined) return { text, cut: [] };
    const { text: rest, cut } = cutSiteLines(text, template);
    return { text: rest, cut };
  };
}

function passageFinder(rows: TextRows, trim: Trim, { passageMin }: CutOptions): PassageFinder | undefined {
  if (passageMin === undefined) return undefined;
  const cache = new Map<number, string>();
  const finder = new PassageFinder(passageMin, (number) => {
    const known = cache.get(number);
    if (known !== undefined) return known;
    const { text } = trim(rows.read(number));
    if (cache.size >= CACHE_TEXTS) cache.delete(cache.keys().next().value as number);
    cache.set(number, text);
    return text;
  });
  for (const row of rows) finder.sketch(trim(row).text);
  return finder;
}

function without(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  const starts = [0, ...spans.map(({ to }) => to)];
  const ends = [...spans.map(({ from }) => from), text.length];
  return starts.map((start, i) => text.slice(start, ends[i])).join('');
}

function nameOf({ row, number }: TextRow, idField: string): string {
  const id = row[idField];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : `#${number + 1}`;
}
