"""How a report looks: dark words on white, one accent, and A4 in mind."""

DOCTYPE = "<!doctype html>"

STYLE = """
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; background: #fff;
  color: #23262f; font: .94rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { margin: 0 0 .8rem; font-size: 1.5rem; font-weight: 600; letter-spacing: -.01em; }
h2 { margin: 0; font-size: 1rem; font-weight: 600; }
h3 { margin: 1.1rem 0 .3rem; font-size: .93rem; font-weight: 600; break-after: avoid; }
p { margin: 0 0 .5rem; }
header { padding-bottom: 1.2rem; border-bottom: 1px solid #cfc8ba; }
header p { max-width: 38rem; color: #52545f; font-size: .87rem; }
section { margin-top: 2rem; }
section > h2 { font-size: 1.15rem; margin-bottom: .4rem; break-after: avoid; }
.charts { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem 2.2rem; }
.chart { margin: 0; break-inside: avoid; }
.chart.whole { grid-column: 1 / -1; }
.chart div { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem;
  margin-bottom: .5rem; }
.chart h2 { white-space: nowrap; font-size: .95rem; }
.chart div p { margin: 0; color: #5f606a; font-size: .76rem; text-align: right; }
.chart svg { display: block; width: 100%; height: auto; }
figcaption { margin-top: .5rem; font-size: .88rem; }
.few { color: #5f606a; }
svg text { font: 10.5px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #5f606a; }
svg .name { fill: #23262f; }
.urge { fill: #b5761d; } .grid { fill: #c4bfb4; } .ground { stroke: #cfc8ba; }
.bar { fill: #3d8d84; } .hill { fill: #6aa39c; } .felt { fill: #1c6a62; }
.secondary { fill: #2f5a90; } .kept { fill: #579088; }
.link { stroke: #9aa79d; stroke-width: 2; }
.before { fill: #fff; stroke: #83540a; stroke-width: 1.8; }
.after { fill: #1c6a62; stroke: #1c6a62; stroke-width: 1.8; }
.curve { fill: none; stroke: #83540a; stroke-width: 2; stroke-linejoin: round; }
.under { fill: #f2e3cb; stroke: none; }
ul { margin: .3rem 0 0; padding: 0; list-style: none; }
li { padding: .25rem 0; border-bottom: 1px solid #eee9de; break-inside: avoid; font-size: .9rem; }
li:has(time) { display: flex; gap: 1rem; }
li time { flex: 0 0 16.5rem; color: #52545f; font-variant-numeric: tabular-nums; }
.note { white-space: pre-wrap; overflow-wrap: anywhere; }
li b { font-weight: 400; color: #5f606a; }
article { margin-top: 1.4rem; }
article h3 { color: #52545f; }
.page { white-space: pre-wrap; overflow-wrap: anywhere; padding-left: .9rem;
  border-left: 2px solid #cfc8ba; }
table { border-collapse: collapse; margin: .4rem 0 .9rem; font-size: .85rem;
  font-variant-numeric: tabular-nums; }
th, td { padding: .12rem .9rem .12rem 0; text-align: right; font-weight: 400; }
th { color: #5f606a; border-bottom: 1px solid #cfc8ba; }
th:first-child, td:first-child { text-align: left; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
.many { font-size: .68rem; } .many th, .many td { padding-right: .42rem; }
.tables { columns: 2; column-gap: 2.2rem; }
.tables > div { break-inside: avoid; }
.tables > .wide { column-span: all; }
.tables h3 { margin-top: .4rem; }
small { font-weight: 400; color: #5f606a; }
@media (max-width: 38rem) {
  .charts { grid-template-columns: 1fr; }
  .tables { columns: 1; }
  li:has(time) { display: block; }
}
@media print {
  html { font-size: 13px; }
  body { max-width: none; padding: 0; }
  .charts { gap: 1.3rem 2.2rem; }
  section > h2 { margin-top: 1.2rem; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
