/**
 * How often a survivor may be repeated in training, by the size of its cluster: the rehydration weights of
 * FineWeb-2. Text that many copied is worth more, text that a thousand copied is mostly boilerplate.
 */
export function samplingWeight(clusterSize: number): number {
  if (clusterSize >= 1_000) return 1;
  if (clusterSize >= 100) return 8;
  if (clusterSize >= 5) return 5;
  return Math.min(clusterSize, 3);
}
