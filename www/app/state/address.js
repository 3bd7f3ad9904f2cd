// The page's state in its address, after the #: short words as they are, edited documents packed. Nothing is stored elsewhere.
import { instantOf, toRfc3339 } from '../format/zone.js';

// The longest address that is written and read; browsers and chat programs cut longer ones.
const MOST = 60_000;
// The largest document that an address may unpack to.
const MOST_UNPACKED = 1_000_000;

/** The address of a state. An example's own documents are named, edited ones are packed along. */
export async function writeAddress(state, original) {
  const words = new URLSearchParams();
  if (state.example) words.set('policy', state.example);
  words.set('now', state.live ? 'live' : toRfc3339(state.now, 'UTC').replace('+00:00', 'Z'));
  words.set('lang', state.language);
  if (state.theme !== 'auto') words.set('theme', state.theme);
  if (state.audience !== 'internal') words.set('seen-by', state.audience);
  if (state.tab !== 'form') words.set('view', state.tab);
  if (state.policyText !== original?.policyText) words.set('policy-text', await pack(state.policyText));
  if (state.ticketText !== original?.ticketText) words.set('ticket-text', await pack(state.ticketText));
  const text = `#${words}`;
  return text.length > MOST ? undefined : text;
}

/** What an address says; whatever is missing or makes no sense is left out. */
export async function readAddress(hash) {
  if (hash.length > MOST + 1) return {};
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const oneOf = (name, values) => (values.includes(words.get(name)) ? words.get(name) : undefined);
  const now = instantOf(words.get('now') ?? '');
  return {
    example: words.get('policy') ?? undefined,
    live: words.get('now') === 'live',
    now: Number.isNaN(now) ? undefined : now,
    language: oneOf('lang', ['en', 'fr']),
    theme: oneOf('theme', ['light', 'dark']),
    audience: oneOf('seen-by', ['internal', 'partner', 'customer']),
    tab: oneOf('view', ['form', 'ticket', 'policy']),
    policyText: await unpack(words.get('policy-text')),
    ticketText: await unpack(words.get('ticket-text')),
  };
}

async function pack(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

async function unpack(word) {
  if (!word) return undefined;
  try {
    const bytes = Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      // A few bytes can unpack to gigabytes: reading stops in time.
      if (text.length > MOST_UNPACKED) return undefined;
    }
  } catch {
    return undefined;
  }
}
