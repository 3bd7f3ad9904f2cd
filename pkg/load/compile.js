import { SlaError } from '../error.js';
import { isAllowed, isSupported } from './features.js';

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/**
 * Makes a module of whatever the host brought, and says plainly what stands in the way.
 *
 * @param {any} source address, `Response`, bytes or a compiled module
 * @returns {Promise<WebAssembly.Module>}
 * @throws {SlaError} `wasm-unsupported`, `wasm-blocked`, `wasm-fetch`
 */
export async function compileModule(source) {
  if (!isSupported()) {
    throw new SlaError('wasm-unsupported', 'this browser is too old for this WebAssembly module (Safari 16.4, Chrome 96, Firefox 79 or later are needed)');
  }
  if (source instanceof WebAssembly.Module) return source;
  if (!isAllowed()) {
    throw new SlaError('wasm-blocked', "the content security policy of this page refuses WebAssembly: add 'wasm-unsafe-eval' to its script-src directive, as in script-src 'self' 'wasm-unsafe-eval'");
  }
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return compileBytes(source, 'the bytes given as wasm', {});
  if (isResponse(source)) return compileResponse(source, source.url || 'the response given as wasm');
  if (typeof source === 'string' || source instanceof URL) return compileResponse(await request(String(source)), String(source));
  throw new SlaError('wasm-fetch', 'wasm must be an address, a Response, bytes or a WebAssembly.Module');
}

async function request(url) {
  try {
    return await fetch(url);
  } catch (cause) {
    throw new SlaError('wasm-fetch', `${url} did not answer (no network, or the page's connect-src or CORS forbids it)`, { cause, status: 0, url });
  }
}

async function compileResponse(response, url) {
  const asked = { status: response.status, url };
  const type = (response.headers.get('content-type') || '').trim().toLowerCase();
  if (!response.ok) throw new SlaError('wasm-fetch', `${url} answered with status ${response.status}`, asked);
  // Streaming is refused unless the type is exactly this, with nothing behind it.
  if (type === 'application/wasm' && typeof WebAssembly.compileStreaming === 'function') {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch (cause) {
      throw new SlaError('wasm-fetch', `${url} answered with a WebAssembly file that is damaged or cut short`, { ...asked, cause });
    }
  }
  // Servers that don't know the type of .wasm files are common: the bytes themselves decide.
  return compileBytes(await bodyOf(response, asked), `${url} (${type || 'without a content type'})`, asked);
}

async function bodyOf(response, asked) {
  try {
    return await response.arrayBuffer();
  } catch (cause) {
    throw new SlaError('wasm-fetch', `${asked.url} stopped answering`, { ...asked, cause });
  }
}

async function compileBytes(bytes, name, asked) {
  const head = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!MAGIC.every((byte, i) => head[i] === byte)) {
    const looks = head[0] === 0x3c ? 'an HTML page, as servers send for a missing file' : 'something else';
    throw new SlaError('wasm-fetch', `${name} is not WebAssembly but ${looks}`, asked);
  }
  try {
    return await WebAssembly.compile(head);
  } catch (cause) {
    throw new SlaError('wasm-fetch', `${name} is WebAssembly that is damaged or cut short`, { ...asked, cause });
  }
}

function isResponse(source) {
  return typeof Response === 'function' && source instanceof Response;
}
