import { createHash } from 'node:crypto'

/**
 * The complete styles of the page: one column of some 66 characters, system fonts, light or dark as set on the reader's system. Inlined in
 * the page, so that a shared link needs nothing else.
 */
export const STYLES = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1b1f27; --quiet: #635f57; --rule: #ddd8cd; --signal: #b32c19; --bar: #16233b; --on-bar: #f4f1ea;
  --serif: 'Iowan Old Style', 'Charter', 'Source Serif 4', 'Palatino Linotype', Palatino, Georgia, 'Noto Serif', 'DejaVu Serif', serif;
  --sans: ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #15171b; --ink: #e6e4df; --quiet: #a5a29b; --rule: #34373d; --signal: #ff8f7b; --bar: #262b35; --on-bar: #eceff5; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  background: var(--paper); color: var(--ink); font: 1.0625rem/1.62 var(--serif); margin: 0;
  font-kerning: normal; font-variant-ligatures: common-ligatures; font-variant-numeric: oldstyle-nums proportional-nums;
  overflow-wrap: break-word; text-rendering: optimizeLegibility;
}
.bar {
  background: var(--bar); color: var(--on-bar); font: 500 0.8125rem/1.4 var(--sans); font-variant-numeric: lining-nums;
  padding: 0.5rem 1.25rem; text-align: center; text-wrap: balance;
}
.story {
  display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 56ch) minmax(0, 1fr); margin: 0 auto; max-width: 60rem;
  padding: 2.25rem 1.25rem 5rem;
}
.story > * { grid-column: 2; min-width: 0; }
.story > header { grid-column: 2 / -1; max-width: 44rem; }
.story > .lead { grid-column: 1 / -1; justify-self: center; max-width: 54rem; }
.kicker {
  color: var(--signal); font: 600 0.8125rem/1.3 var(--sans); letter-spacing: 0.08em; margin: 0 0 0.9rem; text-transform: uppercase;
}
h1 {
  font-size: clamp(1.95rem, 1.35rem + 2.7vw, 3.1rem); font-weight: 600; letter-spacing: -0.017em; line-height: 1.1; margin: 0;
  font-variant-numeric: lining-nums; text-wrap: balance;
}
.summary { color: var(--quiet); font-size: clamp(1.15rem, 1.05rem + 0.45vw, 1.35rem); line-height: 1.45; margin: 1.1rem 0 0; text-wrap: pretty; }
.about {
  border-top: 1px solid var(--rule); color: var(--quiet); display: flex; flex-wrap: wrap; font: 0.875rem/1.5 var(--sans);
  font-variant-numeric: lining-nums; gap: 0.1rem 1.25rem; margin: 1.6rem 0 0; padding-top: 0.85rem;
}
.about .byline { color: var(--ink); font-weight: 600; }
figure { margin: 2.2rem 0; }
.lead figure { margin: 2.2rem 0 0; }
img { background: var(--rule); display: block; height: auto; max-width: 100%; }
.lead img { margin-inline: auto; max-height: 78vh; object-fit: contain; width: auto; }
figcaption { color: var(--quiet); font: 0.8125rem/1.5 var(--sans); font-variant-numeric: lining-nums; margin-top: 0.6rem; }
.credit { font-size: 0.6875rem; letter-spacing: 0.05em; text-transform: uppercase; }
.caption + .credit { margin-inline-start: 0.4rem; }
.body { margin-top: 2.2rem; }
p { margin: 0 0 1.15em; text-wrap: pretty; hanging-punctuation: first allow-end last; }
.dateline { font-size: 0.92em; font-weight: 600; letter-spacing: 0.035em; }
h2, h3 { font-weight: 600; letter-spacing: -0.008em; line-height: 1.25; margin: 2.1em 0 0.6em; text-wrap: balance; }
h2 { font-size: 1.36rem; }
h3 { font-size: 1.14rem; }
ul, ol { margin: 0 0 1.15em; padding-inline-start: 1.35em; }
li { margin-bottom: 0.35em; }
li > ul, li > ol { margin: 0.35em 0 0; }
li::marker { color: var(--quiet); }
blockquote { border-inline-start: 2px solid var(--signal); margin: 1.8em 0; padding-inline-start: 1.3rem; }
blockquote p { font-size: 1.14em; font-style: italic; line-height: 1.5; }
blockquote p:last-child { margin: 0; }
a { color: inherit; text-decoration-color: var(--signal); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
a:focus-visible { outline: 2px solid var(--signal); outline-offset: 3px; }
.corrections { border-top: 2px solid var(--signal); margin-top: 2.8rem; padding-top: 0.4rem; }
.corrections article { border-bottom: 1px solid var(--rule); padding: 0.9rem 0 1rem; }
.corrections h2 { display: flex; flex-wrap: wrap; font: 600 0.875rem/1.4 var(--sans); gap: 0 0.75rem; letter-spacing: 0; margin: 0 0 0.35rem; }
.corrections h2 b { color: var(--signal); }
.corrections time { color: var(--quiet); font-weight: 400; font-variant-numeric: lining-nums; }
.corrections p { font-size: 1rem; line-height: 1.55; margin: 0; white-space: pre-line; }
.closing { border-top: 1px solid var(--rule); color: var(--quiet); font-size: 0.95rem; line-height: 1.55; margin-top: 2.8rem; padding-top: 1.1rem; }
.closing p { margin: 0 0 0.8em; white-space: pre-line; }
.closing .credits { font-style: italic; }
.corrections + .closing { border-top: 0; margin-top: 1rem; }
.topics { display: flex; flex-wrap: wrap; font: 0.8125rem/1.4 var(--sans); gap: 0.45rem; list-style: none; margin: 1.4rem 0 0; padding: 0; }
.topics li { border: 1px solid var(--rule); border-radius: 1rem; color: var(--ink); margin: 0; padding: 0.25rem 0.8rem; }
.source { font: 0.75rem/1.5 var(--sans); }
.empty { color: var(--quiet); font-style: italic; }
.nothing { margin: 22vh auto 0; max-width: 30rem; padding: 0 1.25rem; }
.nothing h1 { font-size: 2rem; }
.nothing p { color: var(--quiet); margin-top: 1rem; }
@media (min-width: 48em) {
  body { font-size: 1.1875rem; }
  .story { padding-top: 3.75rem; }
}
@media print { .bar { display: none; } .story { padding: 0; } }
`

/** The hash that lets a Content-Security-Policy allow these styles and nothing else (CSP Level 3, section 8.4). */
export const STYLES_HASH = `'sha256-${createHash('sha256').update(STYLES).digest('base64')}'`
