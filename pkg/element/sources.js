// Where policies and tickets come from: properties, or addresses. Rows that share a policy share one compilation.

import { loadEngine } from '../engine.js';
import { SlaError } from '../error.js';

/** Compiled policies by their text, kept as long as an element uses them. */
const compiled = new Map();

/** Policy texts by their address, kept as long as an element uses them. */
const fetched = new Map();

/**
 * A policy ready to be asked, and how to let go of it.
 *
 * @param {{ value?: any, src?: string }} source a property's value, or an absolute address
 * @returns {Promise<{ policy: any, release: () => void }>}
 */
export async function openPolicy({ value, src }) {
  if (value !== undefined) {
    // A compiled policy brings its own engine.
    if (typeof value === 'object' && typeof value.assess === 'function') return { policy: value, release() {} };
    return compileShared(await loadEngine(), value);
  }
  const [text, engine] = await Promise.all([hold(fetched, src, () => fetchText(src, 'policy-fetch', 'the policy')), loadEngine()])
    .catch((error) => {
      letGo(fetched, src);
      throw error;
    });
  try {
    const { policy, release } = compileShared(engine, text);
    return {
      policy,
      release() {
        release();
        letGo(fetched, src);
      },
    };
  } catch (error) {
    letGo(fetched, src);
    throw error;
  }
}

/** A ticket, or its text from its address: each element asks anew. */
export async function openTicket({ value, src }) {
  return { ticket: value === undefined ? await fetchText(src, 'ticket-fetch', 'the ticket') : value, release() {} };
}

function compileShared(engine, input) {
  const key = keyOf(input);
  if (key === undefined) return { policy: engine.compile(input), release() {} };
  const policy = hold(compiled, key, () => engine.compile(key));
  return { policy, release: () => letGo(compiled, key) };
}

/** The text of a policy; undefined for what has none, which the engine refuses with the right words. */
function keyOf(input) {
  if (typeof input === 'string') return input;
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return undefined;
  try {
    return JSON.stringify(input);
  } catch {
    return undefined;
  }
}

function hold(map, key, make) {
  let entry = map.get(key);
  if (entry === undefined) {
    entry = { users: 0, value: make() };
    map.set(key, entry);
  }
  entry.users += 1;
  return entry.value;
}

function letGo(map, key) {
  const entry = map.get(key);
  if (entry === undefined) return;
  entry.users -= 1;
  if (entry.users <= 0) map.delete(key);
}

async function fetchText(src, code, what) {
  let response;
  try {
    response = await fetch(src);
  } catch (cause) {
    throw new SlaError(code, `nothing answered when ${what} was asked for`, { cause, status: 0, url: src });
  }
  if (!response.ok) throw new SlaError(code, `the server answered ${response.status} when ${what} was asked for`, { status: response.status, url: src });
  return response.text();
}
