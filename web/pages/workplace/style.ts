import { fundingStyle } from './funding/style.ts'
import { registerStyle } from './oversight/register-style.ts'
import { sampleStyle } from './oversight/sample/style.ts'
import { oversightStyle } from './oversight/style.ts'
import { flowStyle } from './stock/flow-style.ts'
import { workStyle } from './work-style.ts'

/** The whole style of every signed-in page: one text, so that its digest can stand in the content security policy. */
export const workplaceStyle = `
:root{color-scheme:light dark;--ink:#16191c;--soft:#545c64;--line:#d8dde1;--edge:#767f87;--paper:#f3f5f6;--card:#fff;--key:#075e54;--onkey:#fff;--word:#fff3d6;--wordink:#5c3b00;--over:#7a1f12;--overpaper:#fdecea;--done:#0b4f2f;--donepaper:#e4f5ec;--demo:#ffd84d}
@media (prefers-color-scheme:dark){:root{--ink:#eceff1;--soft:#aab4bc;--line:#353c42;--edge:#7d878f;--paper:#0f1214;--card:#191d20;--key:#6fd9ca;--onkey:#00201c;--word:#33290f;--wordink:#ffdf99;--over:#ffb4a3;--overpaper:#361813;--done:#8fe0b4;--donepaper:#10291c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang HK","Microsoft JhengHei","Noto Sans CJK HK",sans-serif;overflow-wrap:anywhere}
:where(:lang(zh-Hans)){font-family:system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--key);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--key);outline-offset:2px;border-radius:4px}
.look{max-width:62rem;margin:0 auto 1rem;padding:0 1rem}
.look form{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 1rem;background:var(--word);color:var(--wordink);border-radius:8px;padding:.1rem .3rem .1rem .85rem}
.look p{flex:1 1 16rem}
.look button.text{color:inherit;font-weight:700;text-decoration:underline;text-underline-offset:.18em;min-height:3rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem .8rem;z-index:1}
.top,.ways,main{max-width:62rem;margin:0 auto;padding:0 1rem}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1.25rem;padding-top:.4rem;font-size:.9375rem}
.top b a{color:var(--ink);text-decoration:none;font-size:1.0625rem}
.top p{margin:.2rem 0;display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline}
.who{color:var(--soft)}
.tongues{display:flex;gap:.1rem}
.tongues a{display:inline-flex;align-items:center;min-height:2.75rem;padding:.4rem .5rem;text-decoration:none}
.tongues a[aria-current]{color:var(--ink);font-weight:700;text-decoration:underline;text-decoration-thickness:2px}
.ways{display:flex;flex-wrap:wrap;gap:0 .25rem;margin-bottom:1rem;border-bottom:1px solid var(--line)}
.ways a{padding:.65rem .7rem;text-decoration:none;border-bottom:3px solid transparent;margin-bottom:-1px}
.ways a[aria-current]{scroll-initial-target:nearest;color:var(--ink);font-weight:700;border-color:var(--key)}
@media (max-width:40rem){.ways{flex-wrap:nowrap;overflow-x:auto}.ways a{white-space:nowrap}}
.end{display:flex;align-items:center;flex-wrap:wrap}
@media (max-width:39.99rem){.me{display:none}.who{font-size:.875rem}}
@media (max-width:40rem){.end{flex:1 0 100%;justify-content:space-between}.end .tongues{margin-left:-.5rem}}
main{padding-bottom:3rem}
main.narrow,.top:has(+main.narrow){max-width:30rem;margin:0 auto}
.shows{display:flex;align-items:center;gap:.6rem;min-height:3rem;font-weight:400}
.shows[hidden]{display:none}
.plain{margin-top:1rem}
h1{font-size:1.75rem;line-height:1.2;margin:.4rem 0 1rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .5rem}
h3{font-size:1.0625rem;margin:1.2rem 0 .3rem}
p{margin:.4rem 0}
small,.soft{font-size:.9375rem;color:var(--soft)}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.15rem;margin:0 0 1rem}
label,legend{display:block;font-weight:600;margin:.9rem 0 .25rem}
label small,legend small{display:block;font-weight:400}
input,select,textarea{display:block;width:100%;min-height:2.75rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:8px;padding:.5rem .65rem}
input[type=checkbox],input[type=radio]{display:inline-block;width:1.25rem;min-height:0;height:1.25rem;margin:0 .5rem 0 0;vertical-align:-.25rem;accent-color:var(--key)}
.files{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
.files a{display:inline-flex;align-items:center;min-height:2.75rem}
.picture img{display:block;width:7.5rem;height:5.6rem;object-fit:cover;border:1px solid var(--line);border-radius:8px;background:var(--paper)}
.kept{display:flex;align-items:center;gap:.6rem;margin:.4rem 0;font-weight:400}
.kept span{overflow-wrap:anywhere}
input.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.1em}
fieldset{border:0;padding:0;margin:0}
button,.button{display:inline-block;min-height:2.75rem;font:inherit;font-weight:600;color:var(--onkey);background:var(--key);border:1px solid var(--key);border-radius:8px;padding:.55rem 1.1rem;margin:1rem .5rem 0 0;text-decoration:none;cursor:pointer}
button.quiet,.button.quiet{color:var(--key);background:transparent;border-color:var(--edge)}
button.risky{color:var(--over);background:transparent;border-color:currentColor}
button.text{color:var(--key);background:none;border:0;padding:.65rem .7rem;margin:0;font-weight:400}
button.wide{width:100%;margin-right:0}
button[hidden]{display:none}
td button,td .button,.row button,.row .button{margin:0;min-height:2.75rem;padding:.4rem .8rem}
.row{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}
.row>*{flex:0 1 auto}
.row>div{min-width:0}
.row .grow{flex:1 1 14rem}
.row label{margin-top:0}
.row select{width:auto;max-width:100%}
.slim input:not([type=checkbox]),.slim select{max-width:26rem}
.told{border-radius:8px;padding:.7rem .85rem;margin:0 0 1rem;border:1px solid currentColor}
.done{background:var(--donepaper);color:var(--done)}
.danger{color:var(--over)}
section.recalled{background:#a3130a;border-color:#a3130a;color:#fff}
section.recalled ul{list-style:none;margin:0;padding:0}
section.recalled a,section.recalled small{color:inherit}
section.recalled small{display:block}
section.recalled b{font-size:1.125rem}
section.recalled a{display:inline-block;padding:.6rem 0;min-height:2.75rem}
section.held{border:2px solid var(--over)}
section.held h2{color:var(--over)}
p.danger{background:var(--overpaper);border-radius:8px;padding:.45rem .7rem;margin:.4rem 0}
.fault{background:var(--overpaper);color:var(--over)}
.word{background:var(--word);color:var(--wordink)}
.told a{color:inherit}
.told p:first-child,.told ul{margin-top:0}
.told ul{padding-left:1.2rem;margin-bottom:0}
.or{display:flex;align-items:center;gap:.8rem;color:var(--soft);margin:1.2rem 0 0}
.or::before,.or::after{content:"";flex:1;border-top:1px solid var(--line)}
.list{list-style:none;margin:0;padding:0}
.list>li{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;justify-content:space-between;padding:.7rem 0;border-top:1px solid var(--line)}
.list>li:first-child{border:0}
.list .what{flex:1 1 15rem}
.what small{display:block}
.list>li:last-child{padding-bottom:0}
section>.list:first-child>li:first-child,section>form:first-child>label:first-of-type{padding-top:0;margin-top:0}
.list button{margin:0;min-height:2.75rem;padding:.4rem .8rem}
.tag{display:inline-block;border:1px solid var(--edge);border-radius:99px;padding:0 .6rem;font-size:.875rem;font-weight:400;white-space:nowrap}
.tag.on{border-color:var(--key);color:var(--key)}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.55rem .8rem .55rem 0;border-top:1px solid var(--line)}
thead th{border:0;color:var(--soft);font-weight:400;font-size:.9375rem}
.num{font-variant-numeric:tabular-nums;text-align:right}
dl{margin:0}
dt{color:var(--soft);font-size:.9375rem}
dd{margin:0 0 .5rem;font-weight:600}
.code,code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.codes{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.3rem 1rem;list-style:none;margin:.8rem 0;padding:0;font-size:1.125rem}
.qr{display:block;width:13rem;height:13rem;background:#fff;border-radius:8px;margin:.8rem 0}
.demo{background:var(--demo);color:#1d1600;border-radius:8px;padding:.6rem .8rem;margin:0 0 1rem}
@media (min-width:40rem){section{padding:1.4rem 1.6rem}h1{font-size:2.125rem}}
@media print{.top nav,.ways,button{display:none}section{border:0;padding:0}}
${workStyle}${oversightStyle}${registerStyle}${sampleStyle}${flowStyle}${fundingStyle}`
