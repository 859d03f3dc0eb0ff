/** `1 row`, `2 rows`; the plural adds an s unless it is given. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
