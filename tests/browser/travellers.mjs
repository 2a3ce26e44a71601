// Two ways to go through a page without seeing or touching it. Both do the same things: `follow`, `press`, `open`,
// `tick` and `write`, each by the name that a person hears or reads; and both count what it takes.

import assert from 'node:assert/strict';

const MOST_STOPS = 150;

/** Someone who has a keyboard and nothing else, and sees where the focus is: that it shows is held at every stop. */
export class Keyboard {
  presses = 0;

  constructor(page) {
    this.page = page;
  }

  async key(name) {
    this.presses += 1;
    await this.page.keyboard.press(name);
  }

  /** Goes on to what has a name; `past` what comes before it, with the link that is there for that. */
  async reach(name, { past = [], key = 'Tab' } = {}) {
    for (const skip of past) {
      await this.reach(skip);
      const place = await this.page.evaluate(() => document.activeElement.hash);
      await this.key('Enter');
      await this.page.waitForFunction((there) => location.hash === there, place);
    }
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.key(key);
      const stop = await this.page.evaluate(whereTheFocusIs);
      assert.ok(stop.shown, `the focus does not show on “${stop.name}”: ${stop.html}`);
      if (fits(stop.name, name)) return;
    }
    assert.fail(`no “${name}” within ${MOST_STOPS} presses of ${key} on ${this.page.url()}`);
  }

  stopAt(name, options) {
    return this.reach(name, options);
  }

  async follow(name, options) {
    await this.reach(name, options);
    const leaves = this.page.waitForEvent('load');
    await this.key('Enter');
    await leaves;
  }

  async press(name, options) {
    await this.reach(name, options);
    await this.key('Enter');
  }

  open(name, options) {
    return this.press(name, options);
  }

  async tick(name, options) {
    await this.reach(name, options);
    await this.key('Space');
  }

  async write(name, text, options) {
    await this.reach(name, options);
    this.presses += text.length;
    await this.page.keyboard.type(text);
  }
}

/** Runs in the page. */
function whereTheFocusIs() {
  const here = document.activeElement;
  const said = here.labels?.[0]?.textContent ?? here.getAttribute('aria-label') ?? here.textContent;
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  const { top, bottom, width, height } = here.getBoundingClientRect();
  const inSight = bottom > 0 && top < innerHeight && width > 1 && height > 1;
  return {
    name: said.replace(/\s+/g, ' ').trim(),
    shown: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && inSight,
    html: here.outerHTML.slice(0, 160),
  };
}

const fits = (said, name) => (name instanceof RegExp ? name.test(said) : said === name);

const LANDMARKS = ['banner', 'navigation', 'main', 'contentinfo', 'search', 'form', 'region', 'complementary'];
const CONTROLS = { follow: ['link'], press: ['button'], open: ['DisclosureTriangle', 'button'], tick: ['checkbox', 'radio'], write: ['textbox', 'searchbox', 'spinbutton'] };
const STOPS = [...new Set(Object.values(CONTROLS).flat()), 'combobox'];

/**
 * Someone with a screen reader, who has the accessibility tree and nothing else. They jump by headings and landmarks to
 * the last one before what they want, and go on from there by links, buttons and fields.
 */
export class Listener {
  moves = 0;

  constructor(page) {
    this.page = page;
  }

  /** What can be heard on the page, in its order: headings, landmarks and what can be used. */
  async hear() {
    this.session ??= await this.page.context().newCDPSession(this.page);
    const { nodes } = await this.session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const heard = [];
    const walk = (node) => {
      const role = node.role?.value;
      if (!node.ignored && (role === 'heading' || LANDMARKS.includes(role) || STOPS.includes(role))) {
        const property = (name) => node.properties?.find((one) => one.name === name)?.value.value;
        heard.push({
          role, id: node.backendDOMNodeId, name: (node.name?.value ?? '').replace(/\s+/g, ' ').trim(),
          level: property('level'), expanded: property('expanded'), checked: property('checked'), pressed: property('pressed'),
        });
      }
      for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id));
    };
    walk(nodes[0]);
    return heard;
  }

  /** What has a role of these and a name, from the top of the page or from a heading on. */
  async look(roles, name, { under } = {}) {
    const heard = await this.hear();
    const from = under ? heard.findIndex((node) => node.role === 'heading' && fits(node.name, under)) : 0;
    assert.ok(from >= 0, `no heading “${under}” on ${this.page.url()}`);
    const at = heard.findIndex((node, n) => n >= from && roles.includes(node.role) && fits(node.name, name));
    const told = () => heard.filter(({ role }) => roles.includes(role)).map((node) => node.name).join(' · ');
    assert.ok(at >= 0, `no ${roles.join(' or ')} “${name}” on ${this.page.url()}, only: ${told()}`);
    return [heard, at];
  }

  /** Goes to something, and counts the shortest way from where the reader is: by headings or landmarks, then stop by stop. */
  async reach(roles, name, options) {
    const [heard, at] = await this.look(roles, name, options);
    const here = heard.findIndex(({ id }) => id === this.here);
    const between = here < at ? heard.slice(here + 1, at + 1) : heard.slice(at, here);
    const isStop = ({ role }) => STOPS.includes(role);
    const ways = [isStop, ({ role }) => role === 'heading', ({ role }) => LANDMARKS.includes(role)].map((jump) => {
      const last = jump === isStop ? -1 : between.findLastIndex(jump);
      return between.slice(0, last + 1).filter(jump).length + between.slice(last + 1).filter(isStop).length;
    });
    this.moves += Math.min(...ways);
    this.here = heard[at].id;
    return heard[at];
  }

  /** The same thing as it is now. */
  async again(roles, name, options) {
    const [heard, at] = await this.look(roles, name, options);
    return heard[at];
  }

  /** Does what a screen reader does when its user activates something. */
  async use(node, action) {
    this.moves += 1;
    const { object } = await this.session.send('DOM.resolveNode', { backendNodeId: node.id });
    await this.session.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration: action, userGesture: true });
  }

  stopAt(name, options) {
    return this.reach(CONTROLS.follow, name, options);
  }

  async follow(name, options) {
    const link = await this.reach(CONTROLS.follow, name, options);
    this.here = undefined;
    const leaves = this.page.waitForEvent('load');
    await this.use(link, 'function () { this.click(); }');
    await leaves;
  }

  async press(name, options) {
    await this.use(await this.reach(CONTROLS.press, name, options), 'function () { this.click(); }');
  }

  async open(name, options) {
    const fold = await this.reach(CONTROLS.open, name, options);
    assert.equal(fold.expanded, false, `“${name}” does not say that it is folded`);
    await this.use(fold, 'function () { this.click(); }');
    assert.equal((await this.again(CONTROLS.open, name, options)).expanded, true, `“${name}” does not say that it is open`);
  }

  async tick(name, options) {
    await this.use(await this.reach(CONTROLS.tick, name, options), 'function () { this.click(); }');
    assert.equal((await this.again(CONTROLS.tick, name, options)).checked, 'true', `“${name}” does not say that it is chosen`);
  }

  async write(name, text, options) {
    await this.use(await this.reach(CONTROLS.write, name, options), 'function () { this.focus(); }');
    this.moves += text.length;
    await this.page.keyboard.type(text);
  }
}
