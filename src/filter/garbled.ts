import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isMojibakeUnit } from './mojibake-table.ts';
import type { FilterSubject } from './subject.ts';

/** Texts longer than this are judged by their beginning: garbling runs through a whole page. */
const UNITS_MAX = 200_000;

/** Rejects text broken by a wrong character set: replacement characters, controls, UTF-8 read as GBK. */
export const garbled = defineFilter({
  id: 'filter.garbled',
  version: 1,
  params: z.strictObject({
    brokenRatioMax: z.number().min(0).max(1),
    mojibakeRatioMax: z.number().min(0).max(1),
  }),
  measure({ profile }: FilterSubject) {
    return {
      brokenRatio: profile.visible === 0 ? 0 : profile.broken / profile.visible,
      mojibakeRatio: mojibakeRatio(profile.text),
    };
  },
  judge({ brokenRatio, mojibakeRatio }, { brokenRatioMax, mojibakeRatioMax }) {
    if (brokenRatio <= brokenRatioMax && mojibakeRatio <= mojibakeRatioMax) return keep;
    return reject('GARBLED_TEXT', { brokenRatio, brokenRatioMax, mojibakeRatio, mojibakeRatioMax });
  },
});

/** Characters that UTF-8 lead bytes turn into under GBK, among all Han; 0 for a text without Han. */
function mojibakeRatio(text: string): number {
  const end = Math.min(text.length, UNITS_MAX);
  let suspects = 0;
  let han = 0;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3400 || unit > 0x9fff) continue;
    han++;
    if (isMojibakeUnit(unit)) suspects++;
  }
  return han === 0 ? 0 : suspects / han;
}
