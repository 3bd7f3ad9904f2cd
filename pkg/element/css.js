// The look. One 4 pixel grid, the host's own font and text colour, no shadow, no ground of its own.
// Every colour is a custom property, so that a host can give its own; the pairs hold 4.5 : 1 on white and on near black.

const TOKENS = `
:host {
  --_ok: var(--sla-color-ok, #0b6b4f);
  --_ok-line: var(--sla-color-ok-line, #1f8f6c);
  --_warning: var(--sla-color-warning, #8a5100);
  --_warning-line: var(--sla-color-warning-line, #c97a00);
  --_breached: var(--sla-color-breached, #b3261e);
  --_breached-line: var(--sla-color-breached-line, #d03a30);
  --_paused: var(--sla-color-paused, #4a5794);
  --_paused-line: var(--sla-color-paused-line, #7683bd);
  --_neutral: var(--sla-color-neutral, #555f6b);
  --_neutral-line: var(--sla-color-neutral-line, #8b95a1);
  --_rule: var(--sla-color-rule, #e2e5e9);
  --_ground: var(--sla-color-ground, #eceef1);
  --_gap: var(--sla-gap, 4px);
  --_radius: var(--sla-radius, 4px);
}
@supports (color: light-dark(red, blue)) {
  :host {
    --_ok: var(--sla-color-ok, light-dark(#0b6b4f, #74d3ad));
    --_ok-line: var(--sla-color-ok-line, light-dark(#1f8f6c, #45a883));
    --_warning: var(--sla-color-warning, light-dark(#8a5100, #f2b866));
    --_warning-line: var(--sla-color-warning-line, light-dark(#c97a00, #d2922f));
    --_breached: var(--sla-color-breached, light-dark(#b3261e, #ff8d84));
    --_breached-line: var(--sla-color-breached-line, light-dark(#d03a30, #e8625a));
    --_paused: var(--sla-color-paused, light-dark(#4a5794, #b0b9ee));
    --_paused-line: var(--sla-color-paused-line, light-dark(#7683bd, #7e8ace));
    --_neutral: var(--sla-color-neutral, light-dark(#555f6b, #a9b2bd));
    --_neutral-line: var(--sla-color-neutral-line, light-dark(#8b95a1, #727c88));
    --_rule: var(--sla-color-rule, light-dark(#e2e5e9, #343a41));
    --_ground: var(--sla-color-ground, light-dark(#eceef1, #2b3138));
  }
}
`;

const FRAME = `
:host { display: block; font: var(--sla-font, inherit); line-height: 1.4; text-align: left; }
/* Sentences keep the direction of their language; where they stand follows the page. */
:host(:dir(rtl)) { text-align: right; }
:host([hidden]), [hidden] { display: none !important; }
.base { --_tone: var(--_ok); --_line: var(--_ok-line); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.base[data-face="warning"] { --_tone: var(--_warning); --_line: var(--_warning-line); }
.base[data-face="breached"] { --_tone: var(--_breached); --_line: var(--_breached-line); }
.base[data-face="paused"] { --_tone: var(--_paused); --_line: var(--_paused-line); }
.base:is([data-face="waiting"], [data-face="closed"], [data-face="cancelled"], [data-face="none"]), .base[data-stale] {
  --_tone: var(--_neutral); --_line: var(--_neutral-line);
}
p, dl, dd, ul, ol, li, h3, figure { margin: 0; padding: 0; list-style: none; font: inherit; }
.unseen, .status { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg { display: block; inline-size: 1em; block-size: 1em; fill: currentColor; fill-rule: evenodd; }
time { font: inherit; }
p, li, h3, .label, .state, .caption > span, .why, .when { unicode-bidi: plaintext; }
`;

const HEAD = `
.top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_gap) calc(2 * var(--_gap)); }
.priority {
  flex: none; padding: 0 6px; border: 1px solid var(--_neutral-line); border-radius: var(--_radius);
  font-size: 0.8125em; font-weight: 600; line-height: 20px;
}
.priority[data-rank="1"] { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; }
.top .label { flex: 1 1 7em; min-inline-size: 0; font-weight: 500; }
.state { flex: none; display: inline-flex; align-items: center; gap: 6px; color: var(--_tone); font-weight: 600; }
.value { margin-block-start: calc(2 * var(--_gap)); font-weight: 600; font-size: 2.25em; line-height: 1.15; letter-spacing: -0.02em; }
.value .unit { margin-inline: 0.06em; font-size: 0.5em; font-weight: 500; letter-spacing: 0; }
.value .words { font-size: 0.4445em; font-weight: 400; letter-spacing: 0; color: var(--_neutral); }
.value .text, .value .time { font-size: 0.75em; }
.value > :first-child::first-letter { text-transform: uppercase; }
.value .time { display: inline-block; }
.base[data-face="breached"]:not([data-stale]) .value :is(.figure, .unit, .time) { color: var(--_tone); }
.base[data-stale] .value { color: var(--_neutral); }
.lines { margin-block-start: var(--_gap); }
.lines p + p { color: var(--_neutral); }
.bar { position: relative; margin-block-start: calc(3 * var(--_gap)); block-size: 8px; border-radius: 4px; background: var(--_ground); overflow: hidden; }
.fill { position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: calc(var(--_share, 0) * 100%); background: var(--_line); transition: background-color 150ms; }
.base[data-face="paused"] .fill { background-image: repeating-linear-gradient(-45deg, transparent 0 4px, light-dark(#fff6, #0006) 4px 6px); }
.mark { position: absolute; inset-block: 0; inset-inline-start: calc(var(--_share, 0) * 100%); inline-size: 2px; margin-inline-start: -1px; background: Canvas; }
.mark[data-state="next"] { background: currentColor; }
.caption { display: flex; justify-content: space-between; gap: calc(3 * var(--_gap)); margin-block-start: var(--_gap); font-size: 0.8125em; color: var(--_neutral); }
`;

