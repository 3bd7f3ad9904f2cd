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
  readonly calendars?: Readonly<Record<string, Calendar>>;
  /** Stretches of days that come back with every month, for `reportedIn`: the bill run. */
  readonly windows?: Readonly<Record<string, WindowOfMonth>>;
  /** Why a clock may stand still, with words for people. */
  readonly pauseReasons?: Readonly<Record<string, Text>>;
  /** The CRM's own words for events, with the event each one is. A ticket's event may have such a word as its `type`. */
  readonly events?: Readonly<Record<string, EventType>>;
  /** The CRM's statuses, with what entering each one means; or ready ones, `TMF621` or `MEF`. A ticket's event may name a `status` instead of a `type`. */
  readonly statuses?: Statuses;
  /** The causes that a ticket may name, with words for people. */
  readonly causes?: Readonly<Record<string, Text>>;
  /** The fees that tickets bring, and their names for people. */
  readonly fees?: Readonly<Record<string, Text>>;
  /** So long after `resolved`, in elapsed time, a ticket that nobody reopens is closed. */
  readonly autoClose?: Duration;
  /** Whom to reach. */
  readonly contacts?: Readonly<Record<string, Contact>>;
  /** The support levels, first to last. */
  readonly support?: readonly SupportLevel[];
  /** How a ticket gets its priority. */
  readonly qualification: Qualification;
  /** What was promised to whom. */
  readonly agreements?: readonly Agreement[];
  /** How promises are shared out among the support levels. */
  readonly chain?: readonly Chain[];
  /** Stretches of time in which work cannot go on. */
  readonly constraints?: readonly Constraint[];
  /** The steps that a ticket goes through, and who is waited for in a pause. */
  readonly process?: Process;
  /** Operational work that comes back: what the agenda of the policy itself shows. */
  readonly tasks?: readonly Task[];
  /** Who is told what while a ticket is open. */
  readonly communication?: Communication;
  /** What is written to them: `"standard"` takes the ready-made message of that name. */
  readonly messages?: Readonly<Record<string, MessageOrStandard>>;
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

/** A parameter; "standard" takes the ready-made one of this name. */
export type Parameter = 'standard' | {
  /** The ready-made parameter that this one goes on from: its title, kind and options hold, what stands here adds to them. */
  readonly standard?: StandardName;
  /** The parameter's name for people. */
  readonly title?: Text;
  /** What values it takes: `choice` when left out. */
  readonly kind?: ParameterKind;
  /** The values of a choice, with words for people. */
  readonly options?: Readonly<Record<string, Text>>;
  /** Named stretches of a number, for a matrix: of several that hold the first counts. */
  readonly bands?: Readonly<Record<string, BandOfNumber>>;
  /** The value of a ticket that does not say. */
  readonly default?: AnyValue;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
};

/** A ready-made parameter. */
export type StandardName = 'area' | 'task' | 'system' | 'department' | 'problem' | 'severity' | 'impact' | 'reach' | 'satisfaction' | 'upgrade' | 'customers' | 'revenue-loss';

/** What values a parameter takes. */
export type ParameterKind = 'choice' | 'number' | 'yes-no' | 'text';

