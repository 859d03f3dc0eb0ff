/** The first thing wrong: where, and what. */
export interface Finding {
  readonly place: string;
  readonly problem: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly finding?: Finding;
  /** What was looked at, as far as it went. */
  readonly checked: Checked;
}

/** How many of each were looked at. */
export interface Checked {
  events: number;
  anchors: number;
  tasks: number;
  outcomes: number;
  releases: number;
  shards: number;
}

export class Found extends Error {
  readonly finding: Finding;

  constructor(place: string, problem: string) {
    super(`${place}: ${problem}`);
    this.finding = { place, problem };
  }
}

/** @throws Found */
export function require(condition: boolean, place: string, problem: string): void {
  if (!condition) throw new Found(place, problem);
}
