/** The class elements grow from. On a server there is none: an inert one takes its place, so that importing does nothing. */
export const Base = typeof HTMLElement === 'function' ? HTMLElement : /** @type {typeof HTMLElement} */ (class {});
