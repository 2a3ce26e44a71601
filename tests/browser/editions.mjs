// What is proven: the published example in each theme and in each language, as far as they are there.
//
// Themes are the folders that `tests/run` built; languages are those that the pages of the site say they are in. A
// theme or a language that is added to the example is proven from then on, with nothing to change here.

import { fullSamples, inLanguage, minified, richest, samples, themed } from './site.mjs';

/** Scripts that are written from right to left, by language. */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

export const directionOf = (language) => (RIGHT_TO_LEFT.has(language.split('-')[0]) ? 'rtl' : 'ltr');

/**
 * Editions of the site: `theme`, `language`, `site` (its pages in that language), and `pages`, those that are opened.
 * In the default theme, all parts of pages are looked at in the language of the council, on the fullest pages too, and in the
 * first language that runs the other way: pages of a further language have the same templates and styles, and only other
 * words, and other themes change how the same parts look, so that one page of each kind shows theirs.
 */
export const editions = [['default', minified], ...themed].flatMap(([theme, whole]) => {
  const home = whole.pages.find(({ path }) => path === 'index.html').language;
  // Of those that run the other way, Urdu comes before Arabic in this order: more families in England read it.
  const others = new Set(whole.pages.map(({ language }) => language).filter((language) => language !== home));
  const languages = [home, ...[...others].sort().reverse()];
  const across = languages.find((language) => directionOf(language) !== directionOf(home));
  const choose = (language) => {
    if (theme !== 'default') return richest;
    return { [home]: fullSamples, [across]: samples }[language] ?? richest;
  };
  return languages.map((language) => {
    const site = inLanguage(whole, language);
    return { name: `${theme}, ${language}`, theme, language, whole, site, pages: choose(language)(site) };
  });
});
