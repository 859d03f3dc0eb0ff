/** Numbers found so far, by name; names carry their unit or qualifier last (`hanRatio`, `lineLengthMean`). */
export type Measures<K extends string = string> = Readonly<Record<K, number>>;
