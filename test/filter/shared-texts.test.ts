import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PageKind } from '../../src/core/document.ts';
import { runFilters } from '../../src/filter/run-filters.ts';
import { compileLexicons } from '../../src/filter/safety/lexicon.ts';
import { scanRisks } from '../../src/filter/safety/scan-risks.ts';
import { normalizeText } from '../../src/normalize/normalize.ts';
import { profileText } from '../../src/text/profile.ts';
import { policy, readLexicons, thresholds } from './read-rules.ts';

const DATA = '../shared/data/02_text';

describe.skipIf(!existsSync(DATA))('good text survives (skipped without ../shared/data)', () => {
  const lexicon = compileLexicons(readLexicons());
  const judge = (text: string, pageKind: PageKind): string => {
    const subject = { profile: profileText(normalizeText(text, policy).text), pageKind, title: '' };
    const { decision } = runFilters(subject, thresholds);
    const risk = scanRisks(subject, lexicon).decision;
    return decision.kind === 'keep' ? risk.kind : decision.reason;
  };

  it('keeps every statute and changes none of its words', () => {
    const laws = readLaws();
    expect(laws.length).toBe(1676);
    for (const { name, text } of laws) {
      expect(judge(text, 'regulation'), name).toBe('keep');
      expect(wordsOf(normalizeText(text, policy).text), name).toBe(wordsOf(text));
    }
  });

  it.each([
    ['cmrc2018/squad-style-data/cmrc2018_dev.json', 0.995],
    ['drcd/DRCD_dev.json', 0.995],
  ])('keeps encyclopedia paragraphs: %s', (file, floor) => {
    const texts = readParagraphs(`${DATA}/${file}`);
    const kept = texts.filter((text) => judge(text, 'article') === 'keep');
    expect(kept.length / texts.length).toBeGreaterThanOrEqual(floor);
  });
});

/** The statutes; twelve of the 1,688 files are indexes that hold no Chinese. */
function readLaws(): readonly { readonly name: string; readonly text: string }[] {
  const names = readdirSync(`${DATA}/laws`, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.md') && !name.endsWith('_index.md'),
  );
  return names.map((name) => ({ name, text: readFileSync(`${DATA}/laws/${name}`, 'utf8') }));
}

function readParagraphs(file: string): string[] {
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as {
    data: { paragraphs: { context: string }[] }[];
  };
  return data.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context));
}

/** Letters, Han and digits in order, width aside: what a reader would call the wording. */
function wordsOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{Nd}]/gu, '');
}
