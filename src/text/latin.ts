/** Function words of languages in Latin script: short, frequent, and telling in company only. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  de: 'der die und das ist nicht ein eine mit den von zu auf für dem sich auch es als wird',
  en: 'the of and to in is that for it with as was on are be this by not or from at an you have which',
  es: 'de la que el en y los se del las un por con una para es su como más pero',
  fr: 'le la les des et est une du que dans qui pour pas sur au par avec ce il plus',
  id: 'yang dan di dengan untuk ini dari dalam tidak itu pada akan adalah ke oleh',
  it: 'di che il la per un del non sono una della con si le nel da come anche',
  pt: 'de que e o do da em um para não uma os no se na por mais as dos como',
  vi: 'và của các là có được trong cho không với một người những này khi đã',
};

/** Reading further does not change the answer and would make a long English page slow. */
const WORDS_MAX = 2000;
const UNITS_MAX = 40_000;
/** Share of function words among words from which a language is taken; prose has 0.3 and more. */
const SHARE_MIN = 0.08;

const LANGUAGES_OF = indexWords();

/** The most likely language of a text in Latin script, or `und`; reads at most the first 40,000 units. */
export function guessLatin(text: string): { readonly language: string; readonly score: number } {
  const hits: Record<string, number> = {};
  let words = 0;
  for (const [word] of text.slice(0, UNITS_MAX).matchAll(/\p{Script=Latin}{1,20}/gu)) {
    if (++words > WORDS_MAX) break;
    for (const language of LANGUAGES_OF.get(word.toLowerCase()) ?? [])
      hits[language] = (hits[language] ?? 0) + 1;
  }
  const [best, second] = Object.entries(hits).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (best === undefined || best[1] / words < SHARE_MIN) return { language: 'und', score: 0.3 };
  return { language: best[0], score: best[1] / (best[1] + (second?.[1] ?? 0) * 0.5) };
}

function indexWords(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [language, words] of Object.entries(FUNCTION_WORDS)) {
    for (const word of words.split(' ')) index.set(word, [...(index.get(word) ?? []), language]);
  }
  return index;
}
