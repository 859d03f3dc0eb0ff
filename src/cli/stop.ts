import { EXIT } from '../core/failures.ts';

/** Aborts at the first SIGINT or SIGTERM, so that what is in hand can be finished; a second one exits at once. */
export function stopOnSignal(): AbortSignal {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write('\nstopping after the work in hand; press again to stop at once\n');
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return stop.signal;
}
