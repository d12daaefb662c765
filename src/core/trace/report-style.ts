/** The report's own style: readable in light and dark, and on paper. */
export const reportStyle = `
:root { color-scheme: light dark; --text: #1f1f1f; --muted: #5f6368; --line: #dadce0; --page: #fff; --box: #f8f9fa; --bad: #b3261e; --good: #146c2e; --note: #7a5900; --link: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --text: #e3e3e3; --muted: #a8abb0; --line: #474747; --page: #1f1f1f; --box: #282a2c; --bad: #f2b8b5; --good: #a3d9b1; --note: #f0cf7c; --link: #a8c7fa; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 60rem; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.15rem; margin: 0; } h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .5rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
header, footer { color: var(--muted); font-size: .85rem; } header { border-bottom: 1px solid var(--line); padding-bottom: 12px; margin-bottom: 20px; }
a { color: var(--link); } section.flow { margin-bottom: 2.5rem; }
.verdict { margin-bottom: 1rem; border-left: 4px solid var(--line); background: var(--box); padding: 12px 16px; } .verdict.failed { border-color: var(--bad); } .verdict.succeeded { border-color: var(--good); }
.verdict p { margin: .3rem 0; } .status { font-weight: 600; } .failed .status { color: var(--bad); } .succeeded .status { color: var(--good); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; vertical-align: top; padding: 4px 8px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--muted); font-weight: 600; } :is(th, td):nth-child(n+3) { white-space: nowrap; } tr.failed td { color: var(--bad); font-weight: 600; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
.error > b { color: var(--bad); } .warning > b { color: var(--note); }
.picture { overflow-x: auto; } svg { width: 100%; min-width: 34rem; height: auto; max-height: 34rem; } svg text { font: 12px system-ui, sans-serif; fill: var(--text); } svg .who { font-weight: 600; } svg .time { fill: var(--muted); font-size: 10px; }
svg .lane { stroke: var(--line); stroke-dasharray: 2 3; } svg .arrow line, svg .arrow path { stroke: var(--text); stroke-width: 1.3; }
svg .failed line, svg .failed path { stroke: var(--bad); stroke-width: 2; } svg .failed line { stroke-dasharray: 6 4; } svg .failed text { fill: var(--bad); font-weight: 600; }
@media print { :root { --text: #000; --muted: #444; --line: #bbb; --page: #fff; --box: #fff; --bad: #900; --good: #060; --note: #640; --link: #000; }
  body { padding: 0; font-size: 10pt; max-width: none; } svg { max-height: 38vh; min-width: 0; } section.flow { break-inside: auto; } .verdict, tr, li, svg { break-inside: avoid; } section.flow + section.flow { break-before: page; } @page { margin: 15mm; } }
`
