import { SlaError } from '../error.js';
import { compileModule } from '../load/compile.js';
import { startEngine } from './engine.js';

let started;

/**
 * Loads the engine once: later calls get the same engine, whatever they bring. A failure is not kept, so a retry is a real one.
 *
 * @param {(source: unknown) => unknown} openSource turns what the caller brought (or undefined) into what can be compiled
 * @param {{ wasm?: unknown }} options
 * @returns {Promise<import('./engine.js').Engine>}
 */
export function loadOnce(openSource, options) {
  if (started === undefined) {
    const attempt = start(openSource, options.wasm);
    started = attempt;
    attempt.catch(() => {
      if (started === attempt) started = undefined;
    });
  }
  return started;
}

async function start(openSource, wasm) {
  const module = await compileModule(await openSource(await wasm));
  try {
    return await startEngine(module);
  } catch (cause) {
    throw new SlaError('wasm-fetch', 'this WebAssembly module does not belong to this version of the package', { cause });
  }
}
