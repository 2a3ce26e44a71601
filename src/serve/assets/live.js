// Keeps the page in the browser as the files are: the server says that the page has changed, and what differs is put
// into the page where it stands, so that the reader's place, the focus and whatever is open stay as they are.

const preview = document.querySelector("shortbreaks-preview");
const panel = preview.shadowRoot;
const numbered = location.search === "?numbered";
let events;

// Whoever numbered pages finds numbers on pages whose text has none of its own.
if (numbered && !document.querySelector("main .number")) document.documentElement.classList.add("preview-numbered");

// A browser opens few connections to one server, so a page that nobody sees lets go of its own. It asks again when it
// is shown, and the server compares what it has with what there is.
function listen() {
  events?.close();
  if (document.visibilityState === "hidden") return;
  const { page, panel: shown } = preview.dataset;
  const query = new URLSearchParams({ address: location.pathname.slice(1), page, panel: shown });
  if (numbered) query.set("numbered", "");
  events = new EventSource(`/-preview/events?${query}`);
  events.addEventListener("page", ({ data }) => update(data));
  events.addEventListener("panel", ({ data }) => showPanel(JSON.parse(data)));
  events.addEventListener("error", () => {
    // The server said no, or is gone: the browser itself tries again in the second case only.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => events?.close());
addEventListener("pageshow", (event) => event.persisted && listen());

let wanted;
let updating = false;

// Brings the page up to date. Saves that come while that is done are done together afterwards.
async function update(hash) {
  wanted = hash;
  if (updating) return;
  updating = true;
  try {
    while (wanted !== preview.dataset.page) {
      const asked = wanted;
      const answer = await fetch(location.pathname + location.search, { cache: "no-cache" });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const there = next.querySelector("shortbreaks-preview");
      if (!there || scripts(next) !== scripts(document) || document.querySelector("[data-instead]")) return loadAnew();
      become(next);
      preview.dataset.page = there.dataset.page;
      // The files changed again in between: the next message says so.
      if (wanted === asked) wanted = preview.dataset.page;
    }
  } finally {
    updating = false;
  }
}

// Loads the page again where a script has put something in the place of what the server sent. The browser keeps the
// place on the page; what has the focus and what is open is noted.
function loadAnew() {
  const open = Array.from(document.querySelectorAll("details[open]"), wayTo);
  const focused = document.activeElement === document.body ? null : wayTo(document.activeElement);
  sessionStorage.setItem("shortbreaks-preview", JSON.stringify({ at: location.href, open, focused }));
  location.reload();
}

function comeBack() {
  const noted = JSON.parse(sessionStorage.getItem("shortbreaks-preview"));
  sessionStorage.removeItem("shortbreaks-preview");
  if (noted?.at !== location.href) return;
  noted.open.map(follow).forEach((fold) => fold?.matches("details") && (fold.open = true));
  if (noted.focused) follow(noted.focused)?.focus({ preventScroll: true });
}

// Scripts run when a page is loaded, so that other scripts need another load.
const scripts = (page) => Array.from(page.scripts, (script) => script.getAttribute("src") ?? script.type).join();

function become(next) {
  const focused = document.activeElement;
  const way = focused && focused !== document.body ? wayTo(focused) : null;
  attributes(document.documentElement, next.documentElement);
  styles(next);
  children(document.head, next.head);
  attributes(document.body, next.body);
  children(document.body, next.body);
  if (way && !focused.isConnected) follow(way)?.focus({ preventScroll: true });
  // Scripts that show what the browser has stored show it again.
  dispatchEvent(new StorageEvent("storage"));
}

// A style sheet with new words takes over only when it is there, so that the page is never without.
function styles(next) {
  const sheets = (page) => Array.from(page.head.querySelectorAll('link[rel="stylesheet"]'));
  const wanted = sheets(next).map((link) => link.href);
  const there = sheets(document);
  const old = there.filter((link) => !wanted.includes(link.href));
  let last = there.at(-1);
  const coming = [];
  for (const link of sheets(next)) {
    if (there.some((known) => known.href === link.href)) continue;
    const fresh = document.importNode(link, true);
    coming.push(new Promise((done) => { fresh.onload = fresh.onerror = done; }));
    last ? last.after(fresh) : document.head.append(fresh);
    last = fresh;
  }
  Promise.all(coming).then(() => old.forEach((link) => link.remove()));
}

const isSheet = (node) => node.nodeName === "LINK" && node.rel === "stylesheet";
// What is not the server's: the panel, and what a script of the page has made and marked so.
const isOurs = (node) => node.nodeName === "SHORTBREAKS-PREVIEW" || node.dataset?.made !== undefined;

// What belongs together: the same kind of element, with the same id if it has one.
const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id ?? "") === (b.id ?? "");

// Makes the nodes inside `here` what they are inside `next`. No node that stays is moved, since a moved one loses the
// focus.
function children(here, next) {
  const skip = (node) => isOurs(node) || (here === document.head && isSheet(node));
  let olds = Array.from(here.childNodes).filter((node) => !skip(node));
  let news = Array.from(next.childNodes).filter((node) => !skip(node));
  while (olds.length && news.length && olds[0].isEqualNode(news[0])) {
    olds.shift();
    news.shift();
  }
  let after = null;
  while (olds.length && news.length && olds.at(-1).isEqualNode(news.at(-1))) {
    after = olds.pop();
    news.pop();
  }
  const end = after ?? (here === document.body ? preview : null);
  for (const node of news) {
    const place = olds.findIndex((old) => alike(old, node));
    // An old node further on is for this one only if none of the nodes before it is wanted later.
    const found = place > 0 && olds.slice(0, place).some((old) => news.slice(news.indexOf(node)).some((later) => alike(old, later))) ? -1 : place;
    if (found < 0) {
      here.insertBefore(document.importNode(node, true), olds[0] ?? end);
      continue;
    }
    olds.splice(0, found).forEach((old) => old.remove());
    patch(olds.shift(), node);
  }
  olds.forEach((old) => old.remove());
}

function patch(old, node) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== node.nodeValue) old.nodeValue = node.nodeValue;
    return;
  }
  attributes(old, node);
  children(old, node);
}

