/** A text for people: one string, or one for each language. */
export type Text = string | Readonly<Record<string, string>>;
/** RFC 3339, with the offset of the policy's zone. */
export type Instant = string;
/** An amount and its currency: `96.00 EUR`. */
export type Money = string;

export type ErrorCode =
  | 'policy-invalid' | 'ticket-invalid' | 'zone-unknown' | 'no-open-time' | 'out-of-range' | 'too-large'
  | 'wasm-blocked' | 'wasm-fetch' | 'wasm-unsupported' | 'frame-refused' | 'internal';

export interface Problem {
  readonly code: ErrorCode;
  readonly path: string;
  readonly position?: { readonly line: number; readonly column: number };
  readonly found: string;
  readonly expected: string;
  readonly nearest?: string;
}

export interface PolicyDocument {
  format: 1;
  id: string;
  [key: string]: unknown;
}

export interface Ticket {
  id?: string;
  kind?: string;
  facts?: Record<string, unknown>;
  fees?: Record<string, Money>;
  events?: ({ at: string | number; type: string } & Record<string, unknown>)[];
  [key: string]: unknown;
}

export type Metric = 'acknowledge' | 'respond' | 'update' | 'restore' | 'resolve';
export type StepState = 'passed' | 'next' | 'ahead' | 'cancelled';

export interface Reason {
  readonly subject: string;
  readonly code: string;
  readonly path: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ContactAnswer {
  readonly id: string;
  readonly title?: Text;
  readonly email?: string;
  readonly phone?: string;
  readonly url?: string;
  readonly calendar?: string;
  readonly reachable: boolean;
}

export interface ClockAnswer {
  readonly id: string;
  readonly agreement: string;
  readonly metric: Metric;
  readonly title?: Text;
  readonly state: 'waiting' | 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
  readonly counting: boolean;
  readonly provisional: boolean;
  readonly start?: Instant;
  readonly due?: Instant;
  readonly stoppedAt?: Instant;
  readonly stoppedBy?: string;
  readonly pausedSince?: Instant;
  readonly pausedFor?: string;
  readonly opensAt?: Instant;
  readonly calendar: string;
  readonly allowed: number;
  readonly used: number;
  readonly remaining: number;
  readonly share: number;
  readonly lateness: { readonly working: number; readonly elapsed: number };
  readonly warnings: readonly { readonly share: string; readonly at: Instant; readonly state: StepState }[];
  readonly segments: readonly { readonly from: Instant; readonly to: Instant; readonly kind: 'open' | 'closed' | 'paused' | 'late'; readonly reason?: string }[];
}

export interface PenaltyAnswer {
  readonly id: string;
  readonly agreement: string;
  readonly on: Metric;
  readonly title?: Text;
  readonly clause?: Text;
  readonly amount?: Money;
  readonly missingFee?: string;
  readonly lateness: number;
  readonly nextStepAt?: Instant;
  readonly nextAmount?: Money;
  readonly cap?: { readonly amount: Money; readonly per: string; readonly left: Money };
  readonly ledger: readonly Reason[];
}

export interface Assessment {
  readonly policy: { readonly id: string; readonly version?: string; readonly title?: Text };
  readonly ticket: { readonly id?: string; readonly kind: string };
  readonly audience: 'internal' | 'partner' | 'customer';
  readonly now: Instant;
  readonly timeZone: string;
  readonly priority: { readonly value: string; readonly rank: number; readonly by: 'rule' | 'matrix' | 'default' | 'override'; readonly because?: Text; readonly since?: Instant };
  readonly headline?: string;
  readonly clocks: readonly ClockAnswer[];
  readonly penalties?: readonly PenaltyAnswer[];
  readonly owed?: { readonly amount: Money; readonly nextStepAt?: Instant; readonly nextAmount?: Money };
  readonly support?: {
    readonly level: string; readonly title?: Text; readonly team?: string; readonly since?: Instant;
    readonly contacts: readonly ContactAnswer[];
    readonly levels: readonly { readonly level: string; readonly title?: Text; readonly state: 'past' | 'current' | 'ahead'; readonly contacts: readonly ContactAnswer[] }[];
  };
  readonly escalation?: readonly { readonly agreement: string; readonly on: Metric; readonly share: string; readonly at: Instant; readonly state: StepState; readonly tell: readonly ContactAnswer[] }[];
  readonly warnings: readonly { readonly code: string; readonly path: string; readonly values: Readonly<Record<string, string | number>> }[];
  readonly later: readonly number[];
  readonly nextChangeAt: Instant | null;
  readonly trace: readonly Reason[];
}
