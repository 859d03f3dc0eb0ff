import type { Page } from '../core/page.ts';
import { Scanner } from './scanner.ts';

/** Bounds of a scan; what lies beyond is flattened and named in `Page.defects`. */
export interface ScanLimits {
  /** Elements kept; further ones add their text to the innermost kept one. */
  readonly nodesMax: number;
  /** Open elements; deeper ones are flattened. Chrome stops at 512. */
  readonly depthMax: number;
  /** Runs of text kept; further text is left out. */
  readonly runsMax: number;
  /** Metas, links, scripts, comments and image maps' areas kept, each. */
  readonly notesMax: number;
}

const LIMITS: ScanLimits = { nodesMax: 500_000, depthMax: 512, runsMax: 1_000_000, notesMax: 20_000 };

/**
 * Reads a decoded page once, in linear time and without recursion. Never throws: broken markup is
 * repaired much as the HTML standard says, and anything cut is named in `defects`.
 */
export function scanPage(source: string, limits: Partial<ScanLimits> = {}): Page {
  return new Scanner(source, { ...LIMITS, ...limits }).scan();
}
