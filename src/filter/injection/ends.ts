import type { TextProfile } from '../../core/text-profile.ts';
import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { contacts } from './contacts.ts';
import { isForeignTitle } from './foreign-title.ts';
import { namesSite, offersIn } from './offers.ts';
import { BAITS, countIn, LIST, phrases, wordingsIn, wordingsOf, type Phrases } from '../words/phrases.ts';

/** Units of the text looked at from each end, at most; less in a short text, so that a body is left. */
const EDGE_UNITS = 160;
const EDGE_SHARE = 0.25;
/** A text with fewer Han between its ends is no normal text with something put into it. */
const BODY_HAN_MIN = 80;
/** Units around a contact in which trade words belong to it. */
const NEAR_UNITS = 40;

/** What stands at the ends of a text, in its title, and around contacts between the ends. */
export interface Ends {
  readonly headPoints: number;
  readonly tailPoints: number;
  readonly titlePoints: number;
  /** Points of the contact between the ends with most of them. */
  readonly bodyPoints: number;
  /** Different baits at the ends and in the title that the body does not hold. */
  readonly injectedBaits: number;
  readonly bodyContacts: number;
  /** 1 for a title that repeats a name the text never mentions, see foreign-title.ts. */
  readonly foreignTitle: number;
}

const NONE: Ends = {
  headPoints: 0,
  tailPoints: 0,
  titlePoints: 0,
  bodyPoints: 0,
  injectedBaits: 0,
  bodyContacts: 0,
  foreignTitle: 0,
};

/** Measures the ends of a text against its body; `title` may have several lines. */
export function measureEnds(profile: TextProfile, title: string): Ends {
  const { text } = profile;
  const edge = Math.min(EDGE_UNITS, Math.floor(text.length * EDGE_SHARE));
  const to = text.length - edge;
  if (hanIn(text, edge, to) < BODY_HAN_MIN) return NONE;
  const { places } = contacts(profile);
  const found = phrases(profile);
  const foldedTo = Math.max(edge, found.length - edge);
  const body = wordingsIn(found, edge, foldedTo);
  const head = endOf(
    { text, start: 0, end: edge, places, own: wordingsIn(found, 0, edge) },
    body,
    wordingsIn(found, edge, found.length),
  );
  const tail = endOf(
    { text, start: to, end: text.length, places, own: wordingsIn(found, foldedTo, found.length) },
    body,
    wordingsIn(found, 0, foldedTo),
  );
  const inTitle = endOf(
    { text: title, start: 0, end: title.length, places: [], own: wordingsOf(title) },
    body,
    body,
  );
  const inBody = places.filter((place) => place >= edge && place < to);
  return {
    headPoints: head.points,
    tailPoints: tail.points,
    titlePoints: inTitle.points,
    bodyPoints: Math.max(
      0,
      ...inBody.slice(0, CONTACTS_MAX).map((place) => contactPoints(text, place, found)),
    ),
    injectedBaits: new Set([...head.baits, ...tail.baits, ...inTitle.baits]).size,
    bodyContacts: inBody.length,
    foreignTitle: isForeignTitle(title, text) ? 1 : 0,
  };
}

function hanIn(text: string, start: number, end: number): number {
  let han = 0;
  for (let i = start; i < end; i++) if (UNIT_CLASS[text.charCodeAt(i)] === CHAR.han) han++;
  return han;
}

/** A stretch of text with the contacts of the whole text and the wordings of its own. */
interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly places: readonly number[];
  readonly own: ReadonlySet<number>;
}

interface End {
  readonly points: number;
  /** Different baits, by number of their wording. */
  readonly baits: readonly number[];
}

/**
 * What stands at one end only. A bait alone is a word, so it needs another or a contact beside it. Baits must be
 * absent from the body (they may stand at both ends), trade words from all the rest of the text.
 */
function endOf(stretch: Stretch, body: ReadonlySet<number>, rest: ReadonlySet<number>): End {
  const here = stretch.places.filter((place) => place >= stretch.start && place < stretch.end);
  const offers =
    2 * new Set(offersIn(stretch.text.slice(stretch.start, stretch.end)).map(({ name }) => name)).size;
  const own = without(stretch.own, body);
  const named = namesSite(stretch.text.slice(stretch.start, stretch.end)) ? 1 : 0;
  const baits = [...own].filter((wording) => countIn(new Set([wording]), BAITS) > 0);
  if (baits.length + Math.min(1, here.length + named) >= 2)
    return {
      points: offers + 2 * baits.length + 2 * Math.min(2, here.length) + countIn(own, LIST.call),
      baits,
    };
  const points = here.map((place) => tradePoints(stretch, place, rest));
  // A call beside an offer is part of it; a contact or a bait makes it one of its own.
  const beside = offers === 0 ? 0 : offers + 2 * baits.length + 2 * Math.min(2, here.length);
  return { points: Math.max(0, beside, ...points), baits: [] };
}

/** Contacts between the ends that are looked at: with more, the text is full of them. */
const CONTACTS_MAX = 3;

/** The same of a contact between the ends: what stands far from it is the rest. */
function contactPoints(text: string, place: number, found: Phrases): number {
  const far = 2 * NEAR_UNITS;
  const rest = new Set([
    ...wordingsIn(found, 0, place - far),
    ...wordingsIn(found, place + far, found.length),
  ]);
  return tradePoints({ text, start: 0, end: text.length }, place, rest);
}

/** A contact with trade words around it that the text is not about; calls add to them. */
function tradePoints(
  { text, start, end }: Pick<Stretch, 'text' | 'start' | 'end'>,
  place: number,
  rest: ReadonlySet<number>,
): number {
  const near = wordingsOf(text.slice(Math.max(start, place - NEAR_UNITS), Math.min(end, place + NEAR_UNITS)));
  const trade = countIn(without(near, rest), LIST.trade);
  return trade === 0 ? 0 : 2 + Math.min(3, trade) + Math.min(2, countIn(near, LIST.call));
}

function without(wordings: ReadonlySet<number>, known: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...wordings].filter((wording) => !known.has(wording)));
}
