// Two modules written by hand, for WebAssembly itself to judge.
const EMPTY = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

// (func (param f64) (result i32) local.get 0 i32.trunc_sat_f64_s), (table 0 externref), and a function
// that copies memory: the newest instructions the compiler of the core may write.
const NEEDED = [
  ...EMPTY,
  0x01, 0x09, 0x02, 0x60, 0x01, 0x7c, 0x01, 0x7f, 0x60, 0x00, 0x00, // types: (f64) -> i32, () -> ()
  0x03, 0x03, 0x02, 0x00, 0x01, // functions
  0x04, 0x04, 0x01, 0x6f, 0x00, 0x00, // table of externref
  0x05, 0x03, 0x01, 0x00, 0x01, // memory
  0x0a, 0x15, 0x02, // code
  0x06, 0x00, 0x20, 0x00, 0xfc, 0x02, 0x0b, // trunc_sat
  0x0c, 0x00, 0x41, 0x00, 0x41, 0x00, 0x41, 0x00, 0xfc, 0x0a, 0x00, 0x00, 0x0b, // memory.copy
];

/** Whether this page's content security policy lets WebAssembly be compiled: it does or does not compile the empty module. */
export function isAllowed() {
  try {
    return new WebAssembly.Module(new Uint8Array(EMPTY)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** Whether this browser knows the instructions the core is written in (Chrome 96, Firefox 79, Safari 16.4, Node 18 and later do). */
export function isSupported() {
  return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(NEEDED));
}
