/** Templates by name: `Due {due:instant}[: {reason:text}]`; what stands in [ ] is left out when one of its values is missing. */
export type Templates = Readonly<Record<string, string>>;

/** One language. */
export interface Locale {
  /** BCP 47 tag it answers to. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The tag its numbers and dates are formatted by when the reader's own names no region. */
  readonly formats: string;
  /** How the units of a length of time are written. */
  readonly units: 'narrow' | 'short' | 'long';
  /** What stands between hours and minutes. */
  readonly unitGap: string;
  readonly words: Templates;
  readonly states: Templates;
  readonly metrics: Templates;
  readonly segments: Templates;
  readonly events: Templates;
  /** Who owes something. */
  readonly parties: Templates;
  /** By the code of a reason. */
  readonly trace: Templates;
  /** By the code of what is odd in a ticket. */
  readonly warnings: Templates;
  /** By the code of an error. */
  readonly errors: Templates;
  /** What is said when an attribute of the element itself is wrong, or what it names was not to be had. */
  readonly inputs: Templates;
}

declare const locale: Locale;
export default locale;