/** A stretch of a number: from `atLeast` (included) or `moreThan` (left out) to `atMost` (included) or `lessThan` (left out). */
export interface BandOfNumber {
  /** Its name for people. */
  readonly title?: Text;
  /** The least number in it. */
  readonly atLeast?: string | number;
  /** The number after which it starts. */
  readonly moreThan?: string | number;
  /** The greatest number in it. */
  readonly atMost?: string | number;
  /** The number before which it ends. */
  readonly lessThan?: string | number;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

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
export interface Calendar {
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

/**
 * A stretch of whole days of each month, from the day `from` to the day `to`, both included. When `to` comes earlier
 * in the month than `from`, it is the one of the next month: `-2` to `3` runs around the turn of the month.
 */
export interface WindowOfMonth {
  /** The calendar whose working days count, and in whose zone days begin. */
  readonly calendar: CalendarName;
  /** Its first day. */
  readonly from: DayInMonth;
  /** Its last day. */
  readonly to: DayInMonth;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the policy's calendars. */
export type CalendarName = string;

/** A day of the month: exactly one of `workingDay` and `day`. */
export interface DayInMonth {
  /** The N-th working day; from the end of the month when negative: -1 is the last. */
  readonly workingDay?: NthWorkingDay;
  /** The N-th day; from the end of the month when negative: -1 is the last. */
  readonly day?: NthDay;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A working day of the month: 2 is the second, -1 the last. */
export type NthWorkingDay = number;

/** A day of the month: -1 is the last. */
export type NthDay = number;

/** What happened. An event stops, starts or pauses clocks; see each. */
export type EventType = 'opened' | 'completed' | 'acknowledged' | 'responded' | 'restored' | 'resolved' | 'closed' | 'updated' | 'message' | 'paused' | 'resumed' | 'prioritised' | 'qualified' | 'assigned' | 'accepted' | 'returned' | 'appointment' | 'appointment-missed' | 'outage-started' | 'outage-ended' | 'reopened' | 'cancelled' | 'status';

/** Statuses by name; or those of a standard, as they are or changed beside "standard". */
export type Statuses = 'TMF621' | 'MEF' | {
  readonly standard?: 'TMF621' | 'MEF';
  readonly [other: string]: Status | undefined | 'TMF621' | 'MEF';
};

/** What it means that a ticket enters a status of the CRM. */
export interface Status {
  /** Its name for people. */
  readonly title?: Text;
  /** The pause that lasts as long as the status. */
  readonly pauses?: PauseReason;
  /** The event that entering it is. */
  readonly event?: EventType;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the policy's pause reasons. */
export type PauseReason = string;

/** A length of time: 4h, 30m, 1h30m, or ISO 8601 PT4H. */
export type Duration = string;

/** A role that can be reached. */
export interface Contact {
  /** The role, for people. */
  readonly title?: Text;
  /** Whose contact it is, where several parties have one at a level. */
  readonly party?: Text;
  /** A mailbox. */
  readonly email?: string;
  /** A telephone number, as it is dialled. */
  readonly phone?: string;
  /** A chat room. */
  readonly chat?: string;
  /** A page. */
  readonly url?: string;
  /** The way that goes before the others: the first of those above when left out. */
  readonly channel?: Channel;
  /** When it can be reached; always when left out. */
  readonly calendar?: CalendarName;
  /** The priorities it is there for, such as those of an on-call team; all when left out. */
  readonly priorities?: readonly PriorityName[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A way to a contact. */
export type Channel = 'email' | 'phone' | 'chat' | 'url';

/** One of the policy's priorities. */
export type PriorityName = string;

/** One support level. */
export interface SupportLevel {
  /** Its short name, such as `L1`. */
  readonly level: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Whom to reach there; of a level with teams, whom to reach where the team is not known. */
  readonly contacts?: readonly ContactName[];
  /** Its teams: departments, vendors. An event of `assigned` names one. */
  readonly teams?: Readonly<Record<string, Team>>;
  /** Which team gets a ticket: the first whose `when` holds. */
  readonly routes?: readonly Route[];
  /** What it tries by itself before it passes a ticket on. */
  readonly remedies?: readonly Remedy[];
  /** Whether it may give a ticket back only with a `reason`. */
  readonly returnsWithReason?: boolean;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the policy's contacts. */
export type ContactName = string;

/** A team of a support level. */
export interface Team {
  /** Its name for people. */
  readonly title?: Text;
  /** Whom to reach there. */
  readonly contacts?: readonly ContactName[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Which tickets go to a team. */
export interface Route {
  /** The tickets; every one when left out, in the last route. */
  readonly when?: Condition;
  /** The team, one of the level's own. */
  readonly team: string;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Facts to what they must be: a value, a list of values, or atLeast, moreThan, atMost, lessThan, between, not; all, any and not combine conditions; reportedIn names a calendar or a window, kind a kind of ticket. */
export type Condition = Readonly<Record<string, unknown>>;

/** What is tried for a kind of problem. */
export interface Remedy {
  /** The tickets it is for. */
  readonly when: Condition;
  /** What to try, one after the other. */
  readonly try?: readonly Text[];
  /** For how long, in elapsed time from when the level first has the ticket. */
  readonly for?: Duration;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Rules first, in order; then the matrix; then the score; then `otherwise`; what was decided goes through the modifiers. */
export interface Qualification {
  /** The first rule that holds decides. */
  readonly rules?: readonly Rule[];
  /** A table of two parameters; or a list of them, of which the first that holds and has a cell decides. */
  readonly matrix?: Matrices;
  /** Points for facts, and what their sum means. */
  readonly score?: Score;
  /** The priority of a ticket that nothing else decides. */
  readonly otherwise: PriorityName;
  /** What moves the priority afterwards; each sees what the one before left. */
  readonly modifiers?: readonly Modifier[];
  /** Who may set a priority by hand. A priority set without the right holds all the same, and the answer says so. */
  readonly override?: Rights;
  /** Two parties that each hold a priority of their own. */
  readonly sides?: Sides;
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

export type Matrices = Matrix | readonly Matrix[];

/** The shape of a matrix. Its rows and columns are the options of a choice, the bands of a number, or `yes` and `no`. */
export interface Matrix {
  /** When it is read, in a list of matrices. */
  readonly when?: Condition;
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

/** The shape of a score. */
export interface Score {
  /**
   * Parameter to points: of a choice by option (`{ "critical": 50 }`), of a yes-no for yes (`20`), of a number by
   * rows of which the first that holds counts (`[{ "atLeast": 50, "points": 20 }]`). What is not named has none.
   */
  readonly points: Points;
  /** What a parameter's points are multiplied by: 1 when left out. */
  readonly weights?: Readonly<Record<string, string | number>>;
  /** What a sum means: the first row that holds. */
  readonly priorities?: readonly Threshold[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Parameter to points: of a choice by option, of a yes-no for yes, of a number by rows. */
export type Points = Readonly<Record<string, string | number | Readonly<Record<string, string | number>> | readonly PointsRow[]>>;

/** A row of points of a number. */
export interface PointsRow {
  /** The least number of the row. */
  readonly atLeast?: string | number;
  /** The number after which the row starts. */
  readonly moreThan?: string | number;
  /** The greatest number of the row. */
  readonly atMost?: string | number;
  /** The number before which the row ends. */
  readonly lessThan?: string | number;
  /** The points. */
  readonly points: string | number;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A sum and the priority it gives: one of `atLeast` and `moreThan`. */
export interface Threshold {
  /** From this sum on, itself included. */
  readonly atLeast?: string | number;
  /** Above this sum, itself left out. */
  readonly moreThan?: string | number;
  /** The priority. */
  readonly priority: PriorityName;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One modifier: exactly one of `raise`, `lower`, `atLeast`, `atMost` and `priority`. */
export interface Modifier {
  /** A name for the explanation. */
  readonly id?: string;
  /** When it acts. */
  readonly when: Condition;
  /** So many levels more severe, at most the most severe. */
  readonly raise?: Levels;
  /** So many levels less severe, at most the least severe. */
  readonly lower?: Levels;
  /** No less severe than this priority. */
  readonly atLeast?: PriorityName;
  /** No more severe than this priority. */
  readonly atMost?: PriorityName;
  /** This priority, whatever it was. */
  readonly priority?: PriorityName;
  /** Why, in words for people. */
  readonly because?: Text;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A number of levels. */
export type Levels = number;

/** Who may set a priority by hand: the roles that an event names under `by`. */
export interface Rights {
  /** These may set any priority. */
  readonly by?: readonly string[];
  /** These may make it more severe. */
  readonly raise?: readonly string[];
  /** These may make it less severe. */
  readonly lower?: readonly string[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** The shape of the two sides. */
export interface Sides {
  /** Their names, as events give them under `by`: what a side says changes its own priority alone. */
  readonly names?: readonly string[];
  /** Whose priority holds until both agree: `most-severe` when left out, or the name of a side. */
  readonly governs?: string;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One promise between two parties. */
export interface Agreement {
  /** A short name, unique in the policy. */
  readonly id: string;
  /** Between whom it stands. */
  readonly kind: AgreementKind;
  /** Its name for people. */
  readonly title?: Text;
  /** Its own version. */
  readonly version?: string;
  /** The dates between which a ticket must be reported for it to hold. */
  readonly validity?: Validity;
  /** When it was agreed, and by which roles. */
  readonly agreed?: Agreed;
  /** The tickets it holds for; all when left out. */
  readonly when?: Condition;
  /** Who promises. */
  readonly provider?: Text;
  /** To whom. */
  readonly consumer?: Text;
  /** The department that promises, of an `ola`. */
  readonly department?: string;
  /** The vendor that promises, of an `underpinning` contract. */
  readonly vendor?: string;
  /** When its clocks start: `opened` when left out. Each target may say otherwise, as with the next four keys. */
  readonly start?: Start;
  /** When its clocks stop: at the event of their name and every later one when left out. */
  readonly stop?: Stop;
  /** The agreement in front of it, which it helps to keep. */
  readonly behind?: AgreementName;
  /** The support level that it serves. */
  readonly level?: LevelName;
  /** The reasons that pause its clocks, for targets that name none of their own. */
  readonly pausedBy?: readonly PauseRule[];
  /** What a change of priority does to its clocks: `retroactive` when left out. */
  readonly priorityChange?: PriorityChange;
  /** What a reopening does to its clocks: `resume` when left out. */
  readonly reopen?: Reopen;
  /** Whether a breach counts although a later priority does not confirm it. */
  readonly breachesStand?: boolean;
  /** The causes for which it answers no miss. */
  readonly excludedCauses?: readonly CauseName[];
  /** The promised intervals. */
  readonly targets?: readonly Target[];
  /** What a missed one costs. */
  readonly penalties?: readonly Penalty[];
  /** How the penalties of a ticket become what is paid. */
  readonly settlement?: Settlement;
  /** What is reckoned over many tickets. */
  readonly statement?: StatementTerms;
  /** Which readers besides the operator's own people see what a missed one costs. */
  readonly penaltiesShownTo?: readonly Audience[];
  /** Who is told as a clock runs down. */
  readonly escalation?: readonly Step[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Between whom an agreement stands. */
export type AgreementKind = 'sla' | 'ola' | 'underpinning' | 'interconnect';

/** The dates of the report for which an agreement holds, both included, in the policy's zone. */
export interface Validity {
  /** The first; from ever when left out. */
  readonly from?: Day;
  /** The last; without end when left out. */
  readonly to?: Day;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A date: 2026-12-25. */
export type Day = string;

/** When an agreement was agreed, and by whom. */
export interface Agreed {
  /** The date. */
  readonly on: Day;
  /** The roles that agreed. */
  readonly by?: readonly Text[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** When a clock starts; the first of a list. */
export type Start = EventType | readonly EventMatch[] | Moment;

/** An event, alone or with what it must carry. */
export type EventMatch = EventType | Moment;

/** The event that starts or stops a clock: one of `event`, `status`, `laterOf`, `earlierOf`. */
export interface Moment {
  /** What happens. */
  readonly event?: EventType;
  /** Or the CRM's status that is entered. */
  readonly status?: StatusName;
  /** Only when handed to this support level: of `assigned`. */
  readonly level?: LevelName;
  /** Only when handed to this team: of `assigned`. */
  readonly team?: TeamName;
  /** Only about this: of `updated`. */
  readonly subject?: string;
  /** When the last of these has happened. */
  readonly laterOf?: readonly EventMatch[];
  /** When the first of these happens. */
  readonly earlierOf?: readonly EventMatch[];
  /** So much elapsed time after that: of a start. */
  readonly after?: Duration;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the CRM's statuses, as the policy lists them. */
export type StatusName = string;

/** One of the policy's support levels. */
export type LevelName = string;

/** A team: one of those of the support levels, where these have teams. */
export type TeamName = string;

/** When a clock stops: exact (the event of its name and no other), an event, or the first of a list. */
export type Stop = 'exact' | EventType | readonly EventMatch[] | Moment;

/** One of the policy's agreements. */
export type AgreementName = string;

/** A reason that pauses, alone or with its conditions. */
export type PauseRule = PauseReason | Pause;

/** A pause that is admitted: either of a `reason`, or `between` two events. The part that meets the conditions counts. */
export interface Pause {
  /** The reason. */
  readonly reason?: PauseReason;
  /** From the first event to the next of the second. */
  readonly between?: readonly EventMatch[];
  /** How early it must have been announced. */
  readonly notice?: PauseNotice;
  /** Only the part inside this calendar's open hours. */
  readonly within?: CalendarName;
  /** Only so much, in elapsed time. */
  readonly atMost?: Duration;
  /** In each of these: `ticket` when left out. */
  readonly per?: Per;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** How early a pause must have been announced. */
export interface PauseNotice {
  /** So many dates before the date on which it begins. */
  readonly calendarDays: Count;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A number of days. */
export type Count = number;

/** Over what a pause is limited; days and months are those of the policy's zone. */
export type Per = 'ticket' | 'day' | 'month';

/** What a change of priority does to a running clock; pauses before it are kept. */
export type PriorityChange = 'retroactive' | 'restart' | 'carry' | 'tighten' | 'upgrade';

/** What a reopening does, and within which time. */
export type Reopen = ReopenMode | ReopenWithin;

/** What a reopening does to a clock that had stopped. */
export type ReopenMode = 'resume' | 'continue' | 'restart' | 'new-cycle';

/** What a reopening does, and until when. */
export interface ReopenWithin {
  /** What it does: `resume` when left out. */
  readonly mode?: ReopenMode;
  /** So long after the clock stopped, in elapsed time; later it is a new cycle. */
  readonly within?: Duration;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the causes the policy lists. */
export type CauseName = string;

/** One promised interval, by priority. */
export interface Target {
  /** What is promised. */
  readonly metric: Metric;
  /** Its name for people. */
  readonly title?: Text;
  /** When it starts; the agreement's `start` when left out, `message` for `next-response`. */
  readonly start?: Start;
  /** When it stops; the agreement's `stop` when left out. */
  readonly stop?: Stop;
  /** The reasons that pause it; the agreement's when left out. */
  readonly pausedBy?: readonly PauseRule[];
  /** What a change of priority does to it; as the agreement says when left out. */
  readonly priorityChange?: PriorityChange;
  /** What a reopening does to it; as the agreement says when left out. `acknowledge` and `respond` never reopen. */
  readonly reopen?: Reopen;
  /** How it repeats: an `update` is `chained` when nothing is said, the others don't repeat. */
  readonly repeats?: Repeats;
  /** When to warn: at a share (`"75%"`), or with so much left (`"30m"`). */
  readonly warnAt?: readonly Rung[];
  /** What is promised for each priority. */
  readonly by: ByPriority;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** What is promised, or a word of the policy's own in kebab-case, with its start and stop. */
export type Metric = 'acknowledge' | 'respond' | 'update' | 'restore' | 'resolve' | 'next-response' | string;

/** How a clock repeats. */
export type Repeats = 'chained' | 'grid';

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
  /** By the N-th working day after the day on which the clock starts (0 is that day), at its end unless `at` says otherwise. */
  readonly workingDays?: Count;
  /** By the N-th date after the report's, at the same hour unless `at` says otherwise. */
  readonly calendarDays?: Count;
  /** A table from the hour of the report to a working day and an hour. */
  readonly windows?: readonly Window[];
  /** By a date the ticket carries: `appointment`, or a name under the ticket's `dates`. */
  readonly onDate?: string;
  /** So many calendar days before that date, at the same hour: the notice of a window. */
  readonly daysBefore?: Count;
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

/** A day of the month. */
export type DayOfMonth = number;

/** What a pause does to a target of days. */
export type PausesWord = 'ignore' | 'shift';

/** What brings a penalty about (one of on, event, outage), and how much it is. */
export interface Penalty {
  /** A short name, unique in the agreement. */
  readonly id: string;
  /** The target whose miss it punishes. */
  readonly on?: Metric;
  /** The event that it punishes, each time. */
  readonly event?: EventTrigger;
  /** The total outage of the ticket that it punishes. */
  readonly outage?: Outage;
  /** The contract's clause, for the proof. */
  readonly clause?: Text;
  /** Its name for people. */
  readonly title?: Text;
  /** The tickets it holds for; all when left out. */
  readonly when?: Condition;
  /** A formula for each priority, instead of one for all. A priority left out costs nothing. */
  readonly by?: FormulasByPriority;
  /** For a cause that the agreement excludes, the formula that holds then. Any other excluded cause costs nothing. */
  readonly instead?: FormulasByCause;
  /** What a breach costs more when it is not the first. */
  readonly repeat?: Repeat;
  /** How it is claimed; as the settlement says when left out. */
  readonly claim?: Claim;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
  /** What percentages are taken of: the name of a fee on the ticket, or a base. */
  readonly of?: Base;
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** So many times the base. */
  readonly times?: string | number;
  /** The greatest of these. */
  readonly greaterOf?: readonly Pay[];
  /** Rates with the dates from which they hold. */
  readonly rates?: Rates;
  /** Whose date chooses the rate: `report` when left out. */
  readonly ratesBy?: RatesBy;
  /** From a lateness, or a number of units, to an amount. */
  readonly bands?: Bands;
  /** What the rows do: `replace` when left out, which a formula with a unit must say. */
  readonly rows?: Rows;
  /** For each unit; one that has begun counts. */
  readonly perStarted?: UnitLength;
  /** For each full unit. */
  readonly perFull?: UnitLength;
  /** For each unit; half of one and more counts. */
  readonly perNearest?: UnitLength;
  /** For each unit, and for as much of one as there is. */
  readonly proRata?: UnitLength;
  /** The number of units is rounded half-up to so many decimals: of `proRata`. */
  readonly roundUnits?: Places;
  /** The calendar that pays, when it is not the one of the clock. */
  readonly calendar?: CalendarName;
  /** From when time is counted: `due` when left out. */
  readonly countedFrom?: CountedFrom;
  /** So much of the time costs nothing, ever. */
  readonly grace?: Duration;
  /** Less time than this costs nothing; this much and more costs in full. */
  readonly atLeast?: Duration;
  /** The most that it can be, before others are added. */
  readonly cap?: Cap;
}

/** Events that are punished, each of them. */
export type EventTrigger = EventType | MatchingEvents;

/** Events that are punished, each of them. */
export interface MatchingEvents {
  /** The type of the event. */
  readonly type: EventType;
  /** Only those that say this `by`. */
  readonly by?: string;
  /** Only those that say this `subject`. */
  readonly subject?: string;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Which outages of the ticket count, and how they are put together. */
export interface Outage {
  /** The service; every one when left out. */
  readonly service?: string;
  /** The reasons of pauses that are taken out of an outage. */
  readonly less?: readonly PauseReason[];
  /** Outages closer together than this are one. */
  readonly mergeWithin?: Duration;
  /** What becomes of the time between two that are one: `left-out` when nothing is said. */
  readonly gap?: Gap;
  /** Outages shorter than this don't exist. */
  readonly ignoreUnder?: Duration;
  /** Whether an outage counts by the `share` of customers that it says, in percent. */
  readonly byShare?: boolean;
  /** Whether each outage is priced by itself, and not their total. */
  readonly each?: boolean;
  /**
   * The total includes the earlier outage of this period, which the ticket's `account` gives; what that has cost is
   * taken off.
   */
  readonly cumulative?: Period;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** What becomes of the time between two outages that are one. */
export type Gap = 'left-out' | 'counted';

/** A period over which outage is added up. */
export type Period = 'month' | 'quarter' | 'year';

export type FormulasByPriority = Readonly<Record<string, PenaltyFormula>>;

/** How much a penalty is: one of `percent`, `amount`, `times`, `greaterOf`, `rates` and `bands`, once or per unit. */
export interface PenaltyFormula {
  /** What percentages are taken of: the name of a fee on the ticket, or a base. */
  readonly of?: Base;
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** So many times the base. */
  readonly times?: string | number;
  /** The greatest of these. */
  readonly greaterOf?: readonly Pay[];
  /** Rates with the dates from which they hold. */
  readonly rates?: Rates;
  /** Whose date chooses the rate: `report` when left out. */
  readonly ratesBy?: RatesBy;
  /** From a lateness, or a number of units, to an amount. */
  readonly bands?: Bands;
  /** What the rows do: `replace` when left out, which a formula with a unit must say. */
  readonly rows?: Rows;
  /** For each unit; one that has begun counts. */
  readonly perStarted?: UnitLength;
  /** For each full unit. */
  readonly perFull?: UnitLength;
  /** For each unit; half of one and more counts. */
  readonly perNearest?: UnitLength;
  /** For each unit, and for as much of one as there is. */
  readonly proRata?: UnitLength;
  /** The number of units is rounded half-up to so many decimals: of `proRata`. */
  readonly roundUnits?: Places;
  /** The calendar that pays, when it is not the one of the clock. */
  readonly calendar?: CalendarName;
  /** From when time is counted: `due` when left out. */
  readonly countedFrom?: CountedFrom;
  /** So much of the time costs nothing, ever. */
  readonly grace?: Duration;
  /** Less time than this costs nothing; this much and more costs in full. */
  readonly atLeast?: Duration;
  /** The most that it can be, before others are added. */
  readonly cap?: Cap;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** What percentages are taken of: the name of a fee on the ticket, or a base. */
export type Base = string | {
  /** A fee, by its name on the ticket. */
  readonly fee?: string;
  /** A fixed sum. */
  readonly amount?: Money;
  /** The greatest of these. */
  readonly greaterOf?: readonly Base[];
  /** Times this. */
  readonly times?: string | number;
  /** Over this: `30`, `30.5`, `720`, `43200`, or the days, hours or minutes that the month really has. */
  readonly divide?: Divisor;
  /** Times the share of customers affected: a parameter in percent, or one over another. */
  readonly share?: ShareOf;
  /** Rounded half-up to so many decimals before anything else is done with it. */
  readonly round?: Places;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
};

/** An exact amount with its ISO 4217 currency: 129.90 EUR. */
export type Money = string;

/** What a base is divided by. */
export type Divisor = Divider | string | number;

/** What of a calendar month or year a fee is divided by; the month or year is that of the start, in the policy's zone. */
export type Divider = 'days-of-month' | 'hours-of-month' | 'minutes-of-month' | 'days-of-year';

/** A share: a parameter in percent, or one over another. */
export type ShareOf = ParameterName | Quotient;

/** One number of the ticket over another. */
export interface Quotient {
  /** How many, for example customers affected. */
  readonly of: ParameterName;
  /** Out of how many. */
  readonly over: ParameterName;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A number of decimals. */
export type Places = number;

/** One of: an `amount`, a `percent` of a base, so many `times` a base, or the `greaterOf` several. */
export interface Pay {
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** So many times the base. */
  readonly times?: string | number;
  /** The greatest of these. */
  readonly greaterOf?: readonly Pay[];
  /** Its base; that of the penalty when left out. */
  readonly of?: Base;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

export type Rates = readonly Rate[];

/** A rate and the dates for which it holds: until the next one when `to` is left out. */
export interface Rate {
  /** Its first date. */
  readonly from: Day;
  /** Its last date. */
  readonly to?: Day;
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Whose date chooses the rate, in the policy's zone. */
export type RatesBy = 'report' | 'due';

export type Bands = readonly Band[];

/**
 * A row: one start (`over` or `from`), at most one end (`upTo` or `under`), and an amount. Bounds are lengths of time,
 * or numbers of units in a table that counts them.
 */
export interface Band {
  /** The row starts after this, which is not in it. */
  readonly over?: Reach;
  /** The row starts at this, which is in it. */
  readonly from?: Reach;
  /** The row ends at this, which is in it. */
  readonly upTo?: Reach;
  /** The row ends before this, which is not in it. */
  readonly under?: Reach;
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** So many times the base. */
  readonly times?: string | number;
  /** The greatest of these. */
  readonly greaterOf?: readonly Pay[];
  /** The base of this row; that of the penalty when left out. */
  readonly of?: Base;
  /** What more each unit past the row's start costs. */
  readonly plus?: Plus;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A length of time, or a number of units. */
export type Reach = string | number;

/** What more each unit costs. */
export interface Plus {
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** So many times the base. */
  readonly times?: string | number;
  /** The unit; one that has begun counts. */
  readonly perStarted?: UnitLength;
  /** The unit; only full ones count. */
  readonly perFull?: UnitLength;
  /** The unit; half of one and more counts. */
  readonly perNearest?: UnitLength;
  /** The unit; each counts for as much of it as there is. */
  readonly proRata?: UnitLength;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A unit: a length of time such as 1h, or calendar-day, working-day, week. */
export type UnitLength = 'calendar-day' | 'working-day' | 'week' | string;

/** What the rows of a table do. */
export type Rows = 'replace' | 'accumulate' | 'reprice';

/** From when the time is counted that a penalty is reckoned on. */
export type CountedFrom = 'due' | 'start';

/** The most that can be owed: one of `percent`, `amount`, `times` and `units`. */
export interface Cap {
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** So many times the base. */
  readonly times?: string | number;
  /** So many units: no more are counted. */
  readonly units?: Count;
  /** Its base; that of the penalty when left out. */
  readonly of?: Base;
  /** Over what it holds: `ticket` when left out. What was paid before in a longer time is the ticket's `account`. */
  readonly per?: CapScope;
  /** Whether what is over it is owed later, and not lost. */
  readonly carry?: boolean;
  /** The first date on which it holds, judged at the ticket's end. */
  readonly from?: Day;
  /** The last date on which it holds. */
  readonly to?: Day;
  /** The contract's clause, for the proof. */
  readonly clause?: Text;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Over what a cap holds, from the narrowest to the widest. */
export type CapScope = 'ticket' | 'month' | 'quarter' | 'year' | 'phase';

export type FormulasByCause = Readonly<Record<string, PenaltyFormula>>;

/** What a breach costs more when it is not the first. */
export interface Repeat {
  /** From this breach on, the ticket's own counted. */
  readonly from: Count;
  /** So many times as much. */
  readonly times: string | number;
  /** Breaches of so many days back count: whoever counts them goes by it. */
  readonly within?: RepeatWindow;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** How far back earlier breaches count. */
export interface RepeatWindow {
  /** So many dates, the breach's own included. */
  readonly calendarDays: Count;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** How a penalty is claimed. */
export type Claim = 'automatic' | {
  /** From when: `stop` when left out. */
  readonly from?: ClaimFrom;
  /** So many dates later. */
  readonly calendarDays?: Count;
  /** So many working days of the calendar later. */
  readonly workingDays?: Count;
  /** The calendar of the working days. */
  readonly calendar?: CalendarName;
  /** So many months later: at the end of that month, or on its `day`. */
  readonly months?: Count;
  /** The day of that month; its last where it is shorter. */
  readonly day?: DayOfMonth;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
};

/** From when the days of a claim are counted. */
export type ClaimFrom = 'stop' | 'closed' | 'breach' | 'month-end';

/** How the penalties of one ticket become what is paid, in the order of these keys. */
export interface Settlement {
  /** How they are combined: their sum when left out. */
  readonly combine?: PenaltyGroup;
  /** The most that can be owed, applied from the narrowest to the widest. */
  readonly caps?: readonly Cap[];
  /** How the amount is rounded: half-up to the currency's minor unit when left out. */
  readonly rounding?: Rounding;
  /** From which amount on it is paid at all. */
  readonly paid?: Paid;
  /** How it is claimed. */
  readonly claim?: Claim;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A penalty by its id, or several: their sum, the highest, the first that is owed, the first less the others. */
export type PenaltyGroup = string | {
  readonly sum: readonly PenaltyGroup[];
} | {
  readonly highest: readonly PenaltyGroup[];
} | {
  readonly first: readonly PenaltyGroup[];
} | {
  readonly setOff: readonly PenaltyGroup[];
};

/** How an amount is rounded. */
export interface Rounding {
  /** Where it goes: `half-up` when left out. */
  readonly mode?: RoundingMode;
  /** To multiples of this; of the minor unit when left out. */
  readonly to?: Money;
  /** Whether each penalty is rounded before they are combined, too. */
  readonly each?: boolean;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Where what lies between two steps goes. */
export type RoundingMode = 'half-up' | 'half-even' | 'up' | 'down';

/** From which amount on something is paid: one of `from` and `over`. Below, nothing is; from there on, all of it. */
export interface Paid {
  /** From this amount on, itself included. */
  readonly from?: Money;
  /** Over this amount, itself left out. */
  readonly over?: Money;
  /**
   * Over what it is judged: each ticket when left out. Of a longer time a statement judges it: once the credits of the
   * period come to so much, all of them are paid.
   */
  readonly per?: CapScope;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** What is reckoned over many tickets of the agreement, in a statement. */
export interface StatementTerms {
  /** For what accounts are kept: `service` when left out. Each measure and right may say otherwise. */
  readonly countedBy?: CountedBy;
  /**
   * The first date of a year of the contract: its years and quarters are counted from that day of the year. 1 January
   * when left out.
   */
  readonly yearFrom?: Day;
  /** What is measured over a period, and what it costs. */
  readonly measures?: readonly Measure[];
  /** How the measures of one period are combined: their sum when left out. */
  readonly combine?: PenaltyGroup;
  /** Rights that arise when misses or outages pile up. */
  readonly rights?: readonly Right[];
  /** Credits that are returned when what follows is well. */
  readonly earnBack?: readonly EarnBack[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** For what accounts are kept: caps of a period, repeats, outage that is added up, measures and rights. */
export type CountedBy = 'service' | 'agreement';

/**
 * What is measured over a period: one of `availability`, `outage`, `mean`, `percentile`, `share` and `points`. What it
 * costs: `bands`, or an amount once or for each unit short of the `target`; nothing when nothing is said.
 */
export interface Measure {
  /** A short name, unique in the statement. */
  readonly id: string;
  /** Its name for people. */
  readonly title?: Text;
  /** The contract's clause, for the proof. */
  readonly clause?: Text;
  /** Over which period: `month` when left out. */
  readonly per?: Period;
  /** For what it is measured; as the statement says when left out. */
  readonly countedBy?: CountedBy;
  /** The tickets that count; all when left out. */
  readonly when?: Condition;
  /** The priorities that count; all when left out. */
  readonly priorities?: readonly PriorityName[];
  /** The part of the period, in percent, in which the service was not down. */
  readonly availability?: Availability;
  /** The total outage of the period. */
  readonly outage?: Outage;
  /** The mean of the time that clocks of this target used. */
  readonly mean?: Metric;
  /** The time that so many percent of the clocks of a target did not exceed. */
  readonly percentile?: Percentile;
  /** The share, in percent, of the clocks of this target that were met. */
  readonly share?: Metric;
  /** Of a share: met means within this time, whatever was promised. */
  readonly within?: Duration;
  /** The points of all misses. */
  readonly points?: readonly MissPoints[];
  /** The floor or the limit: what is short of it, or over it, costs. */
  readonly target?: Mark;
  /** In what the shortfall is counted: `points` when left out. */
  readonly shortfall?: Shortfall;
  /** What percentages are taken of. */
  readonly of?: Base;
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** So many times the base. */
  readonly times?: string | number;
  /** The greatest of these. */
  readonly greaterOf?: readonly Pay[];
  /** From a value to an amount or a level. */
  readonly bands?: Ladder;
  /** For each unit of the shortfall; one that has begun counts. */
  readonly perStarted?: Mark;
  /** For each full unit of it. */
  readonly perFull?: Mark;
  /** For each unit of it; half of one and more counts. */
  readonly perNearest?: Mark;
  /** For each unit of it, and for as much of one as there is. */
  readonly proRata?: Mark;
  /** The most that it can be, before others are added. */
  readonly cap?: Cap;
  /** How it is claimed; as the settlement says when left out. */
  readonly claim?: Claim;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** The part of a period, in percent, in which the service was not down. */
export interface Availability {
  /** The service; the ticket's own and every one of its outages when left out. */
  readonly service?: string;
  /** The reasons of pauses that are taken out of an outage: planned works, the customer's side. */
  readonly less?: readonly PauseReason[];
  /** Whether what `less` takes out of outages shortens the period too. */
  readonly lessOfPeriod?: boolean;
  /** Outages closer together than this are one. */
  readonly mergeWithin?: Duration;
  /** What becomes of the time between two that are one: `left-out` when nothing is said. */
  readonly gap?: Gap;
  /** Outages shorter than this don't exist. */
  readonly ignoreUnder?: Duration;
  /** Whether an outage counts by the `share` of customers that it says, in percent. */
  readonly byShare?: boolean;
  /** What a period is long: its real time when left out, or a length such as `43200m`. */
  readonly outOf?: Duration;
  /** Rounded half-up to so many decimals of a percent before it is compared. */
  readonly round?: Places;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** The time that so many percent of the clocks of a target did not exceed: the smallest one with that many at or below it. */
export interface Percentile {
  /** The target. */
  readonly of: Metric;
  /** So many percent. */
  readonly percent: string | number;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Points for each miss of a target: one of `points` and `by`. */
export interface MissPoints {
  /** The target. */
  readonly on: Metric;
  /** The tickets it holds for; all when left out. */
  readonly when?: Condition;
  /** So many points. */
  readonly points?: string | number;
  /** Or so many for each priority; one left out has none. */
  readonly by?: PointsByPriority;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

export type PointsByPriority = Readonly<Record<string, string | number>>;

/** A length of time such as 4h, or a number such as 99.95. */
export type Mark = string | number;

/** In what a value short of its target is counted. */
export type Shortfall = 'points' | 'percent';

export type Ladder = readonly MeasureBand[];

/**
 * A row: where it starts (`over` or `from`) and ends (`upTo` or `under`), and an amount, a level or both. Without a
 * start it reaches down to nothing, without an end up to everything.
 */
export interface MeasureBand {
  /** The row starts after this, which is not in it. */
  readonly over?: Mark;
  /** The row starts at this, which is in it. */
  readonly from?: Mark;
  /** The row ends at this, which is in it. */
  readonly upTo?: Mark;
  /** The row ends before this, which is not in it. */
  readonly under?: Mark;
  /** Percent of the base. */
  readonly percent?: string | number;
  /** An amount. */
  readonly amount?: Money;
  /** So many times the base. */
  readonly times?: string | number;
  /** The greatest of these. */
  readonly greaterOf?: readonly Pay[];
  /** The base of this row; that of the measure when left out. */
  readonly of?: Base;
  /** A word for it: green, amber, red. */
  readonly level?: string;
  /** That word for people. */
  readonly title?: Text;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/**
 * A right that arises when misses (`on`) or outages (`outage`) pile up within so many days, or when a measure stays
 * under a value in a row of periods.
 */
export interface Right {
  /** A short name, unique in the statement. */
  readonly id: string;
  /** Its name for people. */
  readonly title?: Text;
  /** The contract's clause, for the proof. */
  readonly clause?: Text;
  /** The tickets that count; all when left out. */
  readonly when?: Condition;
  /** The priorities that count; all when left out. */
  readonly priorities?: readonly PriorityName[];
  /** For what it is counted; as the statement says when left out. */
  readonly countedBy?: CountedBy;
  /** Misses of this target. */
  readonly on?: Metric;
  /** Outages. */
  readonly outage?: Outage;
  /** Of outages: only those that last longer than this. */
  readonly longerThan?: Duration;
  /** The value of this measure. */
  readonly measure?: string;
  /** It arises when there are more than so many, or more than so much time. */
  readonly moreThan?: Mark;
  /** It arises when there are so many, or so much time. */
  readonly atLeast?: Mark;
  /** Of a measure: it arises when the value is below this. */
  readonly under?: Mark;
  /** Of a measure: in so many periods in a row; 1 when left out. */
  readonly inRow?: Count;
  /** How far back misses and outages count. */
  readonly within?: Days;
  /** When it lapses; never when left out. */
  readonly lapses?: Days;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A number of dates. */
export interface Days {
  /** So many dates; of a time back, today is one of them. */
  readonly calendarDays: Count;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** What penalties cost in a period is returned when the periods after it have no miss. */
export interface EarnBack {
  /** A short name, unique in the statement. */
  readonly id: string;
  /** Its name for people. */
  readonly title?: Text;
  /** The contract's clause, for the proof. */
  readonly clause?: Text;
  /** The penalties whose credits are returned. */
  readonly penalties?: readonly string[];
  /** Only those of tickets of these priorities; of all when left out. */
  readonly priorities?: readonly PriorityName[];
  /** Over which period credits are gathered: `quarter` when left out. */
  readonly per?: Period;
  /** So many periods after it must be well. */
  readonly periods: Count;
  /** A miss of one of these targets is one; of any when left out. */
  readonly on?: readonly Metric[];
  /** A miss of a ticket of one of these priorities is one; of any when left out. */
  readonly unlessPriorities?: readonly PriorityName[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** For whom an assessment is made. */
export type Audience = 'internal' | 'partner' | 'customer';

/** Who is told at a moment of a clock. The moment is one of `at`, `after`, `beforeDue`, `afterDue` and `misses`. */
export interface Step {
  /** The clock. Only a step at the opening can do without. */
  readonly on?: Metric;
  /** The share of the target that is used when they are told, or `opening`: at once. */
  readonly at?: StepAt;
  /** So long after the clock's start, pauses left out. */
  readonly after?: Duration;
  /** So long before it is due, on its own clock. */
  readonly beforeDue?: Duration;
  /** So long after it was due, on its own clock. */
  readonly afterDue?: Duration;
  /** At the so-manieth miss of the clock: those of the ticket, and those that its `account` brings. */
  readonly misses?: Misses;
  /** Only misses that lie so close together, in elapsed time: of `misses`. */
  readonly within?: Duration;
  /** The hours in which the time counts: of `after`. The clock's own when left out. */
  readonly calendar?: CalendarName;
  /** Only for tickets of these priorities; for all when left out. */
  readonly priorities?: readonly PriorityName[];
  /** Only for the tickets for which this holds. */
  readonly when?: Condition;
  /** Who is told. */
  readonly tell?: readonly ContactName[];
  /** What is written to them. */
  readonly message?: MessageName;
  /** The support level whose contacts are told, besides those. */
  readonly level?: LevelName;
  /** By which way, where the contact has it. */
  readonly channel?: Channel;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** At a share of the clock (75%), or at the opening. */
export type StepAt = 'opening' | string;

/** How many misses. */
export type Misses = number;

/** One of the policy's messages. */
export type MessageName = string;

/** How one promise is shared out among the support levels. Unused time passes on to the next. */
export interface Chain {
  /** The promise: agreement and metric, such as `customer/restore`. */
  readonly target: TargetName;
  /** Support level to the share of the promise that is its own. Levels stand in the order of `support`. */
  readonly budgets?: Budgets;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of the policy's promises: agreement and metric, such as customer/restore. */
export type TargetName = string;

export type Budgets = Readonly<Record<string, Share>>;

/** A share of a target: 75%. */
export type Share = string;

/** Stretches in which work cannot go on: exactly one of `intervals`, `whileOpen` and `whileClosed` says when. */
export interface Constraint {
  /** A short name, unique in the policy. */
  readonly id: string;
  /** What keeps work from going on. */
  readonly kind: ConstraintKind;
  /** Its name for people. */
  readonly title?: Text;
  /** The tickets it concerns, by their facts as they stand now; every ticket when left out. */
  readonly when?: Condition;
  /** The stretches themselves. */
  readonly intervals?: readonly Interval[];
  /** In force while this calendar is open: nightly maintenance. */
  readonly whileOpen?: CalendarName;
  /** In force while this calendar is closed: a site's staffed hours. */
  readonly whileClosed?: CalendarName;
  /** The reason for which clocks pause, where their agreement admits it. Without it nothing pauses: it is only shown. */
  readonly pauses?: PauseReason;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** What keeps work from going on. */
export type ConstraintKind = 'planned-works' | 'infrastructure' | 'unstaffed-site' | 'force-majeure';

/** A stretch in which a constraint is in force. */
export interface Interval {
  /** Its start. */
  readonly from: Timestamp;
  /** Its end, excluded; while it is left out, it lasts. */
  readonly to?: Timestamp;
  /** When it was announced. */
  readonly announced?: Timestamp;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** The steps that a ticket goes through: those of the product where the policy names none. */
export interface Process {
  /** The steps, first to last: `received`, `qualified`, `diagnosed`, `restored`, `resolved`, `closed` when left out. */
  readonly steps?: readonly ProcessStep[];
  /** The ways back: `reopened` goes back to `qualified`, and `returned` from `diagnosed` to it, when left out. */
  readonly back?: readonly WayBack[];
  /** Who is waited for while a ticket is paused, by the reason of the pause. */
  readonly waiting?: Readonly<Record<string, Waiting>>;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One step. It is reached with the first of its events, and with any event of a later step. */
export interface ProcessStep {
  /** A short name, unique among the steps. */
  readonly step: string;
  /** Its name for people. */
  readonly title?: Text;
  /** The events that bring it. */
  readonly on?: readonly EventMatch[];
  /** Whether any event that names the cause brings it, too. */
  readonly cause?: boolean;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A way back to an earlier step. */
export interface WayBack {
  /** The event that goes it. */
  readonly on: EventMatch;
  /** The step it leads to. */
  readonly to: string;
  /** The steps it starts from: every later one when left out. */
  readonly from?: readonly string[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Who is waited for in a pause. */
export interface Waiting {
  /** Who. */
  readonly party: Party;
  /** For what, in words for people. */
  readonly title?: Text;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Somebody who owes something. */
export type Party = 'customer' | 'operator' | 'department' | 'vendor' | 'partner';

/** A piece of work that comes back: `every` of its agreement says when. Each occurrence is a ticket of the kind `task`. */
export interface Task {
  /** A short name, unique among the tasks. */
  readonly id: string;
  /** Its name for people; that of its clock when left out. */
  readonly title?: Text;
  /** What its tickets say of themselves. */
  readonly facts?: TaskFacts;
  /** The agreement with its deadline (`every`), its warnings, who is told and what a miss costs. */
  readonly agreement: AgreementName;
  /** Its priority; what the qualification decides for its facts when left out. */
  readonly priority?: PriorityName;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** The policy's parameters to values. */
export type TaskFacts = Readonly<Record<string, string | number | boolean>>;

/** Who is told what while a ticket is open. */
export interface Communication {
  /** Those who are told, by name: the customer, the crisis cell, the regulator, the public. */
  readonly recipients?: Readonly<Record<string, Recipient>>;
  /** What they are told, and when. */
  readonly plan?: readonly PlanItem[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Somebody who is told. */
export interface Recipient {
  /** The name for people. */
  readonly title?: Text;
  /** Whether it is the consumer, or one of the consumer's people: an `updated` that names no recipient is news to them. */
  readonly consumer?: boolean;
  /** Which readers besides the operator's own people see what it is told; none when left out. */
  readonly shownTo?: readonly Audience[];
  /** The partner it belongs to, as agreements name it: of partners, that one alone sees what it is told. */
  readonly party?: string;
  /** Whom to reach, where that is the operator's to know. */
  readonly contacts?: readonly ContactName[];
  /** The language it is written to, as a tag such as `fr`. */
  readonly language?: string;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/**
 * Something that somebody is told. Exactly one of `on`, `onBreach`, `onWarning`, `onPriority`, `rhythm`, `noticeOf` and
 * `noticeBefore` says when.
 */
export interface PlanItem {
  /** A short name, unique in the plan. */
  readonly id: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Who is told. */
  readonly to: RecipientName;
  /** By which channels. */
  readonly channels?: readonly NewsChannel[];
  /** What is written to them. */
  readonly message?: MessageName;
  /** The tickets it concerns, by their facts; every ticket when left out. */
  readonly when?: Condition;
  /** The priorities it concerns; every one when left out. Where `by` stands, that says it. */
  readonly priorities?: readonly PriorityName[];
  /** When this happens. */
  readonly on?: Start;
  /** When this promise is missed. */
  readonly onBreach?: TargetName;
  /** When so much of a promise is used, or left. */
  readonly onWarning?: WarningOf;
  /** When the priority changes. */
  readonly onPriority?: PriorityMove;
  /** Again and again, as this clock says: it counts, the plan speaks of it. */
  readonly rhythm?: TargetName;
  /** Before works for which clocks may pause: those of this reason. */
  readonly noticeOf?: PauseReason;
  /** Before a date that the ticket carries: the start of an upgrade's window. */
  readonly noticeBefore?: string;
  /** How long before: of `noticeOf` and `noticeBefore`. */
  readonly notice?: NoticePeriod;
  /** By when, counted from that moment; without it and `by` at once, and never overdue. */
  readonly due?: TargetForm;
  /** Or by when for each priority; a priority that is left out is not told. */
  readonly by?: ByPriority;
  /** Only an `updated` with this subject tells it; any news to the recipient when left out. */
  readonly subject?: string;
  /** What makes it unnecessary when it happens in time. */
  readonly unless?: readonly EventMatch[];
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** One of those who are told, as the communication plan lists them. */
export type RecipientName = string;

/** By which way something is told. */
export type NewsChannel = 'email' | 'sms' | 'chat' | 'phone' | 'portal' | 'public-page';

/** A share of a promise that is used, or a time that is left of it. */
export interface WarningOf {
  /** The promise. */
  readonly of: TargetName;
  /** The share, such as `"75%"`, or the time left, such as `"30m"`. */
  readonly at: Rung;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** Which changes of priority are told. */
export type PriorityMove = 'any' | 'raised' | 'lowered';

/** How long before it begins something must have been announced: exactly one of `calendarDays`, `workingDays` and `hours`. */
export interface NoticePeriod {
  /** So many dates before its first, whatever the hour. */
  readonly calendarDays?: Count;
  /** So many working days before its first date. */
  readonly workingDays?: Count;
  /** So much elapsed time before it. */
  readonly hours?: Duration;
  /** The calendar whose working days count. */
  readonly calendar?: CalendarName;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A message, or "standard": the ready-made one of its name. */
export type MessageOrStandard = 'standard' | Message;

/** A message as it is written. `"standard"` instead takes the ready-made message of this name as it is. */
export interface Message {
  /** The ready-made message that this one goes on from: what stands here takes the place of its own. */
  readonly standard?: StandardMessage;
  /** Its name for people. */
  readonly title?: Text;
  /** The line above it: a template. */
  readonly subject?: Text;
  /** What it says: a template of plain text; an empty line begins a paragraph. */
  readonly body?: Text;
  /** What it says in few words, for an SMS: a template; the body when left out. */
  readonly sms?: Text;
  /** Fields that the host hands over with the call: a customer's name. */
  readonly fields?: readonly string[];
  /** The promise it speaks of; the one that matters most when left out. */
  readonly clock?: TargetName;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** The name of a ready-made message. */
export type StandardMessage = 'received' | 'acknowledged' | 'update' | 'restored' | 'resolved' | 'closed' | 'breach-warning' | 'escalation' | 'outage' | 'planned-works' | 'incident-report';

/** The facts and the event history of one piece of work. */
export interface Ticket {
  /** Its number in the CRM. */
  readonly id?: TicketId;
  /** What kind of work it is: `incident` when left out. */
  readonly kind?: TicketKind;
  /** The service, line or site it is about: what statements keep accounts for. */
  readonly service?: TicketId;
  /** Whom it is for, as the CRM numbers its customers and partners: a statement may be made for one of them. */
  readonly party?: TicketId;
  /** The values of the policy's parameters. */
  readonly facts?: Facts;
  /** The fees that penalties are taken of, by name. */
  readonly fees?: Readonly<Record<string, Fee>>;
  /** Dates it carries, by name: a promised date, the end of a planned window. */
  readonly dates?: Readonly<Record<string, TicketTime>>;
  /** The cause, one of the policy's `causes`. An event may name another: the last one counts. */
  readonly cause?: string;
  /** What was owed before this ticket, by agreement: as the statement or the CRM knows it. */
  readonly account?: Readonly<Record<string, Account>>;
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

/** What came before this ticket under an agreement. */
export interface Account {
  /** What was credited already, by the period of a cap: `month`, `quarter`, `year`, `phase`. */
  readonly credited?: Readonly<Record<string, Fee>>;
  /** How many breaches came before and still count, by the id of the penalty. */
  readonly breaches?: Readonly<Record<string, Number>>;
  /** How many times a target was missed before that still count, by its metric: for steps at a count of misses. */
  readonly misses?: Readonly<Record<string, Number>>;
  /** How long the service was down before, by period: `month`, `quarter`, `year`. */
  readonly outage?: Readonly<Record<string, Duration>>;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

/** A number of things. */
export type Number = number;

/**
 * Something that happened. `at` and `type` (or `status`) say when and what; the other keys belong to the types that
 * name them.
 */
export interface TicketEvent {
  /** When. */
  readonly at: TicketTime;
  /** What: one of these types, or a word that the policy lists under `events`. Not needed beside `status`. */
  readonly type?: EventWord;
  /** The CRM's status that was entered: instead of a type. */
  readonly status?: string;
  /** By whom. */
  readonly by?: string;
  /** Words for people. */
  readonly note?: AnyValue;
  /** Why: of `paused`, `resumed` (without it, every pause ends), `prioritised` and `returned`. */
  readonly reason?: string;
  /** When a pause ends by itself: of `paused`. */
  readonly until?: TicketTime;
  /** When a pause was announced: of `paused`. */
  readonly announced?: TicketTime;
  /** What it was about: of `updated`, and of an event that a penalty asks about. */
  readonly subject?: string;
  /**
   * Who was told, one of the policy's recipients: of `updated`. The consumer when left out; news to somebody else is
   * none to the consumer.
   */
  readonly recipient?: string;
  /** The cause that became known. */
  readonly cause?: string;
  /** The new priority: of `prioritised`. */
  readonly priority?: PriorityName;
  /** The facts that changed: of `qualified`. */
  readonly facts?: Facts;
  /** The support level it is handed to: of `assigned`, and of `returned` where it is not the one it came from. */
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

/** The type of an event, or the CRM's word for it that the policy lists under events. */
export type EventWord = EventType | string;

/** Which message is wanted: of the policy's messages by `message`, or the one of an item of the plan by `item`. */
export interface MessageRequest {
  /** The message's name; the item's own when left out. */
  readonly message?: string;
  /** The item of the plan that it is for: says the recipient, their language, and what it speaks of. */
  readonly item?: string;
  /** Of an item whose moment came several times, which time: the one to be told first when left out. */
  readonly time?: Number;
  /** How it will be sent; the item's first channel, else `email`. */
  readonly channel?: NewsChannel;
  /** In which language, as a tag; the recipient's, else `en`. */
  readonly language?: string;
  /** The clock it speaks of: its id. The item's, else the message's, else the one that matters most. */
  readonly clock?: string;
  /** What its reader may know; as much as the recipient of the item may see, else all. */
  readonly audience?: Audience;
  /** Values for the message's own fields. */
  readonly values?: Readonly<Record<string, string>>;
  /** Words for whoever reads this; ignored. */
  readonly note?: unknown;
}

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
  /** The agreements that hold for it, in the order of the policy. */
  readonly agreements: readonly AgreementAnswer[];
  /** The id of the clock that matters most now. */
  readonly headline?: string;
  /** Every clock, in the order of the policy. */
  readonly clocks: readonly ClockAnswer[];
  /** What missed targets cost. Not for customers. */
  readonly penalties?: readonly PenaltyAnswer[];
  /** What the penalties of each agreement come to together. Not for customers. */
  readonly settlements?: readonly SettlementAnswer[];
  /**
   * The sum of the settlements; what vendors owe the operator counts only where nobody else is owed anything.
   * Not for customers.
   */
  readonly owed?: Owed;
  /** Who has it. */
  readonly support?: SupportAnswer;
  /** Who is told, and when, in the order of time. Not for customers. */
  readonly escalation?: readonly StepAnswer[];
  /** The clocks behind each promise, side by side. Not for partners and customers. */
  readonly chain?: readonly ChainAnswer[];
  /** Where the ticket stands in its process, and who owes what; none before its report. */
  readonly process?: ProcessAnswer;
  /** The constraints that concern the ticket and are in force now, or will be. */
  readonly constraints?: readonly ConstraintAnswer[];
  /** Who is told what, in the order of the plan, with when that is due. */
  readonly communication?: readonly NewsAnswer[];
  /** Contradictions found in the ticket, and how they were read. */
  readonly warnings: readonly Notice[];
  /** Positions of the events after `now`, which were not seen. */
  readonly later: readonly number[];
  /**
   * The first instant at which anything but a running counter reads differently; null when nothing will.
   * Running counters are `used`, `remaining`, `share`, `lateness`, in a pause the instants that move with it
   * (those of a clock that is `provisional`) with their place among the others, and the end of the segment that is still growing.
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

/** An instant, RFC 3339 with the offset of the policy's zone. */
export type Instant = string;

/** How urgent it is. */
export interface PriorityAnswer {
  /** The priority, as the policy names it. */
  readonly value: string;
  /** Its place, from 1, the most severe. */
  readonly rank: number;
  /** What decided, before any modifier. */
  readonly by: DecidedBy;
  /** Why, in words for people: the last modifier's that changed it, else the rule's, else those of whoever set it by hand. */
  readonly because?: Text;
  /** Since when the ticket has it. */
  readonly since?: Instant;
  /** Whether whoever set it by hand had the right; left out when nobody did, or the policy says nothing of rights. */
  readonly entitled?: boolean;
  /** The modifiers that changed it, in order: their ids, or their numbers from 1. */
  readonly modifiers?: readonly string[];
  /** What each side holds, where the policy has two. */
  readonly sides?: SidesAnswer;
  /** Every priority since the report, where there was more than one. */
  readonly history?: readonly PriorityInTime[];
}

/** What decided a priority. */
export type DecidedBy = 'rule' | 'matrix' | 'score' | 'default' | 'override';

/** Two sides that hold a priority each. */
export interface SidesAnswer {
  /** What each holds. */
  readonly of: readonly SideAnswer[];
  /** The side whose priority holds; left out when both agree. */
  readonly governs?: string;
  /** Since when they have differed; left out when both agree. */
  readonly since?: Instant;
}

/** What one side holds. */
export interface SideAnswer {
  /** The side. */
  readonly name: string;
  /** Its priority. */
  readonly priority: string;
  /** What decided it. */
  readonly by: DecidedBy;
}

/** A priority, and since when the ticket has had it. */
export interface PriorityInTime {
  /** Since when. */
  readonly at: Instant;
  /** The priority. */
  readonly value: string;
}

/** An agreement that holds for the ticket: between whom, in which version, since when. */
export interface AgreementAnswer {
  /** Its name in the policy. */
  readonly id: string;
  /** Between whom it stands. */
  readonly kind: AgreementKind;
  /** Its name for people. */
  readonly title?: Text;
  /** Its version. */
  readonly version?: string;
  /** Who promises. */
  readonly provider?: Text;
  /** To whom. */
  readonly consumer?: Text;
  /** The department that promises. */
  readonly department?: string;
  /** The vendor that promises. */
  readonly vendor?: string;
  /** The first date on which a ticket for it can be reported. */
  readonly validFrom?: string;
  /** The last one. */
  readonly validTo?: string;
  /** When it was agreed. */
  readonly agreedOn?: string;
  /** The roles that agreed. */
  readonly agreedBy?: readonly Text[];
}

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
  /** When it will start, while it waits for an instant that is known. */
  readonly startsAt?: Instant;
  /**
   * The events it waits for before it starts: the first of them, or all where `awaitsAll` says so. None where the ticket
   * is too far on for it to start, unless it is reopened.
   */
  readonly awaits?: readonly Awaited[];
  /** Whether it waits for the last of several events. */
  readonly awaitsAll?: boolean;
  /** The date it waits for, one of the ticket's `dates` or its `appointment`: without it there is no due time. */
  readonly awaitsDate?: string;
  /** When it was stopped, or when nothing was promised any more. */
  readonly stoppedAt?: Instant;
  /** By which event: `prioritised` or `qualified` where nothing is promised since. */
  readonly stoppedBy?: EventType;
  /** When it became a breach: past its due instant, or the later change of priority that made it late. */
  readonly breachedAt?: Instant;
  /** The change of priority that made it late, if one did: it is late since `due`. */
  readonly madeLateAt?: Instant;
  /** The cause for which the agreement answers no miss of it. */
  readonly excused?: string;
  /** Since when it is paused; days that a pause does not move are paused once they are late. */
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
  /** The number of this cycle, from 1: a clock that repeats, or starts again, has several. */
  readonly cycle: number;
  /** How many of its cycles were missed, of a clock that repeats. */
  readonly missed?: number;
  /** The cycles before this one, the last 500 at most. */
  readonly cycles?: readonly CycleAnswer[];
  /** Breaches under earlier priorities that a later one did not confirm. */
  readonly history?: readonly BreachAnswer[];
  /** The clock's life from its start to its due instant, its stop or now, whichever is last: at most 500 stretches. */
  readonly segments: readonly Segment[];
}

/** How a clock stands. */
export type State = 'waiting' | 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

/** An event that a clock waits for before it starts. */
export interface Awaited {
  /** Which event. */
  readonly event: EventType;
  /** The support level it must be handed to. */
  readonly level?: string;
  /** The team it must be handed to. */
  readonly team?: string;
  /** What it must be about. */
  readonly subject?: string;
  /** The CRM's status that must be entered. */
  readonly status?: string;
}

/** How much later than due, in milliseconds, pauses left out. */
export interface Lateness {
  /** In open time of the clock's calendar. */
  readonly working: number;
  /** In elapsed time, pauses left out. */
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

/** A cycle of a clock that is over: of one that repeats, or that started again. */
export interface CycleAnswer {
  /** Its number, from 1. */
  readonly cycle: number;
  /** When it started. */
  readonly start: Instant;
  /** By when it had to be stopped. */
  readonly due: Instant;
  /** How it ended, or stands. */
  readonly state: State;
  /** When it was stopped, or when nothing was promised any more. */
  readonly stoppedAt?: Instant;
  /** By which event: `prioritised` or `qualified` where nothing is promised since. */
  readonly stoppedBy?: EventType;
  /** How late. */
  readonly lateness: Lateness;
}

/** A breach under a priority that a later one did not confirm. */
export interface BreachAnswer {
  /** The priority it was a breach under. */
  readonly priority: string;
  /** When it was due under that. */
  readonly due: Instant;
  /** When the priority changed. */
  readonly changedAt: Instant;
  /** How late it was then. */
  readonly lateness: Lateness;
  /** Whether it counts all the same, because the agreement says so. */
  readonly stands: boolean;
}

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
  readonly on?: Metric;
  /** Or the event. Neither: an outage. */
  readonly event?: EventType;
  /** Its name for people. */
  readonly title?: Text;
  /** The contract's clause. */
  readonly clause?: Text;
  /**
   * What it comes to now by itself, before it is combined with others; rounded as the contract says, half-up to the
   * currency's minor unit when it says nothing. Left out when the ticket lacks the fee.
   */
  readonly amount?: Money;
  /** Whether the amount rises evenly: then it is a running counter, and the next step is where that ends. */
  readonly rises?: boolean;
  /** The fee, or the parameter, that the ticket should carry and does not. */
  readonly missingFee?: string;
  /** The excluded cause for which nothing is owed, or by another formula. */
  readonly excused?: string;
  /** The lateness, or the outage, it is reckoned on, in milliseconds. */
  readonly lateness: number;
  /** When it becomes another amount. */
  readonly nextStepAt?: Instant;
  /** Which. */
  readonly nextAmount?: Money;
  /** The most it can be. */
  readonly cap?: CapAnswer;
  /** How it is claimed, once something is owed. */
  readonly claim?: ClaimAnswer;
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

/** Until when a penalty is claimed. */
export interface ClaimAnswer {
  /** Whether it is paid without being asked for. */
  readonly automatic: boolean;
  /** The last date on which it may be claimed; left out until the first one is known. */
  readonly lastDay?: string;
  /** The midnight that ends that date. */
  readonly until?: Instant;
  /** Whether that is past. */
  readonly lapsed: boolean;
}

/** One reason behind an answer. */
export interface TraceLine {
  /** What it explains: `priority`, `support`, `escalation`, `clock:` or `penalty:` with an id. */
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

/** What all penalties of one agreement come to on the ticket: combined, capped, rounded. */
export interface SettlementAnswer {
  /** The agreement's id. */
  readonly agreement: string;
  /** What is owed now. Left out when the ticket lacks a fee: a part must not pass for the whole. */
  readonly amount?: Money;
  /** Fees and parameters that the ticket should carry and does not. */
  readonly missing?: readonly string[];
  /** When it becomes another amount. */
  readonly nextStepAt?: Instant;
  /** Which. */
  readonly nextAmount?: Money;
  /** The caps in force, from the narrowest to the widest. */
  readonly caps?: readonly CarriedCap[];
  /** How it is claimed, once something is owed. */
  readonly claim?: ClaimAnswer;
  /** How it came about from the penalties, line by line. */
  readonly ledger: readonly TraceLine[];
}

/** A cap of a settlement. */
export interface CarriedCap {
  /** The most. */
  readonly amount: Money;
  /** Over what. */
  readonly per: CapScope;
  /** What was credited under it before this ticket, as the ticket's `account` says. */
  readonly used: Money;
  /** What is left under it after this ticket. */
  readonly left: Money;
  /** What lies over it and is owed later. */
  readonly carried?: Money;
}

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
  /** The team: as the CRM names it, else as the policy routes the ticket. */
  readonly team?: string;
  /** The team's name for people. */
  readonly teamTitle?: Text;
  /** Since when. */
  readonly since?: Instant;
  /** When it accepted the ticket. */
  readonly acceptedAt?: Instant;
  /** Since when a hand-over waits to be accepted; left out when none does. */
  readonly pendingSince?: Instant;
  /** Whether somebody can be reached there now. */
  readonly reachable: boolean;
  /** From when somebody can be, when nobody can now. */
  readonly reachableFrom?: Instant;
  /** Whom to reach there, of those who are there for the ticket's priority. */
  readonly contacts: readonly ContactAnswer[];
  /** How long it may have it, by each promise of which it has a share. */
  readonly budgets?: readonly BudgetAnswer[];
  /** What it tries by itself. */
  readonly remedies?: readonly RemedyAnswer[];
  /** Where it goes next; none from the last level that takes such a ticket, and none once it is resolved. */
  readonly next?: NextLevelAnswer;
  /** How many times it came to a level that had had it before. */
  readonly bounces: number;
  /** The levels it went past without their having it. */
  readonly skipped: readonly string[];
  /** Who had it, first to last. */
  readonly history: readonly StayAnswer[];
  /** Every level, first to last. */
  readonly levels: readonly LevelAnswer[];
}

/** A role that can be reached. */
export interface ContactAnswer {
  /** The contact's name in the policy. */
  readonly id: string;
  /** The role, for people. */
  readonly title?: Text;
  /** Whose contact it is, where several parties have one. */
  readonly party?: Text;
  /** Its mailbox. */
  readonly email?: string;
  /** Its telephone. */
  readonly phone?: string;
  /** Its chat room. */
  readonly chat?: string;
  /** Its page. */
  readonly url?: string;
  /** The way to take; none when it has none. */
  readonly channel?: Channel;
  /** The calendar on which it can be reached; always when left out. */
  readonly calendar?: string;
  /** Whether it can be reached now. */
  readonly reachable: boolean;
  /** From when it can be, when it can't now. */
  readonly reachableFrom?: Instant;
  /** Of a step of escalation: when it reaches them, at once or when they next open. */
  readonly reachedAt?: Instant;
}

/** How long a level may have the ticket, by its share of a promise. */
export interface BudgetAnswer {
  /** The id of the promise's clock. */
  readonly target: string;
  /** The level's own share. */
  readonly share: string;
  /** That share and those of the levels before it: what they did not use passed on to it. */
  readonly reaches: string;
  /** Until when; none before the clock starts. */
  readonly until?: Instant;
  /** Whether that has come. */
  readonly reached?: StepState;
  /** Whether it is given as if a pause ended now. */
  readonly provisional: boolean;
}

/** What the level tries by itself. */
export interface RemedyAnswer {
  /** What to try, one after the other. */
  readonly try: readonly Text[];
  /** Until when. */
  readonly until?: Instant;
  /** Whether that has come. */
  readonly over: boolean;
}

/** Where the ticket goes next. */
export interface NextLevelAnswer {
  /** The level. */
  readonly level: string;
  /** Its name for people. */
  readonly title?: Text;
  /**
   * The team that gets it by the policy's routes; none when none is known: the level has no routes, they ask for facts
   * that nobody told yet, or they lead to whoever refused it.
   */
  readonly team?: string;
  /** The team's name for people. */
  readonly teamTitle?: Text;
  /** When it goes there by time; left out when no time is set, the time stands still, or the promise is kept. */
  readonly at?: Instant;
  /** What sets that time. */
  readonly by?: GoesBy;
  /** Whether that time has come. */
  readonly overdue: boolean;
  /** Whether it is given as if a pause ended now. */
  readonly provisional: boolean;
  /** Whether somebody can be reached there now. */
  readonly reachable: boolean;
  /** From when somebody can be, when nobody can now. */
  readonly reachableFrom?: Instant;
}

/** What makes a ticket go to the next level. */
export type GoesBy = 'budget' | 'remedies';

/** A stretch in which one level, and one team of it, had the ticket. */
export interface StayAnswer {
  /** The level. */
  readonly level: string;
  /** The team. */
  readonly team?: string;
  /** The team's name for people. */
  readonly teamTitle?: Text;
  /** How it came by the ticket. */
  readonly by: CameBy;
  /** Since when. */
  readonly from: Instant;
  /** Until when; left out while it has it. */
  readonly to?: Instant;
  /** When it accepted. */
  readonly acceptedAt?: Instant;
  /** Whether it gave the ticket back without having accepted it. */
  readonly refused: boolean;
  /** Why it gave the ticket back. */
  readonly reason?: string;
}

/** How a level came by the ticket. */
export type CameBy = 'opened' | 'assigned' | 'returned';

/** A support level. */
export interface LevelAnswer {
  /** Its short name. */
  readonly level: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Where it stands to the level that has the ticket. */
  readonly state: LevelState;
  /** Whether it takes the ticket: not where none of its routes is for it and the level itself can't be reached. */
  readonly takes: boolean;
  /** The team that has it, had it last, or would get it by the policy's routes. */
  readonly team?: string;
  /** The team's name for people. */
  readonly teamTitle?: Text;
  /** Whether somebody can be reached there now. */
  readonly reachable: boolean;
  /** From when somebody can be, when nobody can now. */
  readonly reachableFrom?: Instant;
  /** Whom to reach there, of those who are there for the ticket's priority. */
  readonly contacts: readonly ContactAnswer[];
}

/** Where a support level stands to the one that has the ticket. */
export type LevelState = 'past' | 'current' | 'ahead';

/** A step of time-based escalation. */
export interface StepAnswer {
  /** The agreement's id. */
  readonly agreement: string;
  /** Its place among the agreement's steps. */
  readonly place: number;
  /** The clock that drives it; none for a step at the opening that names none. */
  readonly on?: Metric;
  /** What it goes by. */
  readonly trigger: StepTrigger;
  /** The share at which it comes. */
  readonly share?: string;
  /** How long after the start, before due or after due it comes, in milliseconds. */
  readonly offset?: number;
  /** At which miss it comes. */
  readonly misses?: number;
  /** How many misses count so far: of the account, and of the ticket. */
  readonly counted?: number;
  /** The support level whose contacts are told. */
  readonly level?: string;
  /** When that is; left out where it can't be known yet. */
  readonly at?: Instant;
  /** Whether it is given as if a pause ended now. */
  readonly provisional: boolean;
  /** Whether it has come. What has come stays so, whatever the priority becomes. */
  readonly state: StepState;
  /** Who is told. */
  readonly tell: readonly ContactAnswer[];
  /** The message that is written to them. */
  readonly message?: string;
}

/** What a step of escalation goes by. */
export type StepTrigger = 'share' | 'opening' | 'after' | 'before-due' | 'after-due' | 'misses';

/** A promise and what stands behind it. */
export interface ChainAnswer {
  /** The id of the promise's clock. */
  readonly target: string;
  /** The level that has the ticket. */
  readonly level?: string;
  /** Whether the instants below are given as if a pause ended now. */
  readonly provisional: boolean;
  /** The levels with a budget or an agreement, first to last. */
  readonly levels: readonly ChainLevel[];
}

/** One level of a chain. */
export interface ChainLevel {
  /** The support level. */
  readonly level: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Where it stands to the level that has the ticket. */
  readonly state: LevelState;
  /** Its own share of the promise, as the policy writes it; none when it has no budget. */
  readonly share?: string;
  /** That share and those of the levels before it: unused time passes on. */
  readonly reaches?: string;
  /** Until when the ticket may be with it, on the promise's own clock; the promise's due time when it has no budget. */
  readonly until?: Instant;
  /** Whether that has come. */
  readonly reached?: StepState;
  /** The clocks of the agreements that serve it. */
  readonly clocks: readonly ServingClock[];
}

/** A clock of an agreement that stands behind the promise. */
export interface ServingClock {
  /** The clock's id among the assessment's clocks. */
  readonly clock: string;
  /** The agreement's id. */
  readonly agreement: string;
  /** What it promises. */
  readonly metric: Metric;
  /** How it stands. */
  readonly state: State;
  /** By when it must be stopped. */
  readonly due?: Instant;
  /**
   * Whether it is due within what is left to its level; of a clock that has not started, whether it would be if it started
   * now. Left out when that can't be said: one of the two has ended, is paused, or promises another thing.
   */
  readonly fits?: boolean;
  /** Of a clock that has not started: the last instant at which it could start and still fit. */
  readonly handOverBy?: Instant;
}

/** Where a ticket stands in its process. */
export interface ProcessAnswer {
  /** The step that is reached. */
  readonly step: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Since when. */
  readonly since: Instant;
  /** When it was called off. */
  readonly cancelled?: Instant;
  /** How often it went back to an earlier step. */
  readonly returns: number;
  /** Every step, first to last. */
  readonly steps: readonly ProcessStepAnswer[];
  /** What may come next. */
  readonly next: readonly NextStep[];
  /** What is owed now, and by whom. */
  readonly owes: readonly OweAnswer[];
  /** What this state is called elsewhere. */
  readonly status: StatusAnswer;
}

/** One step of the process. */
export interface ProcessStepAnswer {
  /** Its short name. */
  readonly step: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Where it stands to the one that is reached. */
  readonly state: ProcessState;
  /** When it was reached, last. */
  readonly at?: Instant;
}

/** Where a step stands to the one that is reached. */
export type ProcessState = 'passed' | 'skipped' | 'current' | 'ahead';

/** A step that may come next. */
export interface NextStep {
  /** The step. */
  readonly step: string;
  /** The events that bring it. */
  readonly on: readonly EventType[];
  /** Whether it lies before the one that is reached. */
  readonly back: boolean;
  /** When it comes by itself. */
  readonly at?: Instant;
}

/** What somebody owes now. */
export interface OweAnswer {
  /** Who owes it; left out where the policy does not say who is waited for. */
  readonly party?: Party;
  /** The name of the party, as its agreement or its level has it. */
  readonly who?: Text;
  /**
   * What: a metric of a clock; `waiting` for whoever a pause waits for; `pass-on` for a level that must solve the ticket or
   * hand it on.
   */
  readonly what: string;
  /** That for people: the name of the clock, or the words for the reason of the pause. */
  readonly title?: Text;
  /** The clock's id. */
  readonly clock?: string;
  /** The support level. */
  readonly level?: string;
  /** The reason of the pause. */
  readonly reason?: string;
  /** Since when it has been waited for. */
  readonly since?: Instant;
  /** By when; left out while that moves along with a pause. */
  readonly by?: Instant;
  /** Whether that is past. */
  readonly late?: boolean;
}

/** What a ticket's state is called elsewhere. */
export interface StatusAnswer {
  /** By TM Forum's TMF621, version 5. */
  readonly tmf621: TmfStatus;
  /** By MEF, between operators. */
  readonly mef: MefStatus;
}

/** The status of a trouble ticket in TM Forum's TMF621, version 5. */
export type TmfStatus = 'acknowledged' | 'rejected' | 'pending' | 'held' | 'inProgress' | 'cancelled' | 'closed' | 'resolved';

/** The status of a trouble ticket between operators, by MEF (LSO Sonata). */
export type MefStatus = 'acknowledged' | 'inProgress' | 'pending' | 'resolved' | 'reopened' | 'closed' | 'assessingCancellation' | 'cancelled';

/** A constraint that concerns the ticket: the stretch in which it is in force now, else the next one. */
export interface ConstraintAnswer {
  /** Its id. */
  readonly id: string;
  /** What keeps work from going on. */
  readonly kind: ConstraintKind;
  /** Its name for people. */
  readonly title?: Text;
  /** Whether it is in force now. */
  readonly inForce: boolean;
  /** The start of the stretch; left out when a calendar holds it in force, as the past of a calendar is not searched. */
  readonly from?: Instant;
  /** Its end, excluded; none while nobody knows it. */
  readonly to?: Instant;
  /** The reason for which clocks pause meanwhile, where their agreement admits it; none when nothing pauses. */
  readonly pauses?: string;
}

/** Something that somebody is told: an item of the plan, once for each time its moment came. */
export interface NewsAnswer {
  /** The item's id. */
  readonly id: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Who is told. */
  readonly to: string;
  /** Their name for people. */
  readonly toTitle?: Text;
  /** By which channels. */
  readonly channels?: readonly NewsChannel[];
  /** Where they are reached, where the policy knows it. Not for customers and partners. */
  readonly addresses?: readonly NewsAddress[];
  /** The message that is written to them. Not for customers and partners. */
  readonly message?: string;
  /** What calls for it: the type of an event, or one of [`NewsMoment`]. */
  readonly on: string;
  /** How often its moment has come up to here, from 1; none while it has not. */
  readonly time?: number;
  /** How it stands. */
  readonly state: NewsState;
  /** When its moment came, or will come if that is known. */
  readonly at?: Instant;
  /** By when it must be told, this instant included; none where that is at once. */
  readonly due?: Instant;
  /** The date on which it is due, where its end is meant: the midnight after it. */
  readonly dueDay?: string;
  /** Whether `due` is given as if the pause of the clock ended now: of a rhythm. */
  readonly provisional?: boolean;
  /** When they were told; of a rhythm the last time. */
  readonly toldAt?: Instant;
  /** Position of the event that told them. */
  readonly toldBy?: number;
  /** How long after `due` they were told, or have been waiting, in milliseconds. */
  readonly lateness: number;
  /** The clock it speaks of. */
  readonly clock?: string;
  /** How many times it was missed, of a rhythm. */
  readonly missed?: number;
  /** What was announced, and how early. */
  readonly notice?: NoticeAnswer;
}

/** Where somebody is reached by a channel. */
export interface NewsAddress {
  /** By which channel. */
  readonly channel: NewsChannel;
  /** The contact's name in the policy. */
  readonly contact: string;
  /** Its mailbox, number or page. */
  readonly address: string;
}

/** How something to be told stands. */
export type NewsState = 'waiting' | 'due' | 'next' | 'overdue' | 'told' | 'cancelled';

/** How long before it begins something was announced. */
export interface NoticeAnswer {
  /** Whether it was in time. */
  readonly verdict: NoticeVerdict;
  /** When what is announced begins. */
  readonly from: Instant;
  /** When it ends, if that is known. */
  readonly to?: Instant;
  /** In what it is counted. */
  readonly unit: NoticeUnit;
  /** How much was agreed. */
  readonly asked: number;
  /** How much was given; less than zero when it came after the beginning. */
  readonly given?: number;
}

/** Whether notice was given in time. */
export type NoticeVerdict = 'open' | 'kept' | 'late' | 'missing';

/** In what a period of notice is counted. */
export type NoticeUnit = 'calendar-days' | 'working-days' | 'milliseconds';

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
export type ErrorCode = 'policy-invalid' | 'ticket-invalid' | 'zone-unknown' | 'no-open-time' | 'out-of-range' | 'too-large' | 'wasm-blocked' | 'wasm-fetch' | 'policy-fetch' | 'ticket-fetch' | 'wasm-unsupported' | 'frame-refused' | 'internal';

/** A place in a text, counted from 1; columns count characters. */
export interface Position {
  /** Line, from 1. */
  readonly line: number;
  /** Column in characters, from 1. */
  readonly column: number;
}

/** What is owed at every instant at which a ticket may end: the points at which that changes. */
export interface PenaltyCurve {
  /** The agreement's id. */
  readonly agreement: string;
  /** The penalty; left out for all of the agreement together. */
  readonly penalty?: string;
  /** From the due instant on, in order. */
  readonly points: readonly CurvePoint[];
  /** Whether nothing changes after the last point, or after the instant until which it was asked for. */
  readonly complete: boolean;
  /** What is owed if the ticket ends at the instant that was asked about. */
  readonly resolved?: CurvePoint;
}

/** An instant at which a ticket may end, and what is owed then. */
export interface CurvePoint {
  /** The instant. */
  readonly at: Instant;
  /** The delay there, in milliseconds as its penalty counts it; left out for several penalties together. */
  readonly lateness?: number;
  /** What is owed from this instant on, until the next point. */
  readonly amount: Money;
  /** Whether it rises evenly to the next point instead of staying. */
  readonly rises?: boolean;
}

/** What comes between two instants, if nothing else happens: of a ticket, of many, or of the policy's recurring tasks. */
export interface Agenda {
  /** The policy that was asked. */
  readonly policy: PolicyReference;
  /** For whom. */
  readonly audience: Audience;
  /** The start: events after it are not seen, and what comes at that very instant has come. */
  readonly from: Instant;
  /** The end, included. */
  readonly to: Instant;
  /** The zone in which instants are written. */
  readonly timeZone: string;
  /** What comes, in the order of time. */
  readonly items: readonly AgendaItem[];
  /** The clocks that stand still from the start to the end. */
  readonly paused: readonly PausedClock[];
  /** Of many tickets: those that were refused. */
  readonly failures?: readonly AgendaFailure[];
}

/** One instant of an agenda, with what happens at it and for whom. */
export interface AgendaItem {
  /** When. */
  readonly at: Instant;
  /** What. */
  readonly kind: AgendaKind;
  /** What it is, whenever it comes: the same when the agenda is made again, and no other item's of the same ticket. */
  readonly key: string;
  /** It in a sentence without full stop, in English and French. */
  readonly summary: Text;
  /** The ticket's number in its CRM. */
  readonly ticket?: string;
  /** Or the policy's recurring task. */
  readonly task?: string;
  /** How urgent that is. */
  readonly priority: string;
  /** The agreement's id. */
  readonly agreement?: string;
  /** The clock's id. */
  readonly clock?: string;
  /** What the clock promises. */
  readonly metric?: Metric;
  /** Which cycle of the clock, of one that repeats. */
  readonly cycle?: number;
  /** The share used. */
  readonly share?: string;
  /** Or the time left, in milliseconds. */
  readonly left?: number;
  /** Who is told. */
  readonly tell?: readonly ContactAnswer[];
  /** Who must have been told, as the communication plan names them. */
  readonly to?: string;
  /** By which channels. */
  readonly channels?: readonly NewsChannel[];
  /** The support level it goes to. */
  readonly level?: string;
  /** What is owed from then on. */
  readonly amount?: Money;
  /** The reason of the pause. */
  readonly reason?: string;
  /** The warnings before it: of a recurring task. */
  readonly warnings?: readonly Warning[];
  /** What a miss sets off: of a recurring task. */
  readonly missed?: MissAnswer;
}

/** What happens at an instant of an agenda. */
export type AgendaKind = 'start' | 'warning' | 'due' | 'escalation' | 'level' | 'told' | 'cost' | 'claim' | 'pause' | 'resume' | 'close';

/** What missing a deadline sets off, should it be missed. */
export interface MissAnswer {
  /** Who is told, and when. */
  readonly tell: readonly MissStep[];
  /** What is owed at once. */
  readonly amount?: Money;
  /** When that becomes another amount. */
  readonly nextStepAt?: Instant;
  /** Which. */
  readonly nextAmount?: Money;
  /** Who must be told that it was missed, by the communication plan. */
  readonly news?: readonly MissNews[];
  /** What it counts in the measures of its agreement. */
  readonly points?: readonly MissCount[];
}

/** Who is told of a missed deadline. */
export interface MissStep {
  /** When. */
  readonly at: Instant;
  /** Who. */
  readonly tell: readonly ContactAnswer[];
}

/** News of a missed deadline. */
export interface MissNews {
  /** The item's id in the communication plan. */
  readonly id: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Who must be told, as the communication plan names them. */
  readonly to: string;
  /** Their name for people. */
  readonly toTitle?: Text;
  /** By which channels. */
  readonly channels?: readonly NewsChannel[];
  /** By when; at once when left out. */
  readonly due?: Instant;
}

/** The points of a missed deadline. */
export interface MissCount {
  /** The measure's id. */
  readonly measure: string;
  /** Its name for people. */
  readonly title?: Text;
  /** So many points, as a decimal. */
  readonly points: string;
}

/** A clock that stands still at the start of an agenda, and does not go on by itself before its end. */
export interface PausedClock {
  /** The ticket's number in its CRM. */
  readonly ticket?: string;
  /** The clock's id. */
  readonly clock: string;
  /** Its name for people. */
  readonly title?: Text;
  /** Since when. */
  readonly since: Instant;
  /** For which reason. */
  readonly reason?: string;
  /** The policy's words for that. */
  readonly reasonTitle?: Text;
  /** By when it must be stopped. */
  readonly due?: Instant;
  /** Whether that is given as if the pause ended at the start of the agenda. */
  readonly provisional: boolean;
}

/** A ticket that has no agenda, and why. */
export interface AgendaFailure {
  /** Its place among the tickets, from 0. */
  readonly index: number;
  /** What kind of failure it is. */
  readonly code: ErrorCode;
  /** In a sentence. */
  readonly message: string;
  /** Every problem found. */
  readonly problems: readonly Problem[];
}

/** What is written to somebody: a message of the policy, filled in for one ticket, one language and one channel. */
export interface MessageAnswer {
  /** The message's name in the policy. */
  readonly message: string;
  /** The item of the plan that it is for. */
  readonly item?: string;
  /** Who is told. */
  readonly to?: string;
  /** Where they are reached by this channel, where the policy knows it. */
  readonly addresses?: readonly NewsAddress[];
  /** How it is to be sent. */
  readonly channel: NewsChannel;
  /** The language it is written in: the one asked for where the message has it. */
  readonly language: string;
  /** The line above it: one line, not for SMS. */
  readonly subject?: string;
  /** What it says, as plain text: a page shows it as text, or takes `html`. */
  readonly text: string;
  /** The same as HTML, of a mail, a portal and a public page: paragraphs and line breaks, everything else escaped. */
  readonly html?: string;
  /** Of an SMS, in how many parts it is sent. */
  readonly parts?: number;
  /** Of an SMS, whether a mark outside the letters of GSM makes its parts shorter: 70 and 67 instead of 160 and 153. */
  readonly unicode?: boolean;
  /** The fields that are not known for this ticket, and stand as such in the text. */
  readonly missing?: readonly string[];
}

/** The credits of many tickets over a period: what is owed, and why. */
export interface Statement {
  /** The policy that was asked. */
  readonly policy: PolicyReference;
  /** For whom. */
  readonly audience: Audience;
  /** The party it was made for; of all when left out. */
  readonly party?: string;
  /** The period's start. */
  readonly from: Instant;
  /** Its end, which is not in it. */
  readonly to: Instant;
  /** The zone in which instants are written, and in which months begin. */
  readonly timeZone: string;
  /** What each agreement comes to. */
  readonly agreements: readonly AgreementStatement[];
  /** The sum over the agreements of each kind. A kind with a missing fee has none. */
  readonly totals: readonly KindTotal[];
  /** What became of the tickets. */
  readonly tickets: TicketCounts;
  /** What was kept. */
  readonly kept: Kept;
  /** The lines, in the order of time: those that were not taken before. */
  readonly entries: readonly StatementEntry[];
}

/** What one agreement comes to. */
export interface AgreementStatement {
  /** The agreement. */
  readonly agreement: AgreementAnswer;
  /** The sum of its entries. Left out when a fee is missing: a part must not pass for the whole. */
  readonly amount?: Money;
  /** The fees and parameters that are missing. */
  readonly missing?: readonly string[];
  /** How many tickets stopped in the period. */
  readonly tickets: number;
  /** How many of them missed a target. */
  readonly missed: number;
  /** What was measured, in the order of periods, accounts and measures. */
  readonly measures?: readonly MeasureAnswer[];
  /** The rights that arose, or still held, in the period. */
  readonly rights?: readonly RightAnswer[];
  /** The accounts at the end. */
  readonly accounts?: readonly AccountAnswer[];
}

/** What was measured over one period. */
export interface MeasureAnswer {
  /** The measure's id. */
  readonly id: string;
  /** Its name for people. */
  readonly title?: Text;
  /** The contract's clause. */
  readonly clause?: Text;
  /** The party. */
  readonly party?: string;
  /** The service. */
  readonly service?: string;
  /** The period. */
  readonly period: PeriodAnswer;
  /** Its value, to six decimals, or to twelve where six would pass for another value; left out when no ticket was there to measure. */
  readonly value?: string;
  /** In what the value is given. */
  readonly unit: ValueUnit;
  /** The floor or the limit. */
  readonly target?: string;
  /** How many tickets, or outages put together, it was reckoned on. */
  readonly count: number;
  /** The outage that counts, in milliseconds: of availability and outage. */
  readonly outage?: number;
  /** The word of the row it falls into. */
  readonly level?: string;
  /** That word for people. */
  readonly levelTitle?: Text;
  /** What it comes to by itself, before it is combined and capped. */
  readonly amount?: Money;
}

/** A period of a measure or a cap: its first and last date, in the policy's zone. */
export interface PeriodAnswer {
  /** `month`, `quarter` or `year`. */
  readonly per: string;
  /** The first date. */
  readonly from: string;
  /** The last date. */
  readonly to: string;
}

/** In what a measured value is given. */
export type ValueUnit = 'percent' | 'milliseconds' | 'points';

/** A right that arose. */
export interface RightAnswer {
  /** The right's id. */
  readonly id: string;
  /** Its name for people. */
  readonly title?: Text;
  /** The contract's clause. */
  readonly clause?: Text;
  /** JSON Pointer into the policy. */
  readonly path: string;
  /** The party. */
  readonly party?: string;
  /** The service. */
  readonly service?: string;
  /** When it arose. */
  readonly arose: Instant;
  /** How many misses, outages, milliseconds of outage or periods there were then. */
  readonly count: number;
  /** When it last arose anew, while it still held; of hours, until when they stayed passed while an outage went on. */
  readonly renewed?: Instant;
  /** The last date on which it may be used. */
  readonly lapses?: string;
}

/** What stands on an account at the end of the statement: what a ticket's `account` may say from then on. */
export interface AccountAnswer {
  /** The party. */
  readonly party?: string;
  /** The service. */
  readonly service?: string;
  /** Credited in the last month of the statement. */
  readonly month: Money;
  /** In its quarter. */
  readonly quarter: Money;
  /** In its year. */
  readonly year: Money;
  /** What lies over caps that carry, and is owed later. */
  readonly carried?: Money;
  /** What of the last period is not paid, as it has not come to the least amount: once the period is over it never is. */
  readonly withheld?: Money;
}

/** The sum over the agreements of one kind: what a vendor owes the operator never adds to what the operator owes. */
export interface KindTotal {
  /** Between whom. */
  readonly kind: AgreementKind;
  /** In the policy's currency. */
  readonly amount: Money;
}

/** What became of the tickets that were given. */
export interface TicketCounts {
  /** They stopped in the period. */
  readonly counted: number;
  /** They stopped before it: they count for accounts alone. */
  readonly before: number;
  /** They stopped after it: their outage within the period counts. */
  readonly after: number;
  /** They have not stopped. */
  readonly open: number;
  /** They are another party's, or no agreement of the statement holds for them. */
  readonly elsewhere: number;
}

/** What was kept while tickets went by: all that grows with more than accounts and periods. */
export interface Kept {
  /** Accounts. */
  readonly accounts: number;
  /** Stretches of outage that lie apart. */
  readonly outages: number;
  /** Instants of misses, for repeats and rights. */
  readonly misses: number;
  /** Times of single tickets, for percentiles: the most at one moment. */
  readonly times: number;
}

/** One line of a statement: the statement is the sum of these. */
export interface StatementEntry {
  /** What it is for. */
  readonly kind: EntryKind;
  /** When: the stop of the ticket, or the end of the period. Entries stand in this order. */
  readonly at: Instant;
  /** The agreement's id. */
  readonly agreement: string;
  /** The party whose account it is. */
  readonly party?: string;
  /** The service whose account it is. */
  readonly service?: string;
  /** The ticket's number. */
  readonly ticket?: string;
  /** The ticket's priority. */
  readonly priority?: string;
  /** The targets that the ticket missed. */
  readonly missed?: readonly Metric[];
  /** The measures, or what else in the statement's terms it comes from, by their ids. */
  readonly terms?: readonly string[];
  /** The period it is for. */
  readonly period?: PeriodAnswer;
  /** Its name for people. */
  readonly title?: Text;
  /** The contract's clauses. */
  readonly clauses?: readonly Text[];
  /** What is owed for it: less than nothing for what is returned. Left out when a fee is missing. */
  readonly amount?: Money;
  /** The fees and parameters that are missing. */
  readonly missing?: readonly string[];
  /** How it is claimed, once something is owed. */
  readonly claim?: EntryClaim;
  /** How it came about, line by line, each with its clause. */
  readonly ledger: readonly TraceLine[];
}

/** What an entry of a statement is for. */
export type EntryKind = 'ticket' | 'measure' | 'carried' | 'earn-back';

/** Until when an entry is claimed. */
export interface EntryClaim {
  /** Whether it is paid without being asked for. */
  readonly automatic: boolean;
  /** The last date on which it may be claimed; left out while the ticket is not closed that it counts from. */
  readonly lastDay?: string;
}
