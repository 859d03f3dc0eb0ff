import { afterEach, expect, it, vi } from 'vitest';
import { Meter } from '../../src/cli/meter.ts';
import { TerminalListener } from '../../src/cli/terminal-listener.ts';

const written: string[] = [];

/** Makes standard error a terminal that is heard. */
function terminal(): void {
  written.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true });
}

afterEach(() => {
  vi.restoreAllMocks();
  Object.defineProperty(process.stderr, 'isTTY', { value: false, configurable: true });
});

const SHOW_CURSOR = '\u001B[?25h';

it('a signal gives the terminal its cursor back and ends a command that has no end of its own', () => {
  terminal();
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  const meter = new Meter('rows', 10);
  process.emit('SIGINT');
  expect(written.join('')).toContain(SHOW_CURSOR);
  expect(exit).toHaveBeenCalledWith(130);
  meter.stop();
});

it('a command that listens itself goes on', () => {
  terminal();
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  const own = vi.fn();
  process.on('SIGINT', own);
  const meter = new Meter('rows', 10);
  process.emit('SIGINT');
  expect([own.mock.calls.length, exit.mock.calls.length]).toEqual([1, 0]);
  process.off('SIGINT', own);
  meter.stop();
});

it('a run that is stopped in a stage leaves no bar behind, which would keep the process alive', () => {
  terminal();
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const listener = new TerminalListener();
  listener.stageStarted('curate');
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBe(before + 1);
  listener.close();
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBe(before);
  expect(written.join('')).toContain(SHOW_CURSOR);
  expect(process.listenerCount('SIGINT')).toBe(0);
});
