import { companyPage, keywordPage, listingPage, shopPage } from './advertising.mjs';
import { commentPage, menuPage, numberPage, residuePage, snippetPage, titleList } from './chrome.mjs';
import { clausesPage, misreadPage, translatedPage, wordsPage } from './broken.mjs';
import { garbledPage, shuffledPage, spunPage, templatePage } from './machine.mjs';
import * as seo from './seo.mjs';
import { adultPage, fraudPage, gamblingPage } from './solicitation.mjs';

/** Every kind of bad page: name → (random, prose, dictionary) → text. Injected pages are no matter of quality and have their own filter. */
export const FAMILIES = {
  company: companyPage,
  shop: shopPage,
  listing: listingPage,
  keywords: keywordPage,
  menu: menuPage,
  titles: titleList,
  residue: residuePage,
  comments: commentPage,
  snippets: snippetPage,
  numbers: numberPage,
  spun: spunPage,
  shuffled: shuffledPage,
  template: templatePage,
  garbled: garbledPage,
  translated: translatedPage,
  clauses: clausesPage,
  misread: misreadPage,
  words: wordsPage,
  profile: seo.profilePage,
  clinic: seo.clinicPage,
  ranking: seo.rankingPage,
  dream: seo.dreamPage,
  exam: seo.examPage,
  essay: seo.essayPage,
  novel: seo.novelPage,
  download: seo.downloadPage,
  missing: seo.missingPage,
  gambling: gamblingPage,
  adult: adultPage,
  fraud: fraudPage,
};

/** Kinds whose every sentence is good text: only their order is wrong, which filter.coherence looks at, and no score of wording can. */
export const OUT_OF_ORDER = ['shuffled', 'clauses'];
