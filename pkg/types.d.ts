// Made from the Rust types by `cargo xtask generate`. Change those, not this file.

/** A whole policy, format 1. */
export interface PolicyDocument {
  /** The address of this format's JSON Schema, for editors. */
  readonly $schema?: string;
  /** The version of this format: 1. */
  readonly format: Format;
  /** A short name, in kebab-case. */
  readonly id: string;
  /** The policy's own version. */
  readonly version?: string;
  /** The policy's name for people. */
  readonly title?: Text;
  /** The zone of calendars that name none, and in which answers are written. UTC when left out. */
  readonly timeZone?: TimeZone;
  /** The zone of ticket times written without an offset. Without it such a time is an error. */
  readonly ticketTimeZone?: TimeZone;
  /** The currency of every amount. */
  readonly currency?: Currency;
  /** The priorities, most severe first. P1 to P4 when left out. */
  readonly priorities?: readonly string[];
  /** The facts that qualify a ticket. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Sets of holidays that calendars share, by name. */
  readonly holidays?: Readonly<Record<string, Holidays>>;
  /** The hours in which clocks run. */
  readonly calendars?: Readonly<Record<string, CalendarDocument>>;
  /** Why a clock may stand still, with words for people. */
  readonly pauseReasons?: Readonly<Record<string, Text>>;
  /** Whom to reach. */
  readonly contacts?: Readonly<Record<string, Contact>>;
  /** The support levels, first to last. */
  readonly support?: readonly SupportLevel[];
  /** How a ticket gets its priority. */
  readonly qualification: Qualification;
  /** What was promised to whom. */
  readonly agreements?: readonly Agreement[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** The version of this format. */
export type Format = 1;

/** A text for people: one for every reader, or one per language. */
export type Text = string | Readonly<Record<string, string>>;

/** An IANA time zone: Europe/Paris. */
export type TimeZone = string;

/** An ISO 4217 currency code. */
export type Currency = string;

/** A parameter as it is declared. */
export interface Parameter {
  /** The parameter's name for people. */
  readonly title?: Text;
  /** What values it takes: `choice` when left out. */
  readonly kind?: ParameterKind;
  /** The values of a choice, with words for people. */
  readonly options?: Readonly<Record<string, Text>>;
  /** The value of a ticket that does not say. */
  readonly default?: AnyValue;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** What values a parameter takes. */
export type ParameterKind = 'choice' | 'number' | 'yes-no' | 'text';

/** Any value. */
export type AnyValue = unknown;

/** Dates (2026-12-25), names of sets, and rules. */
export type Holidays = readonly (string | Holiday)[];

/** A rule that names a day of every year: exactly one of `on`, `nth`, `easter`, `orthodoxEaster`. */
export interface Holiday {
  /** Its name for people. */
  readonly title?: Text;
  /** A day of every year, `"12-25"`, or a date once, `"2026-12-24"`. */
  readonly on?: string;
  /** Which of the month's weekdays: 3 is the third, -1 the last. */
  readonly nth?: WholeNumber;
  /** The weekday of `nth`. */
  readonly weekday?: WeekdayName;
  /** The month of `nth`, from 1. */
  readonly month?: WholeNumber;
  /** Days after Western Easter Sunday: -2 is Good Friday. */
  readonly easter?: WholeNumber;
  /** Days after Orthodox Easter Sunday. */
  readonly orthodoxEaster?: WholeNumber;
  /** Where it goes when it falls on a weekend: nowhere when left out. */
  readonly observed?: ObservedWord;
  /** The first year in which it is kept. */
  readonly fromYear?: WholeNumber;
  /** The last year in which it is kept. */
  readonly untilYear?: WholeNumber;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

export type WholeNumber = number;

/** A weekday. */
export type WeekdayName = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Where a holiday goes when it falls on a weekend. */
export type ObservedWord = 'as-is' | 'monday' | 'sunday-to-monday' | 'nearest' | 'two-days-on';

/** The hours in which a clock may run. */
export interface CalendarDocument {
  /** Its name for people. */
  readonly title?: Text;
  /** Its zone; the policy's when left out. */
  readonly timeZone?: TimeZone;
  /** `"24x7"`, or days to hours: `{ "mon-fri": ["08:30-12:30", "13:30-18:00"], "sat": ["09:00-12:00"] }`. */
  readonly week: Week;
  /** The dates on which it is closed: dates, rules, and names of sets (the policy's own, or DE, ES, FR, GB-ENG, PT, US). */
  readonly holidays?: Holidays;
  /** Dates with hours of their own, instead of the week's; an empty list closes the date. */
  readonly exceptions?: Exceptions;
  /** Stretches in which it is shut whatever else holds. */
  readonly closures?: readonly Closure[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** 24x7, or days to hours: { "mon-fri": ["08:30-12:30", "13:30-18:00"], "sat": ["09:00-12:00"] }. */
export type Week = '24x7' | Readonly<Record<string, readonly string[]>>;

/** Dates to hours of their own; an empty list closes the date. */
export type Exceptions = Readonly<Record<string, readonly string[]>>;

/** A stretch in which a calendar is shut. */
export interface Closure {
  /** Its start. */
  readonly from: Timestamp;
  /** Its end, excluded. */
  readonly to: Timestamp;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** An instant, RFC 3339 with its offset. */
export type Timestamp = string;

/** A role that can be reached. */
export interface Contact {
  /** The role, for people. */
  readonly title?: Text;
  /** A mailbox. */
  readonly email?: string;
  /** A telephone number, as it is dialled. */
  readonly phone?: string;
  /** A page or a chat room. */
  readonly url?: string;
  /** When it can be reached; always when left out. */
  readonly calendar?: CalendarName;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the policy's calendars. */
export type CalendarName = string;

/** One support level. */
export interface SupportLevel {
  /** Its short name, such as `L1`. */
  readonly level: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Whom to reach there. */
  readonly contacts?: readonly ContactName[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the policy's contacts. */
export type ContactName = string;

/** Rules first, in order; then the matrix; then `otherwise`. */
export interface Qualification {
  /** The first rule that holds decides. */
  readonly rules?: readonly Rule[];
  /** A table of two parameters. */
  readonly matrix?: Matrix;
  /** The priority of a ticket that nothing else decides. */
  readonly otherwise: PriorityName;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One rule. */
export interface Rule {
  /** A name for the explanation. */
  readonly id?: string;
  /** When it holds. */
  readonly when: Condition;
  /** The priority it gives. */
  readonly priority: PriorityName;
  /** Why, in words for people. */
  readonly because?: Text;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Facts to what they must be: a value, a list of values, or atLeast, moreThan, atMost, lessThan, between, not; all, any and not combine conditions. */
export type Condition = Readonly<Record<string, unknown>>;

/** One of the policy's priorities. */
export type PriorityName = string;

/** The shape of a matrix: any size, never a formula. */
export interface Matrix {
  /** The parameter of the rows. */
  readonly rows: ParameterName;
  /** The parameter of the columns. */
  readonly columns: ParameterName;
  /** Row to column to priority. */
  readonly cells?: Readonly<Record<string, Readonly<Record<string, PriorityName>>>>;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the policy's parameters. */
export type ParameterName = string;

/** One promise between two parties. */
export interface Agreement {
  /** A short name, unique in the policy. */
  readonly id: string;
  /** Between whom it stands. */
  readonly kind: AgreementKind;
  /** Its name for people. */
  readonly title?: Text;
  /** Who promises. */
  readonly provider?: Text;
  /** To whom. */
  readonly consumer?: Text;
  /** The reasons that pause its clocks, for targets that name none of their own. */
  readonly pausedBy?: readonly PauseReason[];
  /** The promised intervals. */
  readonly targets?: readonly Target[];
  /** What a missed one costs. */
  readonly penalties?: readonly Penalty[];
  /** Who is told as a clock runs down. */
  readonly escalation?: readonly Step[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Between whom an agreement stands. */
export type AgreementKind = 'sla' | 'ola' | 'underpinning' | 'interconnect';

/** One of the policy's pause reasons. */
export type PauseReason = string;

/** One promised interval, by priority. */
export interface Target {
  /** What is promised. */
  readonly metric: Metric;
  /** Its name for people. */
  readonly title?: Text;
  /** The reasons that pause it; the agreement's when left out. */
  readonly pausedBy?: readonly PauseReason[];
  /** When to warn: at a share (`"75%"`), or with so much left (`"30m"`). */
  readonly warnAt?: readonly Rung[];
  /** What is promised for each priority. */
  readonly by: ByPriority;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** What a target promises. In this order: an event stops the clock of its name and every earlier one. */
export type Metric = 'acknowledge' | 'respond' | 'restore' | 'resolve';

/** When to warn: at a share used (75%), or with so much time left (30m). */
export type Rung = string;

export type ByPriority = Readonly<Record<string, TargetForm>>;

/** What is promised for one priority; "none" says that nothing is. Of a list the first holds whose "when" does. */
export type TargetForm = 'none' | TargetPromise | readonly TargetPromise[];

/** A promise of time, in one of six forms: `within`, `workingDays`, `windows`, `calendarDays`, `onDate`, `every`. */
export interface TargetPromise {
  /** When this one holds, in a list of choices. */
  readonly when?: Condition;
  /** So much working time of the calendar. */
  readonly within?: Duration;
  /** By the N-th working day after the report's day (0 is that day), at its end unless `at` says otherwise. */
  readonly workingDays?: Count;
  /** By the N-th date after the report's, at the same hour unless `at` says otherwise. */
  readonly calendarDays?: Count;
  /** A table from the hour of the report to a working day and an hour. */
  readonly windows?: readonly Window[];
  /** By a date the ticket carries: `appointment`, or a name under the ticket's `dates`. */
  readonly onDate?: string;
  /** By the next of a row of deadlines, at the hour in `at`. */
  readonly every?: Every;
  /** The weekday of `"every": "week"`. */
  readonly weekday?: WeekdayName;
  /** The working day of `"every": "month"`: 2 is the second, -1 the last. */
  readonly workingDay?: NthWorkingDay;
  /** The day of `"every": "month"`; the last where the month is shorter. */
  readonly day?: DayOfMonth;
  /** The hour: `"17:00"`; or `"end"` of the day, `"close"` of the calendar, `"same-hour"` as the report. */
  readonly at?: Hour;
  /** The calendar whose hours and working days count. */
  readonly calendar?: CalendarName;
  /** What a pause does to a day: `ignore` (nothing, when left out) or `shift`. */
  readonly pauses?: PausesWord;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A length of time: 4h, 30m, 1h30m, or ISO 8601 PT4H. */
export type Duration = string;

/** A number of days. */
export type Count = number;

/** A row of reporting windows; the last has neither `by` nor `before`. */
export interface Window {
  /** Reported up to this hour, which belongs to the row. */
  readonly by?: Hour;
  /** Reported before this hour, which does not belong to the row. */
  readonly before?: Hour;
  /** Due on this working day, counted from the report's (0). */
  readonly workingDays: Count;
  /** At this hour of it: `"end"` when left out. */
  readonly at?: Hour;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** An hour, or end (of the day), close (of the calendar), same-hour (as the report). */
export type Hour = 'end' | 'close' | 'same-hour' | string;

/** How often a deadline comes back. */
export type Every = 'day' | 'working-day' | 'week' | 'month';

/** A working day of the month: 2 is the second, -1 the last. */
export type NthWorkingDay = number;

/** A day of the month. */
export type DayOfMonth = number;

/** What a pause does to a target of days. */
export type PausesWord = 'ignore' | 'shift';

/** What a missed target costs. */
export interface Penalty {
  /** A short name, unique in the agreement. */
  readonly id: string;
  /** The target whose miss it punishes. */
  readonly on: Metric;
  /** The contract's clause, for the proof. */
  readonly clause?: Text;
  /** Its name for people. */
  readonly title?: Text;
  /** The fee of which percentages are taken, by its name on the ticket. */
  readonly of?: string;
  /** Lateness to amount. */
  readonly bands: Bands;
  /** The most it can cost. */
  readonly cap?: Cap;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

export type Bands = readonly Band[];

/** A row: one start (`over` or `from`), at most one end (`upTo` or `under`), either `percent` or `amount`. */
export interface Band {
  /** The row starts after this lateness, which is not in it. */
  readonly over?: Duration;
  /** The row starts at this lateness, which is in it. */
  readonly from?: Duration;
  /** The row ends at this lateness, which is in it. */
  readonly upTo?: Duration;
  /** The row ends before this lateness, which is not in it. */
  readonly under?: Duration;
  /** Percent of the penalty's fee. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** What more each started unit past the row's start costs. */
  readonly plus?: Plus;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** An exact amount with its ISO 4217 currency: 129.90 EUR. */
export type Money = string;

/** What more each started unit costs: either `percent` or `amount`. */
export interface Plus {
  /** Percent of the penalty's fee. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** The unit; one that has begun counts. */
  readonly perStarted: Duration;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** The most a penalty can cost: either `percent` or `amount`. */
export interface Cap {
  /** Percent of the penalty's fee. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** Over what it holds. */
  readonly per: CapScope;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Over what a cap holds. */
export type CapScope = 'ticket';

/** Who is told at a share of a clock. */
export interface Step {
  /** The clock. */
  readonly on: Metric;
  /** The share of the target that is used when they are told. */
  readonly at: Share;
  /** Who is told. */
  readonly tell?: readonly ContactName[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A share of a target: 75%. */
export type Share = string;

/** The facts and the event history of one piece of work. */
export interface Ticket {
  /** Its number in the CRM. */
  readonly id?: TicketId;
  /** What kind of work it is: `incident` when left out. */
  readonly kind?: TicketKind;
  /** The values of the policy's parameters. */
  readonly facts?: Facts;
  /** The fees that penalties are taken of, by name. */
  readonly fees?: Readonly<Record<string, Fee>>;
  /** Dates it carries, by name: a promised date, the end of a planned window. */
  readonly dates?: Readonly<Record<string, TicketTime>>;
  /** What happened, in any order. */
  readonly events?: readonly TicketEvent[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
  readonly [other: string]: unknown;
}

/** The ticket's number. */
export type TicketId = string | number;

/** What kind of work a ticket is. */
export type TicketKind = 'incident' | 'request' | 'problem' | 'upgrade' | 'task';

/** Parameters to values; what the policy does not declare is ignored. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** What is paid, zero or more, with its ISO 4217 currency: 129.90 EUR. */
export type Fee = string;

/** An instant: RFC 3339 with an offset, or milliseconds since 1970. */
export type TicketTime = string | number;

/** Something that happened. `at` and `type` say when and what; the other keys belong to the types that name them. */
export interface TicketEvent {
  /** When. */
  readonly at: TicketTime;
  /** What. */
  readonly type: EventType;
  /** By whom. */
  readonly by?: string;
  /** Words for people. */
  readonly note?: AnyValue;
  /** Why: of `paused`, `resumed` (without it, every pause ends) and `prioritised`. */
  readonly reason?: string;
  /** When a pause ends by itself: of `paused`. */
  readonly until?: TicketTime;
  /** The new priority: of `prioritised`. */
  readonly priority?: PriorityName;
  /** The facts that changed: of `qualified`. */
  readonly facts?: Facts;
  /** The support level it is handed to: of `assigned`. */
  readonly level?: string;
  /** The team it is handed to: of `assigned`. */
  readonly team?: string;
  /** Start of a visit: of `appointment`. */
  readonly from?: TicketTime;
  /** End of a visit: of `appointment`. */
  readonly to?: TicketTime;
  /** The service that is down: of `outage-started` and `outage-ended`. */
  readonly service?: string;
  /** The share of its customers: of `outage-started`. */
  readonly share?: string | number;
  readonly [other: string]: unknown;
}

/** What happened. An event stops, starts or pauses clocks; see each. */
export type EventType = 'opened' | 'completed' | 'acknowledged' | 'responded' | 'restored' | 'resolved' | 'closed' | 'updated' | 'message' | 'paused' | 'resumed' | 'prioritised' | 'qualified' | 'assigned' | 'accepted' | 'returned' | 'appointment' | 'appointment-missed' | 'outage-started' | 'outage-ended' | 'reopened' | 'cancelled';

/** The whole answer for one ticket at one instant. */
export interface Assessment {
  /** The policy that was asked. */
  readonly policy: PolicyReference;
  /** The ticket that was judged. */
  readonly ticket: TicketReference;
  /** For whom. */
  readonly audience: Audience;
  /** The instant at which everything below holds. */
  readonly now: Instant;
  /** The zone in which instants are written. */
  readonly timeZone: string;
  /** How urgent it is. */
  readonly priority: PriorityAnswer;
  /** The id of the clock that matters most now. */
  readonly headline?: string;
  /** Every clock, in the order of the policy. */
  readonly clocks: readonly ClockAnswer[];
  /** What missed targets cost. Not for customers. */
  readonly penalties?: readonly PenaltyAnswer[];
  /** The sum of the penalties. Not for customers. */
  readonly owed?: Owed;
  /** Who has it. */
  readonly support?: SupportAnswer;
  /** Who is told, and when, in the order of time. Not for customers. */
  readonly escalation?: readonly StepAnswer[];
  /** Contradictions found in the ticket, and how they were read. */
  readonly warnings: readonly Notice[];
  /** Positions of the events after `now`, which were not seen. */
  readonly later: readonly number[];
  /**
   * The first instant at which anything but a running counter reads differently; null when nothing will.
   * Running counters are `used`, `remaining`, `share`, `lateness`, in a pause the instants that move with it
   * (those of a clock that is `provisional`), and the end of the segment that is still growing.
   */
  readonly nextChangeAt: Instant | null;
  /** How every answer was reached. */
  readonly trace: readonly TraceLine[];
}

/** The policy that was asked. */
export interface PolicyReference {
  /** Its id. */
  readonly id: string;
  /** Its own version. */
  readonly version?: string;
  /** Its name for people. */
  readonly title?: Text;
}

/** The ticket that was judged. */
export interface TicketReference {
  /** Its number in the CRM. */
  readonly id?: string;
  /** What kind of work it is. */
  readonly kind: TicketKind;
}

/** For whom an assessment is made. */
export type Audience = 'internal' | 'partner' | 'customer';

/** An instant, RFC 3339 with the offset of the policy's zone. */
export type Instant = string;

/** How urgent it is. */
export interface PriorityAnswer {
  /** The priority, as the policy names it. */
  readonly value: string;
  /** Its place, from 1, the most severe. */
  readonly rank: number;
  /** What decided. */
  readonly by: DecidedBy;
  /** Why, in words for people. */
  readonly because?: Text;
  /** Since when the ticket has it. */
  readonly since?: Instant;
}

/** What decided a priority. */
export type DecidedBy = 'rule' | 'matrix' | 'default' | 'override';

/** One target applied to the ticket. Lengths are in milliseconds. */
export interface ClockAnswer {
  /** Agreement and metric: `customer/restore`. */
  readonly id: string;
  /** The agreement's id. */
  readonly agreement: string;
  /** What is promised. */
  readonly metric: Metric;
  /** Its name for people. */
  readonly title?: Text;
  /** What is promised, in a sentence without capital or full stop, in English and French: `4 h, around the clock`. */
  readonly promise: Text;
  /** How it stands. */
  readonly state: State;
  /** Whether `used` grows at this moment. */
  readonly counting: boolean;
  /** Whether `due` is given as if the pause ended now. */
  readonly provisional: boolean;
  /** When it started. */
  readonly start?: Instant;
  /** By when it must be stopped, this instant included. */
  readonly due?: Instant;
  /** The date on which it is due, for a target of days: its end is the midnight after it. */
  readonly dueDay?: string;
  /** When it was stopped. */
  readonly stoppedAt?: Instant;
  /** By which event. */
  readonly stoppedBy?: EventType;
  /** Since when it is paused. */
  readonly pausedSince?: Instant;
  /** For which reason. */
  readonly pausedFor?: string;
  /** When its calendar opens next, while that is closed and the clock not stopped or paused. */
  readonly opensAt?: Instant;
  /** The calendar on which it runs; around the clock when there is none. */
  readonly calendar?: string;
  /** How much open time the target gives; of a target of days, the open time from its start to its due instant. */
  readonly allowed: number;
  /** How much of that is used, lateness included. */
  readonly used: number;
  /** How much is left; 0 when late. */
  readonly remaining: number;
  /** Used over allowed, to four decimals. */
  readonly share: number;
  /** How late. */
  readonly lateness: Lateness;
  /** The warning ladder. */
  readonly warnings: readonly Warning[];
  /** The clock's life from its start to its due instant, its stop or now, whichever is last: at most 500 stretches. */
  readonly segments: readonly Segment[];
}

/** How a clock stands. */
export type State = 'waiting' | 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

/** How much later than due, in milliseconds, pauses left out. */
export interface Lateness {
  /** In open time of the clock's calendar. */
  readonly working: number;
  /** In elapsed time. */
  readonly elapsed: number;
}

/** A share of the target, or a time left, at which people are warned. */
export interface Warning {
  /** The share used, as the policy writes it: `75%`. */
  readonly share?: string;
  /** Or the time left, in milliseconds. */
  readonly left?: number;
  /** The earliest instant at which that much is used or left. */
  readonly at: Instant;
  /** Whether that has come. */
  readonly state: StepState;
}

/** Whether a step has come. */
export type StepState = 'passed' | 'next' | 'ahead' | 'cancelled';

/** A stretch of a clock's life, for drawing. */
export interface Segment {
  /** Start. */
  readonly from: Instant;
  /** End, excluded. */
  readonly to: Instant;
  /** What it is. */
  readonly kind: SegmentKind;
  /** Why, in a pause. */
  readonly reason?: string;
}

/** What a stretch of a clock's life is. */
export type SegmentKind = 'open' | 'closed' | 'paused' | 'late';

/** One penalty clause applied to the ticket. */
export interface PenaltyAnswer {
  /** Agreement and penalty: `customer/gtr-late`. */
  readonly id: string;
  /** The agreement's id. */
  readonly agreement: string;
  /** The target whose miss it punishes. */
  readonly on: Metric;
  /** Its name for people. */
  readonly title?: Text;
  /** The contract's clause. */
  readonly clause?: Text;
  /** What is owed now, rounded half-up to the currency's minor unit. Left out when the ticket lacks the fee. */
  readonly amount?: Money;
  /** The fee that the ticket should carry and does not. */
  readonly missingFee?: string;
  /** The lateness it is reckoned on, in milliseconds. */
  readonly lateness: number;
  /** When it becomes another amount. */
  readonly nextStepAt?: Instant;
  /** Which. */
  readonly nextAmount?: Money;
  /** The most it can be. */
  readonly cap?: CapAnswer;
  /** How it came about, line by line. */
  readonly ledger: readonly TraceLine[];
}

/** The most that can be owed. */
export interface CapAnswer {
  /** The most. */
  readonly amount: Money;
  /** Over what. */
  readonly per: CapScope;
  /** What is left under it. */
  readonly left: Money;
}

/** One reason behind an answer. */
export interface TraceLine {
  /** What it explains: `priority`, `support`, `clock:` or `penalty:` with an id. */
  readonly subject: string;
  /** What kind of reason it is: a stable word. */
  readonly code: string;
  /** JSON Pointer into the policy or, for what the ticket says, into the ticket (`/events/...`, `/facts/...`). */
  readonly path: string;
  /** What it speaks of. */
  readonly values: Values;
}

/** What a reason speaks of: words, amounts and instants as texts, counts and lengths in milliseconds as numbers. */
export type Values = Readonly<Record<string, string | number>>;

/** What is owed in all. */
export interface Owed {
  /** Now. */
  readonly amount: Money;
  /** When it becomes another amount. */
  readonly nextStepAt?: Instant;
  /** Which. */
  readonly nextAmount?: Money;
}

/** Who has the ticket. */
export interface SupportAnswer {
  /** The level that has it. */
  readonly level: string;
  /** The level's name for people. */
  readonly title?: Text;
  /** The team, as the CRM names it. */
  readonly team?: string;
  /** Since when. */
  readonly since?: Instant;
  /** Whom to reach there. */
  readonly contacts: readonly ContactAnswer[];
  /** Every level, first to last. */
  readonly levels: readonly LevelAnswer[];
}

/** A role that can be reached. */
export interface ContactAnswer {
  /** The contact's name in the policy. */
  readonly id: string;
  /** The role, for people. */
  readonly title?: Text;
  /** Its mailbox. */
  readonly email?: string;
  /** Its telephone. */
  readonly phone?: string;
  /** Its page or room. */
  readonly url?: string;
  /** The calendar on which it can be reached; always when left out. */
  readonly calendar?: string;
  /** Whether it can be reached now. */
  readonly reachable: boolean;
}

/** A support level. */
export interface LevelAnswer {
  /** Its short name. */
  readonly level: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Where it stands to the level that has the ticket. */
  readonly state: LevelState;
  /** Whom to reach there. */
  readonly contacts: readonly ContactAnswer[];
}

/** Where a support level stands to the one that has the ticket. */
export type LevelState = 'past' | 'current' | 'ahead';

/** A step of time-based escalation. */
export interface StepAnswer {
  /** The agreement's id. */
  readonly agreement: string;
  /** The clock that drives it. */
  readonly on: Metric;
  /** The share at which it comes. */
  readonly share: string;
  /** When that is. */
  readonly at: Instant;
  /** Whether it has come. */
  readonly state: StepState;
  /** Who is told. */
  readonly tell: readonly ContactAnswer[];
}

/** Something odd in the ticket, and how it was read. */
export interface Notice {
  /** What kind of oddity it is: a stable word. */
  readonly code: string;
  /** JSON Pointer into the ticket. */
  readonly path: string;
  /** What it speaks of. */
  readonly values: Values;
}

/** One thing that is wrong with an input. */
export interface Problem {
  /** The code this problem would have alone. */
  readonly code: ErrorCode;
  /** JSON Pointer (RFC 6901) to the value; empty for the whole document. */
  readonly path: string;
  /** Where it stands in the text, when the input was text. */
  readonly position?: Position;
  /** What stands there. */
  readonly found: string;
  /** What was expected instead. */
  readonly expected: string;
  /** The nearest valid word, when one is near. */
  readonly nearest?: string;
}

/** What kind of failure this is. The words are stable: programs may match on them. */
export type ErrorCode = 'policy-invalid' | 'ticket-invalid' | 'zone-unknown' | 'no-open-time' | 'out-of-range' | 'too-large' | 'wasm-blocked' | 'wasm-fetch' | 'wasm-unsupported' | 'frame-refused' | 'internal';

/** A place in a text, counted from 1; columns count characters. */
export interface Position {
  /** Line, from 1. */
  readonly line: number;
  /** Column in characters, from 1. */
  readonly column: number;
}