function attributes(old, node) {
  // What a reader opened stays open.
  const kept = old.nodeName === "DETAILS" ? ["open"] : old === document.documentElement ? ["class"] : [];
  for (const { name } of Array.from(old.attributes)) {
    if (!node.hasAttribute(name) && !kept.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of Array.from(node.attributes)) {
    if (old.getAttribute(name) !== value && !kept.includes(name)) old.setAttribute(name, value);
  }
}

// The way down to an element: its id, or its place among its neighbours.
function wayTo(element) {
  const way = [];
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    if (at.id) return { id: at.id, way };
    way.unshift(Array.from(at.parentElement.children).indexOf(at));
  }
  return { id: null, way };
}

function follow({ id, way }) {
  const start = id ? document.getElementById(id) : document.body;
  return way.reduce((at, place) => at?.children[place], start);
}

// The panel: its new words in place of the old, and what changed said aloud, politely.
function showPanel({ hash, html, say }) {
  const next = new DOMParser().parseFromString(html, "text/html").body;
  const list = panel.querySelector(".about [data-from]");
  const about = list && Array.from(list.childNodes);
  patchPanel(panel.querySelector("section"), next.querySelector("section"));
  if (about) panel.querySelector(".about [data-from]").replaceChildren(...about);
  preview.dataset.panel = hash;
  if (say) panel.querySelector(".said").textContent = say;
  fillAbout();
}

function patchPanel(old, next) {
  const said = old.querySelector(".said").textContent;
  attributes(old, next);
  children(old, next);
  old.querySelector(".said").textContent = said;
}

// Where the page was written is asked for when somebody wants to know.
async function fillAbout() {
  const details = panel.querySelector(".about");
  if (!details?.open) return;
  const list = details.querySelector("[data-from]");
  const answer = await fetch(list.dataset.from);
  const there = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#parts");
  if (there) list.replaceChildren(...Array.from(there.childNodes, (node) => document.importNode(node, true)));
}

panel.addEventListener("toggle", (event) => event.target.matches(".about") && fillAbout(), true);

comeBack();
listen();
