import { keep } from '../../core/decision.ts';
import { EXTRACT_VERSION, extractPage, type ExtractContext } from '../../extract/extract.ts';
import { scanPage } from '../../html/scan.ts';
import { record, type Draft } from '../draft.ts';
import { givenExtraction } from '../given-extraction.ts';
import type { ExtractRuleSet } from '../extract-rule-files.ts';
import type { MarkdownKit } from '../rooms.ts';

/** What of a kit this room goes by. */
export interface ExtractKit {
  readonly rules: ExtractRuleSet;
  readonly markdown?: MarkdownKit;
}

/** HTML to text, title, dates and outlet. */
export function extractRoom(draft: Draft, kit: ExtractKit): void {
  const { markdown } = kit;
  if (draft.input.text !== undefined) return record(draft, 'extract', EXTRACT_VERSION, keep);
  if (draft.input.plain === true) return takePlainText(draft);
  draft.page = scanPage(draft.html);
  const { extraction, decision, measures } = extractPage(draft.page, extractContext(draft, kit));
  draft.extraction = extraction;
  draft.text = markdown?.place === 'instead' ? (extraction.markdown?.text ?? '') : extraction.text;
  Object.assign(draft.measures, measures);
  record(draft, 'extract', EXTRACT_VERSION, decision);
}

/** What extract goes by for a document: its site's selectors and template, the rules, the form of the text. */
export function extractContext({ input }: Draft, { markdown, rules }: ExtractKit): ExtractContext {
  const selectors = input.site?.selectors;
  const template = rules.templates.get(input.site?.id ?? '');
  return {
    url: input.url,
    rules: rules.extract,
    ...(selectors === undefined ? {} : { selectors: plain(selectors) }),
    ...(markdown === undefined ? {} : { markdown }),
    ...(template === undefined ? {} : { template }),
  };
}

function takePlainText(draft: Draft): void {
  draft.page = scanPage('');
  draft.text = draft.html.replaceAll(/\r\n?/gu, '\n').trim();
  draft.extraction = givenExtraction(draft.text, draft.input.metadata?.import);
  record(draft, 'extract', EXTRACT_VERSION, keep);
}

function plain(selectors: { content?: string | undefined; remove: string[] }): {
  content?: string;
  remove: string[];
} {
  return {
    ...(selectors.content === undefined ? {} : { content: selectors.content }),
    remove: selectors.remove,
  };
}
