/** One drawing for each face of a clock, so that colour is never the only sign. 16 by 16, even-odd. */
export const SHAPES = {
  running: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 1.6a4.9 4.9 0 1 0 0 9.8 4.9 4.9 0 0 0 0-9.8ZM7.2 4.8h1.6v2.8l2.1 1.3-.8 1.3-2.9-1.7Z',
  warning: 'M8 1.4 15.2 14H.8ZM7.2 6v4h1.6V6Zm0 5v1.6h1.6V11Z',
  closed: 'M6 1.6a5.9 5.9 0 0 0 8.4 8.2A6.6 6.6 0 1 1 6 1.6Z',
  paused: 'M3.6 2.5h3v11h-3Zm5.8 0h3v11h-3Z',
  met: 'M6.2 13.4 1.4 8.6l1.7-1.7 3.1 3.1 6.7-6.8 1.7 1.7Z',
  breached: 'M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2ZM7.1 4.2v4.9h1.8V4.2Zm0 6v1.8h1.8v-1.8Z',
  waiting: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 1.6a4.9 4.9 0 1 0 0 9.8 4.9 4.9 0 0 0 0-9.8Z',
  cancelled: 'M3.3 2 8 6.7 12.7 2 14 3.3 9.3 8l4.7 4.7-1.3 1.3L8 9.3 3.3 14 2 12.7 6.7 8 2 3.3Z',
  none: 'M2.5 7.1h11v1.8h-11Z',
  stale: 'M8 1.5a6.5 6.5 0 0 1 5.7 3.3V2h1.6v5.6H9.7V6h2.9A4.9 4.9 0 1 0 12.7 9.4l1.5.5A6.5 6.5 0 1 1 8 1.5Z',
  error: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM7.1 4.4v4.4h1.8V4.4Zm0 5.4v1.8h1.8V9.8Z',
};
