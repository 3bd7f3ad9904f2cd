import { readFile } from 'node:fs/promises';
import { SlaError } from '../error.js';
import { packagedUrl } from './url.js';

/**
 * In Node: files are read, other addresses are fetched by the common loader.
 *
 * @param {any} source what `loadEngine({ wasm })` was given, or undefined for the file of this package
 */
export async function openSource(source) {
  const url = asUrl(source === undefined ? packagedUrl() : source);
  if (url === undefined || url.protocol !== 'file:') return source;
  try {
    return await readFile(url);
  } catch (cause) {
    throw new SlaError('wasm-fetch', `the WebAssembly file ${url.href} can't be read`, { cause, status: 0, url: url.href });
  }
}

function asUrl(source) {
  if (source instanceof URL) return source;
  if (typeof source !== 'string') return undefined;
  try {
    return new URL(source);
  } catch {
    return undefined;
  }
}
