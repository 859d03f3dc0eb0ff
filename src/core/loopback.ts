const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]):(\d{1,5})$/u;
const PORT_MAX = 65_535;

/** True for `host:port` of this machine. A test server that stood elsewhere would be somebody's site. */
export function isLoopback(value: string): boolean {
  const port = Number(LOOPBACK.exec(value)?.[1] ?? 0);
  return port >= 1 && port <= PORT_MAX && URL.canParse(`http://${value}/`);
}
