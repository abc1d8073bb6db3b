/** The look of what an overview shows: tiles, pictures, tables of figures. */
export const oversightStyle = `
:root{--flow:#2b7f74;--flow2:#b07410;--flow3:#7d8791;--goodpaper:#e2f3e7;--good:#17693a}
@media (prefers-color-scheme:dark){:root{--flow:#4fb3a4;--flow2:#d9a54c;--flow3:#8b969e;--goodpaper:#12301d;--good:#7fdba0}}
@media (min-width:64rem){main:has(.desk,.flow),.top:has(~main :is(.desk,.flow)),.ways:has(~main :is(.desk,.flow)),.look:has(~main :is(.desk,.flow)){max-width:78rem}}
.columns{display:grid;gap:0 1rem;grid-template-columns:minmax(0,1fr)}
.columns>div{min-width:0}
@media (min-width:64rem){.columns{grid-template:"main first" auto "main rest" 1fr/minmax(0,1fr) 24rem}.first{grid-area:first}.main{grid-area:main}.rest{grid-area:rest}}
.chooser{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;margin:0 0 1rem}
.chooser form{flex:1 1 20rem}
.chooser .row>*{margin:0}
.chooser label small{display:inline;margin-left:.4em}
.chooser select{max-width:16rem}
.finder{margin:0 0 1rem}
.work .finder button,.work .finder input{min-height:3rem;margin:0}
.months{display:flex;gap:.4rem}
.months .button{margin:0;min-width:3rem;min-height:3rem;text-align:center;font-size:1.25rem;line-height:1.4}
.work .chooser button,.work .chooser input,.work .chooser select{min-height:3rem}
section.totals{padding:0;overflow:hidden}
.tileset{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1px;background:var(--line)}
@media (min-width:48rem){.tileset{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media (min-width:64rem){.tileset{grid-template-columns:repeat(6,minmax(0,1fr))}}
.tileset.three{grid-template-columns:1fr}
@media (min-width:48rem){.tileset.three{grid-template-columns:repeat(3,minmax(0,1fr))}}
.tile{display:flex;flex-direction:column;background:var(--card);padding:.8rem 1.1rem;color:var(--ink);text-decoration:none;min-height:5.5rem}
.tile:hover b{text-decoration:underline;text-underline-offset:.18em;text-decoration-thickness:2px}
.tile span,.tile small{color:var(--soft);font-size:.875rem}
.tile b{font-size:1.75rem;line-height:1.2;font-weight:650;letter-spacing:-.01em;white-space:nowrap;font-variant-numeric:tabular-nums}
.tile small{font-variant-numeric:tabular-nums}
.tile.whole{background:var(--goodpaper)}
.tile.whole,.tile.whole *{color:var(--good)}
.tile.broken{background:var(--overpaper)}
.tile.broken,.tile.broken *{color:var(--over)}
.mass{white-space:nowrap;font-variant-numeric:tabular-nums}
.equation{margin:0;padding:.35rem 1.1rem;border-top:1px solid var(--line);display:flex;flex-wrap:wrap;gap:0 .8rem;font-size:.9375rem;color:var(--soft);font-variant-numeric:tabular-nums}
.equation span{white-space:nowrap}
.equation a{display:inline-block;padding:.6rem 0}
.looks{list-style:none;margin:0;padding:0}
.looks li{display:flex;align-items:center;gap:.7rem;border-top:1px solid var(--line);min-height:3.25rem;padding:.2rem 0}
.looks li:first-child{border:0}
.looks li>span:nth-child(2){flex:1;min-width:0}
.looks a,.looks button{display:inline-flex;align-items:center;min-height:3rem}
.opens{font-weight:600;white-space:nowrap}
button.text.opens{padding:.4rem 0;font-weight:600;text-decoration:underline;text-underline-offset:.18em;min-height:3rem}
.pill{flex:none;border-radius:99px;padding:.1rem .7rem;font-size:.875rem;font-weight:600;background:var(--paper);color:var(--ink)}
.pill.bad{background:var(--overpaper);color:var(--over)}
.pill.warn{background:var(--word);color:var(--wordink)}
figure{margin:0 0 .6rem}
svg.sankey,svg.series{display:block;width:100%;height:auto}
svg.narrow{max-width:26rem;margin:0 auto}
@media (min-width:48rem){svg.narrow{display:none}}
@media (max-width:47.99rem){svg.wide{display:none}}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang HK","Microsoft JhengHei","Noto Sans CJK HK",sans-serif;fill:var(--ink)}
svg text.soft{fill:var(--soft)}
svg.sankey text{paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
.band{fill:none;stroke:var(--flow);opacity:.62}
.band.t2{stroke:var(--flow2)}
.band.t3{stroke:var(--flow3)}
.band.return{stroke-dasharray:5 4;opacity:.5}
a:hover .band,.band:hover{opacity:.9}
.bar{fill:var(--ink)}
.bar.return{fill:none;stroke:var(--ink);stroke-dasharray:3 2}
.f1{fill:var(--flow);background:var(--flow)}
.f2{fill:var(--flow2);background:var(--flow2)}
.f3{fill:var(--flow3);background:var(--flow3)}
.rule{stroke:var(--line);fill:none}
.axis{stroke:var(--edge);fill:none}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.9375rem}
.legend i{display:inline-block;width:.85rem;height:.85rem;border-radius:3px;margin-right:.45rem;vertical-align:-.08rem}
.figures-table td,.figures-table th{padding-right:0;padding-left:.9rem;vertical-align:baseline}
.figures-table th:first-child{padding-left:0}
.figures-table tbody th{font-weight:500}
.figures-table td.soft{font-size:inherit;font-family:inherit}
.figures-table td a{display:inline-block;padding:.35rem 0}
.figures-table thead a{color:inherit}
.filelinks{white-space:nowrap}
@media (max-width:40rem){.measure .cards td:empty{display:none}}
@media (max-width:40rem){.filelinks{display:none}.figures-table:has(.filelinks) :is(td,th):not(:first-child){padding-left:.6rem;white-space:nowrap}.figures-table:has(.filelinks) :is(td,th):first-child{min-width:4.5rem}}
.figures-table .filelinks a{margin-right:.5rem;padding:.35rem 0;display:inline-block}
.marked{color:var(--over);font-weight:650}
.matrix{font-size:.9375rem}
.matrix th,.matrix td{padding:.5rem .6rem;border:1px solid var(--line);overflow-wrap:normal;min-width:5.5rem}
.matrix .s1{background:color-mix(in srgb,var(--flow) 7%,var(--card))}
.matrix .s2{background:color-mix(in srgb,var(--flow) 13%,var(--card))}
.matrix .s3{background:color-mix(in srgb,var(--flow) 19%,var(--card))}
.matrix .s4{background:color-mix(in srgb,var(--flow) 25%,var(--card))}
.matrix .s5{background:color-mix(in srgb,var(--flow) 31%,var(--card))}
.matrix .num a{color:var(--ink)}
.recovery thead th:first-child{white-space:normal}
.recovery td:last-child small{margin-top:.15rem;white-space:nowrap}
.pill.good{background:var(--goodpaper);color:var(--good)}
.recovery table+.opens,.recovery table+form{display:block;margin:.2rem 0 1rem}
.recovery a.opens{padding:.7rem 0}
.figures-table tbody th:first-child{min-width:8.5rem}
.figures-table td:not(.num){min-width:6rem;overflow-wrap:normal}
.figures-table small{white-space:normal}
.figures-table .pill{display:inline-block;white-space:nowrap}
@media print{.chooser,.ways,.end,.look{display:none}.columns{display:block}svg.narrow{display:none}svg.wide{display:block}details:not([open])>summary~*{display:block}.tileset{grid-template-columns:repeat(6,minmax(0,1fr))}.tile b{font-size:13pt}}
`
