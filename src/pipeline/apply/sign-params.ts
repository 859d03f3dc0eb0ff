/** Signature parameters of design.md §4, as in pipelines/demo.yaml. */
export const SIGN_PARAMS = { ngram: 5, bands: 14, rows: 8 };
