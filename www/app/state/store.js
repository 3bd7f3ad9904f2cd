// What the page knows, and who wants to hear of it. State changes only through `change`, in one go; every listener then draws what concerns it.

/**
 * @typedef {object} State
 * @property {string} policyText what stands in the policy's text area
 * @property {string} ticketText what stands in the ticket's
 * @property {object | undefined} policy the last policy that compiled, as plain data: the form is made from it
 * @property {object | undefined} names the names for people that it gives its ids
 * @property {object | undefined} ticket the last ticket text that could be parsed, as plain data
 * @property {boolean} ticketReadable whether `ticket` is `ticketText`
 * @property {string | undefined} example the id of the chosen example
 * @property {number} now the instant shown, in milliseconds
 * @property {boolean} live whether `now` follows the real clock
 * @property {'internal' | 'partner' | 'customer'} audience
 * @property {string} language
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {'form' | 'ticket' | 'policy'} tab
 * @property {object | undefined} assessment the last good answer
 * @property {number} assessedAt the instant it was made for, in milliseconds
 * @property {number | undefined} whatIf an end that was asked about, in milliseconds
 * @property {object | undefined} curves what is owed at the ends that the ticket may still have
 * @property {object | undefined} policyError
 * @property {object | undefined} ticketError
 * @property {object | undefined} nowError
 * @property {object | undefined} engineError
 */

/** A store of one state object. */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = new Set();
  return {
    /** The state as it is now; never written to. */
    get state() {
      return state;
    },
    /** Lays some new values over the state and tells the listeners which keys differ. */
    change(values) {
      const before = state;
      const keys = Object.keys(values).filter((key) => !Object.is(values[key], before[key]));
      if (keys.length === 0) return;
      state = Object.freeze({ ...before, ...values });
      const changed = new Set(keys);
      for (const listener of listeners) listener(state, changed);
    },
    /** Calls `listener(state, changedKeys)` after each change that touches one of `keys` (any, when none is given). */
    on(keys, listener) {
      listeners.add((next, changed) => {
        if (keys.length === 0 || keys.some((key) => changed.has(key))) listener(next, changed);
      });
    },
  };
}
