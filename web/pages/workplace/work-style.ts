/**
 * Style of the pages people work with on the floor: everything that is touched is 48 pixels high or more, what is read from
 * an arm's length stands large, and a fault has a thick edge besides its colour.
 */
export const workStyle = `
.work{font-size:1.125rem}
.work input:not([type=checkbox],[type=radio],[type=hidden]),.work select,.work textarea,.work button,.work .button{min-height:3rem}
.work select{appearance:none;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(135deg,currentColor 50%,transparent 50%);background-position:right 1.15rem center,right .8rem center;background-size:.4rem .4rem;background-repeat:no-repeat;padding-right:2.2rem}
.work textarea{line-height:1.4;resize:vertical}
.work summary{cursor:pointer;min-height:3rem;padding:.65rem 0;font-weight:600;color:var(--key)}
.work .row button{min-height:3rem}
.work .row{gap:.75rem}
.work .row .button,.work .row button{margin:0}
.back{display:inline-block;padding:.6rem 0}
button.big,.button.big{min-height:3.5rem;font-size:1.1875rem;padding:.7rem 1.6rem}
button.small{margin-top:.6rem}
.act{margin-top:.4rem}
.hint,.note{color:var(--soft);font-size:1rem;margin:.1rem 0 .35rem}
.note{margin:.4rem 0 0}
.work button,.work .button{overflow-wrap:normal}
.work legend{padding:0}
.opt{display:inline!important;white-space:nowrap;margin-left:.35em;font-size:.9375rem}
.field{margin:0 0 1.1rem}
.field label,.field legend{margin-top:0}
.field>input,.field>select,.field>textarea{max-width:36rem}
.field.bad{border-left:5px solid var(--over);padding-left:.8rem}
.field.bad input,.field.bad select,.field.bad textarea{border-color:var(--over);border-width:2px}
.wrong{color:var(--over);font-weight:600;margin:.1rem 0 .35rem}
.summary h2{font-size:1.25rem;margin:0 0 .4rem}
.summary ul{padding-left:1.2rem;margin:0}
.summary li{padding:.3rem 0}
.summary li{line-height:1.35}
.why{font-size:.9375rem}
.work .why summary{display:inline-block;font-weight:400;padding:.75rem 0 .4rem;color:var(--soft);text-decoration:underline;text-underline-offset:.18em;font-size:.9375rem}
.why dl{margin:.2rem 0 .6rem}
.why dd{font-weight:400;margin:0 0 .6rem}
.amount{display:flex;align-items:stretch;max-width:20rem}
.amount .unit{flex:none;display:flex;align-items:center;padding:0 .9rem;border:1px solid var(--edge);border-left:0;border-radius:0 8px 8px 0;color:var(--soft);background:var(--paper)}
.amount input{border-radius:8px;font-variant-numeric:tabular-nums}
.amount .unit{white-space:nowrap}
.amount:has(.unit) input{border-radius:8px 0 0 8px}
.tiles{display:grid;gap:.5rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,12rem),1fr))}
.tiles.short{grid-template-columns:repeat(auto-fill,minmax(8rem,1fr))}
.tiles label{display:flex;align-items:center;gap:.2rem;min-height:3.25rem;margin:0;padding:.5rem .8rem;border:1px solid var(--edge);border-radius:8px;background:var(--card);font-weight:400;cursor:pointer}
.tiles label:has(:checked){border-color:var(--key);box-shadow:inset 0 0 0 2px var(--key);font-weight:600}
.tiles input{flex:none;width:1.5rem;height:1.5rem}
.tiles small{font-size:.9375rem}
.tiles button{margin:0}
.inspected img{display:block;max-width:100%;max-height:26rem;border:1px solid var(--line);border-radius:8px;background:var(--paper)}
.line{border-top:1px solid var(--line);padding:.9rem 0 .4rem;margin-top:.6rem}
.line.lone{border:0;padding-top:0;margin-top:0}
.line legend{float:left;width:100%;margin:0 0 .6rem;font-size:1.125rem}
.line legend+*{clear:both}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.line.lone legend{margin:0}
.pair{display:grid;align-items:end;gap:0 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
.pair.close{grid-template-columns:1fr 1fr}
.close .unit{padding:0 .6rem}
.asent small{display:block;margin-top:.3rem}
.goods{list-style:none;margin:0;padding:0}
.goods li{border-top:1px solid var(--line);padding:.7rem 0}
.goods li:first-child{border:0;padding-top:0}
.goods li:target,.line:target{background:var(--word);color:var(--wordink);border-left:5px solid var(--key);padding-left:.8rem}
.line:target small,.line:target .hint,.line:target dt,.goods li:target small,.goods li:target dt{color:inherit}
.masses{display:grid;gap:.4rem 1rem;grid-template-columns:repeat(auto-fill,minmax(8rem,1fr))}
.masses dd{margin:0;font-variant-numeric:tabular-nums}
.masses+ul{margin-top:.8rem}
.more{margin-top:.2rem}
.codebox{background:var(--card);border:2px solid var(--key);border-radius:12px;padding:1rem 1.15rem 1.15rem;margin:0 0 1rem}
.codebox label{margin-top:0;font-size:1.1875rem}
.codebox input{min-height:3.5rem!important;font-size:1.25rem}
.codebox .row{flex-wrap:nowrap}
.codebox .row .big{min-height:3.5rem;white-space:nowrap;padding:.6rem 1.1rem}
.codebox .grow{min-width:0;flex:1 1 auto}
h2.minor{font-size:1.0625rem;margin:1.1rem 0 0}
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(6.5rem,1fr));gap:.5rem;margin:0 0 1rem}
.counts a{display:flex;flex-wrap:wrap;align-items:baseline;align-content:flex-start;gap:.1rem .5rem;line-height:1.3;padding:.7rem .9rem;min-height:3rem;background:var(--card);border:1px solid var(--line);border-radius:10px;text-decoration:none;color:var(--ink)}
.counts a[aria-current]{border-color:var(--key);box-shadow:inset 0 0 0 2px var(--key)}
.many textarea{margin-bottom:.6rem}
.many button{margin:0}
.codebox>p{margin:0}
.codebox>p a{display:inline-block;padding:.75rem 0}
.narrow{margin:0 0 1rem}
.narrow .tiles{margin:.8rem 0}
.narrow .tiles+button,.narrow button+.button{margin-top:0}
.waits{border-top:1px solid var(--line);padding:1rem 0 .9rem}
.waits:first-of-type{border:0;padding-top:0}
.waits button{margin-top:.6rem}
.rows>li{flex-wrap:nowrap;gap:.3rem}
.rows .rowlink{min-width:0}
.pick{flex:none;display:flex;align-items:center;justify-content:center;width:3rem;min-height:3rem;margin:0 0 0 -.6rem;cursor:pointer}
.pick input{width:1.5rem;height:1.5rem;margin:0}
.list .others{flex:none;display:flex;align-items:center;justify-content:center;width:3rem;min-height:3rem;border:1px solid var(--edge);border-radius:8px;text-decoration:none;font-weight:700}
.waits .pick input,.waits a{scroll-margin-bottom:5rem}
.waits:has(:checked)>button{display:block;margin-left:auto;position:sticky;bottom:.6rem;z-index:1;background:var(--key);color:var(--onkey)}
.why-not{color:var(--soft)}
.rowlink b+small{word-break:keep-all;overflow-wrap:anywhere}
.begin{margin:0;padding-left:1.4rem}
.begin a,.begin span:first-child{display:inline-flex;padding:.6rem .4rem .6rem 0}
.counts b{white-space:nowrap;font-size:1.625rem;line-height:1.1;font-variant-numeric:tabular-nums}
.facility,.filter{margin:0 0 1rem;align-items:end}
.facility{flex-wrap:nowrap}
.facility .grow{flex:1 1 auto;min-width:0;max-width:22rem}
.facility .grow select{width:100%}
.facility button{flex:none}
.filter .field{margin:0}
.group{border-top:1px solid var(--line)}
.group:first-of-type{border:0}
.group>summary{display:flex;flex-wrap:wrap;gap:0 .7rem;align-items:baseline;color:var(--ink);font-weight:400}
.group>summary::before,.change>summary::before{content:"";flex:none;align-self:center;width:.5rem;height:.5rem;border:solid var(--key);border-width:0 2px 2px 0;transform:rotate(-45deg)}
.group[open]>summary::before,.change[open]>summary::before{transform:translateY(-.12rem) rotate(45deg)}
summary::-webkit-details-marker{display:none}
.work .change{margin:.6rem 0}
.work .change>summary{display:inline-flex;gap:.7rem;align-items:center;padding:.55rem 1.1rem;border:1px solid var(--edge);border-radius:8px}
.change[open]{padding-bottom:1rem}
.figures{display:grid;grid-template-columns:repeat(4,1fr);margin:1rem 0 .6rem;border:1px solid var(--line);border-radius:10px}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end;padding:.7rem .9rem;border-left:1px solid var(--line)}
.figures div:first-child{border:0}
.figures dd{margin:0;font-size:1.75rem;line-height:1.2;font-variant-numeric:tabular-nums}
.points{list-style:none;margin:0 0 .8rem;padding:0}
.points li{padding:.6rem 0;border-top:1px solid var(--line)}
.points b{display:block;font-weight:600}
.points p{margin:.2rem 0 0}
.group summary b{color:var(--key)}
.group .num{margin-left:auto;color:var(--soft)}
.rowlink{flex:1 1 15rem;display:block;padding:.55rem 0;min-height:3rem;text-decoration:none}
.rowlink b:not(.danger){text-decoration:underline;text-underline-offset:.18em}
.rowlink small{display:block}
.work .list>li{padding:.35rem 0}
.list a.what{padding:.5rem 0}
.stages{list-style:none;margin:.6rem 0 0;padding:0;display:grid;gap:.6rem;align-items:start;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr))}
.stage{display:flex;flex-direction:column;justify-content:center;min-height:4rem;height:100%;padding:.7rem 1rem;border-radius:10px;border:2px solid var(--key);color:var(--key);text-decoration:none;background:var(--card)}
a.stage:hover{background:var(--key);color:var(--onkey)}
a.stage:hover small{color:inherit}
.stage.shut{border:1px dashed var(--edge);color:var(--soft)}
.stage small{font-size:.9375rem}
.hero{display:flex;flex-wrap:wrap;gap:1rem 2rem;justify-content:space-between;align-items:flex-start}
.hero .what{flex:1 1 14rem}
.hero .lead{font-size:1.375rem;margin:0 0 .7rem;padding-left:.75rem;border-left:5px solid var(--key)}
.qr.small{width:7.5rem;height:7.5rem;margin:0;flex:none}
.qr.small svg{display:block;width:100%;height:100%}
.keys{display:grid;gap:.6rem 1.5rem;grid-template-columns:repeat(auto-fit,minmax(8.25rem,1fr))}
.keys dd{margin:0}
.alarm{margin:0 0 1rem;border:2px solid #a3130a;border-radius:12px;background:var(--card);overflow:hidden}
.work .alarm>summary{display:flex;align-items:center;justify-content:center;min-height:4rem;padding:1.1rem 1rem .7rem;background:repeating-linear-gradient(-45deg,#1d1600 0 .7rem,#ffc533 .7rem 1.4rem) top/100% .5rem no-repeat,#a3130a;color:#fff;font-size:1.25rem;font-weight:700;list-style:none}
.alarm form{padding:.4rem 1rem 1rem}.alarm form>p{margin-bottom:.8rem}
.signs{display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr))}
.work .signs button{width:100%;min-height:4rem;margin:0;border-color:#a3130a;background:#a3130a;color:#fff;font-size:1.125rem}
.links{display:flex;flex-wrap:wrap;gap:.6rem;margin:0 0 1rem}
.links .button{margin:0;background:var(--card)}
.links .button[aria-current]{border-color:var(--key);box-shadow:inset 0 0 0 2px var(--key);font-weight:700}
.story{list-style:none;margin:0;padding:0;border-left:3px solid var(--line);margin-left:.4rem}
.story>li{position:relative;padding:0 0 .9rem 1.1rem}
.story>li::before{content:"";position:absolute;left:-.52rem;top:.5rem;width:.65rem;height:.65rem;border-radius:50%;background:var(--key);border:2px solid var(--card)}
.story p{margin:0 0 .15rem}
.story .gone b{text-decoration:line-through}
.story details p{margin:.3rem 0}
.over{color:var(--over)}
.tag.over{border-color:currentColor}
.minor{padding:.6rem 0;display:inline-block}
.facts div{padding:.45rem 0;border-top:1px solid var(--line)}
.facts div:first-child{border:0}
.facts dd{margin:0}
.codelist a{display:inline-block;padding:.4rem .35rem .4rem 0}
.others a{display:inline-block;padding:.6rem .5rem}
.work th small,.work td small{display:block;font-weight:400}
.work thead th{white-space:nowrap}
.work td.num,.work th.num{white-space:nowrap}
tfoot th,tfoot td{font-weight:700;border-top:2px solid var(--line)}
code{word-break:break-all;font-size:.9375em}
pre{font:.8125rem/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;word-break:break-all;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.7rem;margin:.3rem 0}
.event{border-top:1px solid var(--line);padding-top:1rem;margin-top:1rem}
.mark{color:var(--soft);font-size:.9375rem;font-weight:400;white-space:nowrap}
p.mark{white-space:normal}
.mark[data-outcome=holds]{color:var(--done)}
.mark[data-outcome=wrong]{color:var(--over);font-weight:600}
.verdict{background:var(--word);color:var(--wordink);font-weight:600}
.verdict[data-outcome=holds]{background:var(--donepaper);color:var(--done)}
.verdict[data-outcome=wrong]{background:var(--overpaper);color:var(--over);border-width:3px}
.lines{white-space:pre-line}
.secret{font-size:1.125rem;overflow-wrap:anywhere;background:var(--card);color:var(--ink);padding:.5rem .6rem;border-radius:8px;display:inline-block;border:1px solid currentColor}
h2.over-sections{margin:1.2rem 0 .6rem}
h4{font-size:1rem;margin:.9rem 0 .1rem;color:var(--soft)}
.work h3{margin:0 0 .5rem}
.acts{margin-top:.8rem}
.tickethead{display:flex;flex-wrap:wrap;gap:1rem 1.5rem;margin:0 0 1rem}
.tickethead>:last-child{flex:1 1 14rem}
@media (max-width:39.99rem){.figures{grid-template-columns:1fr 1fr}.figures div:nth-child(3){border-left:0}.figures div:nth-child(n+3){border-top:1px solid var(--line)}}
@media (min-width:40rem){.rows .rowlink{display:flex;flex-wrap:wrap;align-items:center;gap:0 .9rem}.rows .rowlink b:first-child{min-width:11rem}.rows .rowlink small{display:inline}}
@media (min-width:40rem){.points li{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2rem}.points li>:only-child{grid-column:1/-1}.points p{margin:0}.facts div{display:grid;grid-template-columns:15rem 1fr;gap:1rem}.signed{padding-bottom:1rem}}
@media (max-width:39.99rem){.list .rowlink{display:flex;flex-direction:column;align-items:flex-start;gap:.15rem}.counts a{padding:.6rem .7rem;font-size:1rem}.act button.big,.work>p>.button.big{width:100%;margin-right:0;text-align:center}}
@media (forced-colors:active){.tiles label:has(:checked){outline:3px solid Highlight}}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--card:#fff;--key:#000;--over:#000}.noprint,.back,.skip{display:none}.work{font-size:10pt}.work section{break-inside:avoid;border-top:1px solid #000;border-radius:0;margin:0;padding:.5rem 0}h1{font-size:16pt}}
`
