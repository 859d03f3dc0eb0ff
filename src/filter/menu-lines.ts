import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isVerse, lineShape } from './line-shape.ts';
import { PROSE_QUALITY_MIN, qualityScore } from './quality-model/score.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/** Rejects texts that are mostly menu items and captions: short lines without any mark. Structured texts, forum threads, verse and what the quality model takes for prose pass. */
export const menuLines = defineFilter({
  id: 'filter.menu-lines',
  version: 2,
  params: z.strictObject({
    shortLineRatioMax: z.number().min(0).max(1),
    shortUnitRatioMax: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const shape = lineShape(profile);
    const isExempt =
      shape.lines === 0 ||
      isStructured(subject) ||
      subject.pageKind === 'forum' ||
      isVerse(shape) ||
      qualityScore(subject) >= PROSE_QUALITY_MIN;
    return {
      shortLineRatio: isExempt ? 0 : shape.short / shape.lines,
      shortUnitRatio: isExempt ? 0 : shape.shortUnits / shape.units,
    };
  },
  judge({ shortLineRatio, shortUnitRatio }, { shortLineRatioMax, shortUnitRatioMax }) {
    if (shortLineRatio <= shortLineRatioMax || shortUnitRatio <= shortUnitRatioMax) return keep;
    return reject('MENU_SHARE_HIGH', {
      shortLineRatio,
      shortLineRatioMax,
      shortUnitRatio,
      shortUnitRatioMax,
    });
  },
});
