import { loadOnce } from './engine/load.js';
import { packagedUrl } from './load/url.js';

export { SlaError } from './error.js';

/**
 * Loads the engine; nothing is fetched before. Memoised; a failure is not kept.
 *
 * @param {{ wasm?: string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | PromiseLike<any> }} [options]
 *   `wasm`: where to take the WebAssembly from, when not from the file of this package
 * @returns {Promise<import('./engine.d.ts').Engine>}
 * @throws {SlaError} `wasm-blocked`, `wasm-fetch` (with `status` and `url`) or `wasm-unsupported`
 * @example
 * const engine = await loadEngine();
 * const policy = engine.compile(policyText);
 * const assessment = policy.assess(ticket, { now: Date.now() });
 */
export function loadEngine(options = {}) {
  return loadOnce((source) => (source === undefined ? packagedUrl() : source), options);
}
