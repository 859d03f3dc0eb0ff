import { createSigner } from '../dedup/signer.ts';
import { compileLexicons } from '../filter/safety/lexicon.ts';
import { compilePiiRules } from '../pii/redact.ts';
import { planDecontaminator } from './decontaminate/from-plan.ts';
import type { Plan } from './plan.ts';
import type { Kit } from './rooms.ts';

/** Compiles what a worker needs for many documents; takes some hundred milliseconds, once. */
export function buildKit(plan: Plan): Kit {
  const { ngram, bands, rows } = plan.pipeline.dedup;
  const { extract } = plan.pipeline.curate;
  return {
    ...(extract?.format === 'markdown' ? { markdown: { ...extract, place: 'instead' as const } } : {}),
    rules: plan.rules,
    lexicon: compileLexicons(plan.rules.lexicons),
    pii: compilePiiRules(plan.rules.pii),
    licenseProfile: plan.pipeline.publish.licenseProfile,
    signer: createSigner({ ngram, bands, rows }),
    decontaminator: once(() => planDecontaminator(plan)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
