import { FEATURES, featuresOf } from './features.ts';
import type { FilterSubject } from '../subject.ts';
import { QUALITY_BIAS, QUALITY_WEIGHTS, WORDING, WORDING_SCALE } from './weights.ts';
import { wordingMean, wordingSlots, WORDING_SLOTS } from './wording.ts';

/** Buckets of equal width that a score is sorted into, 0 the worst. */
export const QUALITY_BUCKETS = 20;

/**
 * Score from which a text is prose whatever its lines look like: a post without full stops, a dialogue. Few of
 * 75 main texts are below, and no generated menu, list or page of remains is above.
 */
export const PROSE_QUALITY_MIN = 0.12;

/** Version of the weights, as it stands in records. Raised with them. */
export const QUALITY_MODEL_VERSION = 'quality-2';

let wording: Float32Array | undefined;
const known = new WeakMap<FilterSubject['profile'], number>();

/** Probability that a text reads like something written to be read, against pages that do not: 0..1. */
export function qualityScore(subject: FilterSubject): number {
  const score = known.get(subject.profile) ?? computeScore(subject);
  known.set(subject.profile, score);
  return score;
}

function computeScore(subject: FilterSubject): number {
  wording ??= readWording();
  const features = featuresOf(subject);
  let sum = QUALITY_BIAS;
  for (let i = 0; i < FEATURES.length; i++) sum += (features[i] as number) * (QUALITY_WEIGHTS[i] as number);
  const mean = wordingMean(wordingSlots(subject.profile.text), wording);
  sum += mean * (QUALITY_WEIGHTS[FEATURES.length] as number);
  return 1 / (1 + Math.exp(-sum));
}

export function qualityBucket(score: number): number {
  return Math.min(QUALITY_BUCKETS - 1, Math.floor(score * QUALITY_BUCKETS));
}

function readWording(): Float32Array {
  const bytes = Buffer.from(WORDING, 'base64');
  return Float32Array.from({ length: WORDING_SLOTS }, (_, i) => bytes.readInt8(i) * WORDING_SCALE);
}
