export { loadEngine, SlaError } from './engine.node.js';
export { SlaClockElement } from './element/clock.js';
export { registerLocale } from './locales/index.js';
