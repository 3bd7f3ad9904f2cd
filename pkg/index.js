export { loadEngine, SlaError } from './engine.js';
export { SlaClockElement } from './element/clock.js';
export { registerLocale } from './locales/index.js';
