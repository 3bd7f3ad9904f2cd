/** Every word `state` can be. */
export const STATES = ['loading', 'waiting', 'running', 'warning', 'closed', 'paused', 'met', 'breached', 'cancelled', 'none', 'stale', 'error'];

/**
 * Shows the state to style sheets: `:state(breached)`, and `data-state="breached"` for browsers without it.
 *
 * @param {HTMLElement} host
 * @param {ElementInternals} internals
 */
export function showState(host, internals, state) {
  if (host.getAttribute('data-state') !== state) host.setAttribute('data-state', state);
  const states = internals.states;
  if (!states) return;
  for (const word of STATES) {
    if (word !== state) states.delete(word);
  }
  try {
    states.add(state);
  } catch {
    // Browsers before `:state()` want dashes in the name: there the attribute speaks alone.
  }
}
