import { deepFreeze } from './engine/freeze.js';

/**
 * The one error of this package.
 *
 * - `code`: a stable word (`policy-invalid`, `ticket-invalid`, `zone-unknown`, `no-open-time`, `out-of-range`,
 *   `too-large`, `wasm-blocked`, `wasm-fetch`, `wasm-unsupported`, `policy-fetch`, `ticket-fetch`, `internal`): programs may match on it.
 * - `path`: JSON Pointer to what is wrong, empty for the whole input.
 * - `problems`: every problem found, each `{ code, path, position?, found, expected, nearest? }`.
 * - `status`, `url`: with `wasm-fetch`, `policy-fetch` and `ticket-fetch`, what was asked for and how the server answered (0: no answer).
 *
 * @example
 * try { engine.compile('{ "format": 1, "calendar": {} }'); }
 * catch (error) { if (error instanceof SlaError) for (const problem of error.problems) console.log(problem.path); }
 */
export class SlaError extends Error {
  /**
   * @param {import('./types.d.ts').ErrorCode} code
   * @param {string} message
   * @param {{ path?: string, problems?: readonly import('./types.d.ts').Problem[], cause?: unknown, status?: number, url?: string }} [more]
   */
  constructor(code, message, more = {}) {
    super(message);
    this.code = code;
    this.path = more.path || '';
    this.problems = deepFreeze([...(more.problems || [])]);
    if (more.cause !== undefined) {
      // As the platform's own `cause`: there to be read, not to be listed.
      Object.defineProperty(this, 'cause', { value: more.cause, writable: true, configurable: true });
    }
    if (more.status !== undefined) this.status = more.status;
    if (more.url !== undefined) this.url = more.url;
  }

  get name() {
    return 'SlaError';
  }
}

/**
 * Whether what the core threw is its own refusal of an input, `{ code, message, path, problems }`.
 * Anything else that comes out of a call means the instance can no longer be trusted.
 *
 * @param {any} thrown
 */
export function isRefusal(thrown) {
  return typeof thrown === 'object' && thrown !== null && typeof thrown.code === 'string' && Array.isArray(thrown.problems);
}

/** @param {any} refusal what the core threw, see {@link isRefusal} */
export function fromRefusal(refusal) {
  return new SlaError(refusal.code, refusal.message, { path: refusal.path, problems: refusal.problems });
}
