/** Attributes with a property of the same name in camel case. The attribute is the one truth: getters read it. */
export const TEXT = ['policy-src', 'ticket-src', 'clock', 'time-zone', 'audience', 'now'];

/** Attributes that know a few words only, the first of them when they are missing or say anything else. */
export const WORDS = {
  format: ['remaining', 'due', 'elapsed', 'percent'],
  tick: ['auto', 'second', 'minute', 'none'],
};

export const OBSERVED = [...TEXT, ...Object.keys(WORDS), 'lang'];

/** Rich data: properties only, never reflected. */
export const RICH = ['policy', 'ticket'];

/** @param {string} name */
export function camelCase(name) {
  return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

/** Accessors on the prototype, so that `'policySrc' in element` holds before anything is set. */
export function defineAttributes(prototype) {
  for (const name of TEXT) {
    accessor(prototype, name, (text) => text);
  }
  for (const name of Object.keys(WORDS)) {
    accessor(prototype, name, (text) => (WORDS[name].includes(text) ? text : WORDS[name][0]));
  }
}

/** Properties that were set before the class was known hide its accessors: they are set again, through them. */
export function upgrade(element) {
  for (const name of [...TEXT.map(camelCase), ...Object.keys(WORDS), ...RICH]) {
    if (!Object.prototype.hasOwnProperty.call(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** @param {(text: string | null) => string | null} read what the property says of the attribute's text */
function accessor(prototype, name, read) {
  Object.defineProperty(prototype, camelCase(name), {
    /** @this {Element} */
    get() {
      return read(this.getAttribute(name));
    },
    /** @this {Element} */
    set(value) {
      reflect(this, name, value);
    },
    enumerable: true,
    configurable: true,
  });
}

function reflect(element, name, value) {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, attributeText(name, value));
}

/** An instant may be set as epoch milliseconds or a Date; one that is none stays as it is and becomes an error where it is read. */
function attributeText(name, value) {
  if (name !== 'now' || typeof value === 'string') return String(value);
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString();
}
