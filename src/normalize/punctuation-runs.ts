import { replaceCounted, type Mapper } from './mapper.ts';

// Marks of prose. Rulers and leaders of ASCII marks (---, ===, ...) belong to tables and code and have their own bound.
const PROSE = /([，。！？；：、,;:!?~～·…—])\1{2,}/g;
const RULER = /([.\-=_*#+<>|/\\])\1{32,}/g;
const RULER_MAX = 32;
/** …… and —— are one mark of two characters in Chinese. */
const DOUBLE = new Set(['…', '—']);

/** Bounds runs of one punctuation mark. */
export const punctuationRuns: Mapper = {
  id: 'punctuationRuns',
  map(text, policy) {
    const prose = replaceCounted(text, PROSE, (run) => {
      const mark = run.charAt(0);
      return mark.repeat(Math.min(run.length, DOUBLE.has(mark) ? 2 : policy.punctuationRunMax));
    });
    const ruler = replaceCounted(prose.text, RULER, (run) => run.slice(0, RULER_MAX));
    return { text: ruler.text, count: prose.count + ruler.count };
  },
};
