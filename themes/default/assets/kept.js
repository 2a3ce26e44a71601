// What a family keeps: the ids of listings, in the storage of its own browser. Nothing of it is sent anywhere.

const { root } = document.querySelector('script[data-root]').dataset;
// Several sites may share one host.
const key = `short-list ${new URL(root, location.href).pathname}`;

/** Whether the browser lets anything be kept. */
export const canKeep = (() => {
  try {
    localStorage.setItem(`${key} test`, '');
    localStorage.removeItem(`${key} test`);
    return true;
  } catch {
    return false;
  }
})();

/** The ids, in the order in which they were kept. */
export function kept() {
  try {
    const ids = JSON.parse(localStorage.getItem(key));
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Keeps ids, or takes them off. */
export function keep(ids, wanted = true) {
  const others = kept().filter((id) => !ids.includes(id));
  try {
    localStorage.setItem(key, JSON.stringify(wanted ? [...others, ...ids] : others));
  } catch {
    // A full store keeps what it has.
  }
  dispatchEvent(new Event('kept'));
}

/** Tells of every change, in this window or another. */
export function whenKept(tell) {
  addEventListener('kept', tell);
  addEventListener('storage', (event) => event.key === key && tell());
}
