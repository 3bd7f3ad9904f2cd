// All that the page takes from the package, in one place: the engine, the element, and the words and figures
// in which the element speaks, so that the page around it says the same thing in the same way.
import '/pkg/define.js';

export { loadEngine } from '/pkg/index.js';
export { formatFor } from '/pkg/locales/format.js';
export { problemIn } from '/pkg/locales/problems.js';
export { localeFor } from '/pkg/locales/index.js';
export { awaitedOf } from '/pkg/element/describe/awaited.js';
export { named } from '/pkg/element/describe/names.js';
export { asPromise } from '/pkg/element/describe/promise.js';
export { titleOf } from '/pkg/element/describe/title.js';
export { countOn, faceOf, isExcused } from '/pkg/element/hand.js';
