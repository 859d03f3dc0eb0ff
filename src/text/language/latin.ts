/** Function words of languages in Latin script: short, frequent, and telling in company only. Self-written. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  ca: 'de la el i a que en les els per del amb una un es no seva tota té dret ha són o als aquest aquesta dels al persona',
  cs: 'a na je v že se s z do o pro k jako by jeho její nebo má každý právo být které aby za při podle ve od jsou svých',
  da: 'og i at er det en til på af for med den som der ikke har de et enhver ret sig eller skal ved om fra være under',
  de: 'der die und das ist nicht ein eine mit den von zu auf für dem sich auch es als wird oder im hat jeder auf des einer durch werden sind über bei seiner',
  en: 'the of and to in is that for it with as was on are be this by not or from at an you have which has his all no their can will if when i he she we they my your me him us very every do does did had were would could should there them what who how where so some any about up out just only also been than then its more into after over such our each other these those may must shall take took long off away back down again before between both through because while during against under without within still even well too much many most own same few here never ever always often really rather quite already yet since until upon though although however one two first last new good like time people day year way said says get got make made know think see want go going come came her hers himself themselves itself because another else around',
  es: 'de la que el en y los se del las un por con una para es su como más pero o tiene derecho toda persona al sus no sin ni a cuando ser',
  et: 'ja on ei ning või kui iga tema see et oma ka selle peab mis inimesel õigus nende ega igal ta olla poolt',
  fi: 'ja on ei se että tai joka hän oli kuin myös hänen sen jokaisella oikeus ovat olla tämän eikä jonka jos sekä niiden mukaan',
  fr: 'le la les des et est une du que dans qui pour pas sur au par avec ce il plus un en de à ou ne se sa son toute personne droit tout nul aux ses être dont leur d l',
  hr: 'i u je na se da za su od s ili ima pravo svatko kao što ne te sve koji biti svoje koje po iz nitko bez prema',
  hu: 'a az és hogy nem is van egy meg ez minden joga vagy személynek akár kell amely mint el sem saját e',
  id: 'yang dan di dengan untuk ini dari dalam tidak itu pada akan adalah ke oleh setiap orang berhak atas atau nya tanpa hak harus seperti dia mereka sebagai telah bahwa boleh serta manusia karena antara secara sesuatu mana mendapat sama',
  it: 'di che il la per un del non sono una della con si le nel da come anche ed e o ha diritto ogni individuo i a in al dei delle alla gli essere suo sua su',
  lt: 'ir yra kad į su ar kiekvienas žmogus turi teisę arba iš jo savo bei būti tai kaip turi už nuo tik visi dėl',
  lv: 'un ir uz ar vai no par ka kas tiesības katram cilvēkam nav savu viņa tā būt visiem pie kā tikai to nedrīkst',
  ms: 'yang dan di dengan untuk ini dari dalam tidak itu pada akan adalah ke oleh setiap orang berhak atau kepada hendaklah sama ada tiada sesiapa daripada mana mempunyai serta bagi sebagai boleh supaya adalah hendaklah perlu semua mestilah kerana manusia secara',
  nl: 'de het een en van in is dat op te voor niet met zijn aan er ook als door om of heeft recht ieder die tot bij zal worden geen hij deze naar',
  no: 'og i at er det en til på av for med den som ikke har de et enhver rett seg eller skal ved om fra være hver sin mot etter ingen',
  pl: 'i w na z do jest się nie że to o jak po przez za ma prawo każdy lub człowiek oraz od dla jego być są których bez swej ani jako',
  pt: 'de que e o do da em um para não uma os no se na por mais as dos como a ou tem direito toda pessoa ao à sua seu todo das são ser com nem pelo',
  ro: 'și de în la a să nu o care pe cu din că este orice persoană are dreptul sau prin pentru al ale ei unei sa fie lui un se sunt dreptul',
  sk: 'a na je v že sa s z do o pre k ako by jeho alebo má každý právo byť ktoré aby za pri podľa vo od sú svojej nie ktorý iné',
  sl: 'in je na v da se za so od z ali ima pravico vsakdo kot ki ne pri po biti svoje do iz tega nihče med vsi vsak',
  sv: 'och i att är det en till på av för med den som inte har de ett var rätt sig eller skall ska vid om från vara envar sin ej må under',
  tl: 'ang ng sa na mga at ay may hindi karapatan bawat tao o kanyang pag isang para nang upang kung dapat lahat anumang walang',
  tr: 've bir bu da de için ile her olarak hakkı veya kendi vardır olan bütün şahsın hakkına haiz herkes kimse gibi daha ne',
  vi: 'và của các là có được trong cho không với một người những này khi đã quyền mọi đều hay hoặc về để theo bị phải do sự ai cũng như tự vào ra',
};

/** Letters that a language writes and its neighbours hardly do. */
const TELLING_LETTERS: Readonly<Record<string, string>> = {
  ca: 'ŀ',
  cs: 'řěů',
  da: 'æø',
  de: 'ß',
  es: 'ñ¿¡',
  et: 'õ',
  fr: 'œêû',
  hr: 'đ',
  hu: 'őű',
  lt: 'ėįų',
  lv: 'āģķļņ',
  no: 'æø',
  pl: 'łąęśż',
  pt: 'ãõ',
  ro: 'șțăşţ',
  sk: 'ľĺŕôä',
  sv: 'äå',
  tr: 'ğış',
  vi: 'ơưạảấầậắặẹếềểệịọốồổộớờợụứừửữựđ',
};

/** Reading further does not change the answer and would make a long English page slow. */
const WORDS_MAX = 2000;
const UNITS_MAX = 40_000;
/** Share of function words among words from which a language is taken; prose has 0.3 and more. */
const SHARE_MIN = 0.08;

/** In fewer words a single function word (pro, do, in) is chance. */
const WORDS_MIN = 5;

const LANGUAGES_OF = indexOf(FUNCTION_WORDS, ' ');
const TOLD_BY = indexOf(TELLING_LETTERS, '');

/** The most likely language of a text in Latin script, or `und`; reads at most the first 40,000 units. */
export function guessLatin(text: string): { readonly language: string; readonly score: number } {
  const hits: Record<string, number> = {};
  let words = 0;
  for (const [word] of text
    .slice(0, UNITS_MAX)
    .normalize('NFC')
    .matchAll(/\p{Script=Latin}{1,20}/gu)) {
    if (++words > WORDS_MAX) break;
    // A word that fewer languages share tells more.
    const languages = LANGUAGES_OF.get(word.toLowerCase()) ?? [];
    for (const language of languages) hits[language] = (hits[language] ?? 0) + 1 + 1 / languages.length;
    for (let i = 0; i < word.length; i++) {
      if (word.charCodeAt(i) < 0x80) continue;
      for (const language of TOLD_BY.get(word.charAt(i).toLowerCase()) ?? [])
        hits[language] = (hits[language] ?? 0) + 0.5;
    }
  }
  const [best, second] = Object.entries(hits).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const isChance = words < WORDS_MIN && (best?.[1] ?? 0) < 2.5;
  if (best === undefined || isChance || best[1] / words < SHARE_MIN) return { language: 'und', score: 0.3 };
  return { language: best[0], score: best[1] / (best[1] + (second?.[1] ?? 0) * 0.5) };
}

function indexOf(
  lists: Readonly<Record<string, string>>,
  separator: string,
): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [language, list] of Object.entries(lists)) {
    for (const sign of new Set(list.split(separator)))
      index.set(sign, [...(index.get(sign) ?? []), language]);
  }
  return index;
}
