import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaptureRef } from '../../core/document.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import { readCaptures } from '../../warc/reader.ts';
import { newDraft } from '../draft.ts';
import { runRooms, type Kit } from '../rooms.ts';

/** A page as the filters saw it. */
export interface PageText {
  readonly title: string;
  readonly text: string;
}

/**
 * Reads a page again from its capture, since of rejected pages no text is kept. Undefined when the
 * captures are not there.
 */
export async function pageText(row: OutcomeRow, captures: string, kit: Kit): Promise<PageText | undefined> {
  const ref = row.detail['capture'] as unknown as CaptureRef | undefined;
  if (ref === undefined) return undefined;
  const path = join(captures, ref.warcFile);
  if (!existsSync(path)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-whatif-'));
  try {
    const copy = join(folder, ref.warcFile);
    writeFileSync(copy, readSlice(path, ref.offset, ref.length));
    for await (const item of readCaptures(copy)) {
      if (item.kind !== 'capture') continue;
      const { url, contentType, headers, body, truncated } = item.capture;
      const site = kit.rules.sites.byHost(URL.canParse(url) ? new URL(url).host : '');
      const draft = newDraft({
        url,
        contentType,
        headers,
        body,
        truncated,
        capturedAt: ref.capturedAt,
        optedOut: false,
        evidence: 'page',
        ...(site === undefined ? {} : { site }),
      });
      runRooms(draft, ['decode', 'extract', 'normalize'], kit, true);
      return { title: draft.extraction?.title ?? '', text: draft.text };
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readSlice(path: string, offset: number, length: number): Buffer {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    readSync(fd, bytes, 0, length, offset);
    return bytes;
  } finally {
    closeSync(fd);
  }
}
