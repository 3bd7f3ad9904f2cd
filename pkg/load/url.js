/**
 * Where the WebAssembly file of this package lies. The only place that asks `import.meta.url`:
 * bundlers recognise this exact expression and ship the file along.
 */
export function packagedUrl() {
  return new URL('../dist/sla_clock_bg.wasm', import.meta.url);
}