const FACTS = `
.more { margin-block-start: calc(3 * var(--_gap)); }
.fact { display: grid; grid-template-columns: auto 1fr; column-gap: calc(4 * var(--_gap)); padding-block: calc(2 * var(--_gap)); border-block-start: 1px solid var(--_rule); }
.fact dt { color: var(--_neutral); }
.amount { text-align: end; font-weight: 600; }
.amount[data-tone="breached"] { color: var(--_breached); }
.under { grid-column: 1 / -1; text-align: end; font-size: 0.8125em; color: var(--_neutral); }
.others { padding-block: calc(2 * var(--_gap)); border-block-start: 1px solid var(--_rule); }
.others li {
  --_tone: var(--_ok); display: flex; flex-wrap: wrap; align-items: center; column-gap: calc(2 * var(--_gap));
}
.others li + li { margin-block-start: var(--_gap); }
.others [data-face="warning"] { --_tone: var(--_warning); }
.others [data-face="breached"] { --_tone: var(--_breached); }
.others [data-face="paused"] { --_tone: var(--_paused); }
.others :is([data-face="waiting"], [data-face="closed"], [data-face="cancelled"]) { --_tone: var(--_neutral); }
.others .label { flex: 1 1 7em; color: var(--_neutral); }
.when { margin-inline-start: auto; font-size: 0.8125em; color: var(--_neutral); text-align: end; }
.when:empty { display: none; }
`;

const WHY = `
details { border-block-start: 1px solid var(--_rule); }
.why { display: flex; align-items: center; gap: calc(2 * var(--_gap)); padding-block: calc(2 * var(--_gap)); cursor: pointer; font-weight: 500; list-style: none; }
.why::-webkit-details-marker { display: none; }
.why::before { content: ""; inline-size: 6px; block-size: 6px; margin-inline: 2px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; rotate: -45deg; transition: rotate 150ms; }
.why:dir(rtl)::before { rotate: 135deg; }
[open] > .why::before { rotate: 45deg; translate: 0 -2px; }
.why:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; border-radius: var(--_radius); }
.reasons { padding-block-end: calc(2 * var(--_gap)); font-size: 0.875em; }
.reasons section { margin-block-start: calc(3 * var(--_gap)); }
.reasons h3 { font-weight: 600; }
.reasons li, .note { margin-block-start: var(--_gap); color: var(--_neutral); }
.note { margin-block-start: calc(3 * var(--_gap)); }
.note + .note { margin-block-start: var(--_gap); }
.strip { margin-block: var(--_gap) calc(4 * var(--_gap)); }
.track { position: relative; block-size: 24px; border-block-end: 1px solid var(--_neutral-line); }
.segment { position: absolute; inset-block: 8px 0; inset-inline-start: calc(var(--start) * 100%); inline-size: calc((var(--end) - var(--start)) * 100%); }
.segment[data-kind="open"] { background: var(--_ground); }
.segment[data-kind="paused"] { background: repeating-linear-gradient(-45deg, var(--_paused-line) 0 1.5px, transparent 1.5px 5px); }
.segment[data-kind="late"] { background: var(--_breached-line); }
.night, .flag, .moment { position: absolute; inset-block: 0; inset-inline-start: calc(var(--start) * 100%); inline-size: 0; border-inline-start: 1px dotted var(--_neutral-line); }
.flag { border-inline-start: 2px solid currentColor; margin-inline-start: -2px; }
.flag::after { content: ""; position: absolute; inset-block-start: 0; inset-inline-end: 2px; block-size: 6px; inline-size: 8px; background: currentColor; }
.moment { border-inline-start: 1px solid currentColor; inset-block: 4px -4px; }
figcaption { display: flex; justify-content: space-between; margin-block-start: var(--_gap); color: var(--_neutral); }
`;

const ERROR = `
.error { display: flex; gap: calc(2 * var(--_gap)); padding-block-end: calc(2 * var(--_gap)); }
.base:has(> .answer:not([hidden])) .error { margin-block-end: calc(3 * var(--_gap)); border-block-end: 1px solid var(--_rule); }
.error .icon { flex: none; margin-block-start: 0.2em; color: var(--_warning); }
.sentence { font-weight: 600; }
.detail, .since { font-size: 0.875em; color: var(--_neutral); }
`;

const PREFERENCES = `
@media (prefers-reduced-motion: reduce) { .fill, .why::before { transition: none; } }
@media (prefers-contrast: more) { .base { --_neutral: currentColor; --_rule: currentColor; } }
@media (forced-colors: active) {
  .bar, .track { border: 1px solid CanvasText; forced-color-adjust: none; background: Canvas; }
  .fill { background: Highlight; }
  .mark, .mark[data-state="next"] { background: CanvasText; }
  .segment[data-kind="open"] { background: GrayText; }
  .segment[data-kind="late"] { background: Highlight; }
  svg { fill: CanvasText; }
}
@media print { .why::before { display: none; } }
`;

/** The whole style sheet. */
export const CSS = [TOKENS, FRAME, HEAD, FACTS, WHY, ERROR, PREFERENCES].join('');
