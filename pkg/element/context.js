// What an element takes from the page around it: the language and the time zone of its reader.

/** The nearest value of an attribute, also across the edges of shadow trees. */
function inherited(element, name) {
  for (let node = element; node; node = hostOf(node)) {
    const holder = node.closest(`[${name}]`);
    if (holder !== null) return holder.getAttribute(name) || undefined;
  }
  return undefined;
}

function hostOf(node) {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/**
 * @param {Element} element
 * @returns {{ lang: string, zone: string | undefined }} without a zone, the reader's own is meant
 */
export function contextOf(element) {
  return { lang: inherited(element, 'lang') || navigator.language || 'en', zone: inherited(element, 'time-zone') };
}

const followers = new Set();
let observer;

function changed() {
  for (const follower of [...followers]) follower();
}

/** Calls back when the page changes its language or its zone; one observer serves all elements. */
export function follow(callback) {
  if (followers.size === 0) {
    observer = new MutationObserver(changed);
    observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang', 'time-zone'] });
    addEventListener('languagechange', changed);
  }
  followers.add(callback);
}

export function unfollow(callback) {
  if (!followers.delete(callback) || followers.size > 0) return;
  observer.disconnect();
  observer = undefined;
  removeEventListener('languagechange', changed);
}
