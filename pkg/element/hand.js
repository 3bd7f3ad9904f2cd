// What moves between two assessments: the running counters, and nothing else.

/**
 * The running counters of a clock at a later instant, counted on from the assessment.
 *
 * @param {import('../types.d.ts').ClockAnswer} clock
 * @param {number} since milliseconds since the instant of the assessment
 */
export function countOn(clock, since) {
  const gone = clock.counting ? Math.max(0, since) : 0;
  const used = (clock.used || 0) + gone;
  const late = clock.state === 'breached';
  return {
    used,
    remaining: late ? 0 : Math.max(0, (clock.remaining || 0) - gone),
    share: clock.allowed > 0 ? used / clock.allowed : clock.share || 0,
    lateness: ((clock.lateness && clock.lateness.working) || 0) + (late ? gone : 0),
  };
}

/** How the headline of a clock reads at a glance, in one word: its state, told apart where a reader would. */
export function faceOf(clock) {
  if (clock === undefined) return 'none';
  if (clock.state !== 'running') return clock.state;
  if (!clock.counting) return 'closed';
  return (clock.warnings || []).some((warning) => warning.state === 'passed') ? 'warning' : 'running';
}

/** Whether a cause excuses it: where nothing was missed there is nothing to excuse. */
export function isExcused(clock) {
  return clock.excused !== undefined && (clock.state !== 'met' || clock.missed > 0);
}

/** The clock an element is about: the one asked for by id or metric, else the one the assessment puts first. */
export function headlineOf(assessment, wanted) {
  const clocks = assessment.clocks || [];
  if (wanted) return clocks.find((clock) => clock.id === wanted) || clocks.find((clock) => clock.metric === wanted);
  return clocks.find((clock) => clock.id === assessment.headline);
}

/** Above an hour the minutes are enough; below, the seconds are what one looks at. */
const CLOSE = 3_600_000;

/**
 * How often the hand must move, in milliseconds; 0: never by itself.
 *
 * @param {'auto' | 'second' | 'minute' | 'none'} tick
 */
export function grainOf(tick, clock, counters) {
  if (tick === 'none' || clock === undefined || !clock.counting) return 0;
  if (tick === 'second') return 1000;
  if (tick === 'minute') return 60_000;
  const shown = clock.state === 'breached' ? counters.lateness : counters.remaining;
  // A beat of a second early, so that the change from minutes to seconds is not missed by a minute.
  return shown < CLOSE + 60_000 ? 1000 : 60_000;
}
