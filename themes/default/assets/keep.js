// A button at every break on the page, for whoever wants to come back to it.

import { canKeep, keep, kept, whenKept } from './kept.js';

const template = document.getElementById('keep-template');

/** Puts the button on every card in a part of the page. */
export function offerToKeep(where) {
  if (!canKeep) return;
  for (const card of where.querySelectorAll('[data-id]')) {
    const button = template.content.firstElementChild.cloneNode(true);
    button.dataset.made = '';
    // With the elements in it, which say the language of a name.
    const name = card.querySelector('h1 a, h2 a, h3 a, h4 a') ?? card.querySelector('h1, h2, h3, h4');
    button.querySelector('[data-name]').replaceChildren(...name.cloneNode(true).childNodes);
    button.addEventListener('click', () => keep([card.dataset.id], !kept().includes(card.dataset.id)));
    card.querySelector('[data-keep], .card-head').append(button);
  }
  show();
}

/** Shows what is kept: on the buttons, and beside the way to the list. */
function show() {
  const ids = kept();
  for (const button of document.querySelectorAll('.keep')) {
    button.setAttribute('aria-pressed', ids.includes(button.closest('[data-id]').dataset.id));
  }
  for (const number of document.querySelectorAll('[data-kept]')) {
    number.textContent = ids.length ? ` (${ids.length})` : '';
  }
}

whenKept(show);
offerToKeep(document);
