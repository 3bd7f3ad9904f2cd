import type {} from './index.d.ts';

export {};
