import { companyPage, keywordPage, listingPage, shopPage } from './advertising.mjs';
import { commentPage, menuPage, numberPage, residuePage, snippetPage, titleList } from './chrome.mjs';
import { garbledPage, shuffledPage, spunPage, templatePage } from './machine.mjs';
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
  gambling: gamblingPage,
  adult: adultPage,
  fraud: fraudPage,
};
