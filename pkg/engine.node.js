import { loadOnce } from './engine/load.js';
import { openSource } from './load/node.js';

export { SlaError } from './error.js';

/**
 * The same as in a browser, from a file instead of the network.
 *
 * @type {typeof import('./engine.js').loadEngine}
 */
export function loadEngine(options = {}) {
  return loadOnce(openSource, options);
}
