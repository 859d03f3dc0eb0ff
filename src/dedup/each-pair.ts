import type { DuckDBConnection } from '@duckdb/node-api';

/** Calls back with the two values of every row, without an object for any; the second is made when asked for. */
export async function eachPair(
  connection: DuckDBConnection,
  sql: string,
  each: (first: unknown, second: () => unknown) => void,
): Promise<void> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const [first, second] = [chunk.getColumnVector(0), chunk.getColumnVector(1)];
    for (let i = 0; i < chunk.rowCount; i += 1) each(first.getItem(i), () => second.getItem(i));
  }
}

/** The same for two columns of numbers. */
export async function eachNumberPair(
  connection: DuckDBConnection,
  sql: string,
  each: (first: number, second: number) => void,
): Promise<void> {
  await eachPair(connection, sql, (first, second) => each(first as number, second() as number));
}
