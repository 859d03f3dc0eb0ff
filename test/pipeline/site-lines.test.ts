import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import type { CuratedDocument } from '../../src/core/document.ts';
import { TemplateCutter } from '../../src/pipeline/stages/site-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'site-lines.json');
const digest = sha256('本站公告').slice(7, 23);
writeFileSync(path, JSON.stringify({ a: [digest] }));

// Only what the cutter reads.
function page(over: Partial<CuratedDocument>): CuratedDocument {
  const text = '河边的柳树刚刚发芽。\n本站公告';
  return {
    site: 'a',
    pageKind: 'article',
    text,
    textDigest: sha256(text),
    measures: { han: 9 },
    ...over,
  } as CuratedDocument;
}

describe('TemplateCutter', () => {
  const cutter = new TemplateCutter(path);

  it('cuts template lines, says why, and keeps digest and measures true', () => {
    const { document, detail } = cutter.cut(page({}));
    expect(document.text).toBe('河边的柳树刚刚发芽。');
    expect(document.textDigest).toBe(sha256('河边的柳树刚刚发芽。'));
    expect(document.measures).toEqual({ han: 9, siteLinesCut: 1 });
    expect(detail).toEqual({ linesCut: [{ end: 'tail', digest, why: 'SITE_LINE' }] });
  });

  it.each([
    ['of another site', page({ site: 'b' })],
    ['that are regulations', page({ pageKind: 'regulation' })],
    ['without such lines', page({ text: '河边的柳树刚刚发芽。' })],
  ])('leaves pages %s as they are', (_name, document) => {
    expect(cutter.cut(document)).toEqual({ document, detail: {} });
  });
});
