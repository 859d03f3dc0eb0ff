import { Session, type Profiler } from 'node:inspector';

// Blocks are counted in functions that are compiled from now on: whoever counts imports this file first.
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * How often the blocks of our own reading code ran meanwhile, by V8's precise coverage: unlike time, the same
 * for the same input on every machine. What native functions and patterns do inside is not counted.
 */
export function blocksRun(run: () => void): number {
  let blocks = 0;
  // Taking the counts sets them back to nothing.
  session.post('Profiler.takePreciseCoverage');
  run();
  session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
    for (const script of result) if (isOurs(script)) blocks += countOf(script);
  });
  return blocks;
}

function isOurs({ url }: Profiler.ScriptCoverage): boolean {
  return /\/src\/(?:html|extract|decode)\//u.test(url);
}

function countOf({ functions }: Profiler.ScriptCoverage): number {
  return functions.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);
}
