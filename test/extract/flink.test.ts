import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DATA = resolve(ROOT, '../shared/data');

interface LabelledPage {
  readonly id: string;
  readonly url: string;
  readonly htmlFile: string;
}
interface KindScore {
  readonly kind: string;
  readonly pages: number;
  readonly rouge: readonly number[];
  readonly line: readonly number[];
  readonly title: number;
}

describe.skipIf(!existsSync(join(DATA, '06_truth/flink-web-sources')))(
  'pages of apache/flink-web against their Markdown (skipped where ../shared/data is absent)',
  () => {
    it('score at least their floor', async () => {
      const { flinkPages } = (await import(join(ROOT, 'scripts/extract-pages/flink.mjs'))) as {
        flinkPages(data: string): readonly LabelledPage[];
      };
      const { scoreByKind } = (await import(join(ROOT, 'scripts/eval-extract.mjs'))) as {
        scoreByKind(pages: readonly LabelledPage[], predictions: readonly object[]): readonly KindScore[];
      };
      const pages = flinkPages(DATA);
      const predictions = pages.map(({ id, url, htmlFile }) => {
        const page = scanPage(readFileSync(join(DATA, htmlFile), 'utf8'));
        return { id, ...extractPage(page, { url }).extraction };
      });
      const [score] = scoreByKind(pages, predictions);
      expect(score?.pages).toBeGreaterThanOrEqual(20);
      // Measured 2026-11-25: 0.974, 0.975 and 1.
      expect(score?.rouge[2]).toBeGreaterThanOrEqual(0.965);
      expect(score?.line[2]).toBeGreaterThanOrEqual(0.965);
      expect(score?.title).toBe(1);
    });
  },
);
