// The breaks that a family keeps, or that somebody sent: to read, print, pass on or take off.

import { inWords, listings, makeCard } from './listings.js';
import { offerToKeep } from './keep.js';
import { canKeep, keep, kept, whenKept } from './kept.js';

document.getElementById('short-list').append(document.getElementById('short-list-template').content.cloneNode(true));
const part = (name) => document.querySelector(`#short-list [data-${name}]`);
const [status, list, sent, tools, gone] = ['status', 'list', 'sent', 'tools', 'gone'].map(part);
let theirs = sentIds();
let turn = 0;

part('print').addEventListener('click', () => print());
part('keep-all').addEventListener('click', () => {
  keep(theirs);
  theirs = [];
  history.replaceState(null, '', location.pathname);
  show();
  status.focus();
});
part('address').addEventListener('focus', ({ target }) => target.select());
// A link to a part of the page, such as the one past the header, says nothing of breaks.
addEventListener('hashchange', () => {
  if (location.hash && sentIds().length === 0) return;
  theirs = sentIds();
  show();
});
whenKept(() => {
  // A break that is taken off while it has the focus leaves it to the next one.
  const cards = [...list.children];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  show().then(() => {
    if (at < 0 || list.contains(document.activeElement)) return;
    (list.children[Math.min(at, list.children.length - 1)]?.querySelector('a') ?? status).focus();
  });
});
show();

/** The ids in the address, behind its #, which no browser sends to a server. */
function sentIds() {
  const ids = new URLSearchParams(location.hash.slice(1)).get('ids');
  return ids ? [...new Set(ids.split(',').filter(Boolean))] : [];
}

async function show() {
  const mine = ++turn;
  const ids = theirs.length ? theirs : kept();
  let cards = [];
  if (ids.length) {
    try {
      const data = await listings();
      if (mine !== turn) return;
      cards = ids.map((id) => data.ids.indexOf(id)).filter((number) => number >= 0).map(data.card);
    } catch {
      if (mine === turn) status.textContent = status.dataset.failed;
      return;
    }
  }
  const same = list.children.length === cards.length && cards.every(({ id }, n) => list.children[n].dataset.id === id);
  if (!same) {
    list.replaceChildren(...cards.map(makeCard));
    offerToKeep(list);
  }
  sent.hidden = theirs.length === 0;
  part('keep-all').hidden = !canKeep || cards.every(({ id }) => kept().includes(id));
  tools.hidden = cards.length === 0;
  gone.textContent = cards.length < ids.length ? inWords(gone, ids.length - cards.length) : '';
  gone.hidden = !gone.textContent;
  status.textContent = !canKeep && !theirs.length ? status.dataset.refused : inWords(status, cards.length);
  offerToSend(cards);
}

/** The link that holds the list, to copy or to send by email. */
function offerToSend(cards) {
  const there = new URL(location.pathname, location.href);
  there.hash = `ids=${cards.map(({ id }) => id).join(',')}`;
  part('address').value = there.href;
  const names = cards.map(({ link }) => `- ${link.text}`).join('\r\n');
  const mail = part('mail');
  mail.href = `mailto:?subject=${encodeURIComponent(mail.dataset.subject)}&body=${encodeURIComponent(`${names}\r\n\r\n${there.href}\r\n`)}`;
}
