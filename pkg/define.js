import { SlaClockElement } from './element/clock.js';

SlaClockElement.define();
