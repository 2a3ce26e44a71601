// Looks for words with their spelling forgiven. The library is fetched when somebody types the first word.

import { once } from './listings.js';

const library = once(() => import('./minisearch.js'));

/** Each word without capitals, accents and marks of language; small words, such as those of the page's language for `the`, are none. */
function plainWord(small) {
  return (word) => {
    const plain = word.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '').toLowerCase();
    return small.has(plain) ? null : plain;
  };
}

/**
 * What finds documents by words: each has a number as its `id`, and texts under the names in `boost`, which says how
 * much a word found there counts.
 */
export async function makeIndex(documents, boost, smallWords) {
  const { default: MiniSearch } = await library();
  const index = new MiniSearch({ fields: Object.keys(boost), processTerm: plainWord(new Set(smallWords.split(' '))) });
  // In pieces, so that whoever types meanwhile is not kept waiting.
  await index.addAllAsync(documents, { chunkSize: 500 });
  const asked = { boost, combineWith: 'AND', prefix: (word) => word.length > 1 };
  // Two slips in a longer word, since two letters that changed places are two; none in a short one.
  const fuzzy = (word) => (word.length > 4 ? 2 : word.length > 3 && 1);
  return (words) => {
    const found = index.search(words, asked);
    // Only words that are nowhere as they are written are taken for slips.
    return found.length ? found : index.search(words, { ...asked, fuzzy });
  };
}
