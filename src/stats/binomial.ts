/** ln Γ(n + 1), by Stirling's series; exact to 1e-10 from n = 10, by multiplication below. */
function logFactorial(n: number): number {
  if (n < 10) return Math.log(Array.from({ length: n }, (_, i) => i + 1).reduce((a, b) => a * b, 1));
  const x = n + 1;
  return (
    (x - 0.5) * Math.log(x) -
    x +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * x) -
    1 / (360 * x ** 3) +
    1 / (1260 * x ** 5)
  );
}

/** P(X ≤ k) for X ~ Binomial(n, p). */
export function binomialAtMost(k: number, n: number, p: number): number {
  let sum = 0;
  for (let i = 0; i <= k; i += 1) {
    sum += Math.exp(
      logFactorial(n) - logFactorial(i) - logFactorial(n - i) + i * Math.log(p) + (n - i) * Math.log1p(-p),
    );
  }
  return Math.min(1, sum);
}

/** What a sample says about a rate limit (compliance §1.2): the point rule, and whether 95 % certainty is reached. */
export interface SampleVerdict {
  /** fails / n ≤ limit. */
  readonly passes: boolean;
  /** One-sided exact test at 5 %: the true rate is below the limit. */
  readonly provenBelow: boolean;
  /** … or above it. */
  readonly provenAbove: boolean;
}

export function judgeSample(fails: number, n: number, limit: number): SampleVerdict {
  return {
    passes: fails <= n * limit,
    provenBelow: binomialAtMost(fails, n, limit) <= 0.05,
    provenAbove: fails > 0 && 1 - binomialAtMost(fails - 1, n, limit) <= 0.05,
  };
}
