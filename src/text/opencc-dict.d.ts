/** OpenCC dictionaries as opencc-js ships them: `from to1 to2|from to|…`. The package types only its converters. */
declare module 'opencc-js/dict/*' {
  const entries: string;
  export default entries;
}
