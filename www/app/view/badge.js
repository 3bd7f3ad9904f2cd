// A state said three times: in a word, a shape and a colour.
import { h, s } from '../dom.js';

const SHAPES = {
  running: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 5v3.2l2 1.3',
  warning: 'M8 2.5 14 13H2ZM8 6.4v3M8 11.2v.2',
  closed: 'M6.2 2.6a5 5 0 0 0 7 7A5.6 5.6 0 1 1 6.2 2.6Z',
  paused: 'M5.5 3.5v9M10.5 3.5v9',
  met: 'm3 8.4 3.3 3.4L13 4.6',
  breached: 'm4 4 8 8M12 4l-8 8',
  waiting: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2',
  cancelled: 'M3 8h10',
};

/** The badge of a clock's face. */
export function badge(face, t) {
  return h('span.badge', { 'data-face': face },
    s('svg', { viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, s('path', { d: SHAPES[face] ?? SHAPES.cancelled })),
    h('span', {}, t(`states.${face}`)));
}
