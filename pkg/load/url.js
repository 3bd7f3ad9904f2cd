/**
 * Where the WebAssembly file of this package lies. The only place that asks `import.meta.url`:
 * bundlers recognise this exact expression and ship the file along.
 */
export function packagedUrl() {
  return new URL('../dist/sla_clock_bg.wasm', import.meta.url);
}

/** What an address ends with, without its query: enough to know the file by. */
export function lastPart(url) {
  const [path] = String(url).split(/[?#]/);
  return path.slice(path.replace(/\/+$/, '').lastIndexOf('/') + 1);
}
