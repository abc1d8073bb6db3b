/** The record page's whole style: one text, so that its digest can stand in the content security policy. */
export const style = `
:root{color-scheme:light dark;--ink:#16191c;--soft:#545c64;--line:#d8dde1;--paper:#f3f5f6;--card:#fff;--key:#075e54;--word:#fff3d6;--wordink:#5c3b00;--over:#7a1f12;--demo:#ffd84d;--bar:#0b7d70;--added:#8a949d;--good:#dff3ec;--goodink:#0a4a3c}
@media (prefers-color-scheme:dark){:root{--ink:#eceff1;--soft:#aab4bc;--line:#353c42;--paper:#0f1214;--card:#191d20;--key:#6fd9ca;--word:#33290f;--wordink:#ffdf99;--over:#ffb4a3;--demo:#ffd84d;--bar:#46b8a8;--added:#77828b;--good:#12352d;--goodink:#a9ecd9}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:46rem;padding:0 1rem 3rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang HK","Microsoft JhengHei","Noto Sans CJK HK",sans-serif;overflow-wrap:anywhere}
:where(:lang(zh-Hans)){font-family:system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--key);text-underline-offset:.18em}
a:focus-visible{outline:3px solid var(--key);outline-offset:2px;border-radius:2px}
.top{display:flex;justify-content:space-between;align-items:center;gap:0 1rem;padding:.6rem 0;font-size:.9375rem}
.top p{margin:.3rem 0;color:var(--soft)}
.top b{color:var(--ink)}
nav{display:flex;gap:.25rem}
nav a{display:inline-flex;align-items:center;min-height:2.75rem;padding:.4rem .5rem;text-decoration:none}
nav a[aria-current]{color:var(--ink);font-weight:700;border-bottom:2px solid}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.15rem;margin:0 0 1rem}
h1{font-size:2rem;line-height:1.15;margin:0}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .6rem}
h3{font-size:1.0625rem;margin:1.2rem 0 .2rem}
h4{font-size:.9375rem;margin:.9rem 0 .1rem;color:var(--soft)}
p{margin:.4rem 0}
small,.soft{font-size:.9375rem;color:var(--soft);font-weight:400}
.lead{font-size:1.15rem;margin:.2rem 0 .8rem}
.now{font-size:1.15rem;font-weight:700;margin:.8rem 0;padding-left:.75rem;border-left:5px solid var(--bar)}
.now small{display:block}
.over{color:var(--over);border-color:currentColor}
.over span{display:block;color:var(--ink);font-weight:600;font-size:1.0625rem}
.demo{background:var(--demo);color:#1d1600;border-radius:8px;padding:.6rem .8rem;margin:0 0 1rem}
.recall{color:var(--over);border:3px solid;border-radius:8px;padding:.6rem .8rem;margin:0 0 1rem;font-size:1.15rem}
.recall small{color:var(--ink,inherit);font-size:1rem}
.odd{color:var(--over);border:1px solid;border-radius:8px;padding:.6rem .8rem;margin:.8rem 0}
.recall.over{color:var(--soft);border-width:1px;font-size:1rem}
.recall b{text-transform:uppercase;letter-spacing:.03em}
.demo b{text-transform:uppercase;letter-spacing:.03em;margin-right:.3em}
@media (max-width:30rem){.top span{display:none}}
.word{background:var(--word);color:var(--wordink);border-radius:8px;padding:.7rem .85rem;margin:1rem 0}
.word a{color:inherit;white-space:nowrap}
dl{margin:0}
dd{margin:0}
dt{color:var(--soft);font-size:.9375rem}
.keys{display:grid;gap:.75rem 1.5rem}
.keys dd{font-weight:600}
.keys dd small{font-weight:400}
.part{display:block}
.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.shares,.links,.stages{list-style:none;margin:0;padding:0}
.shares>li{padding:.5rem 0}
.row,.links li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem}
.num{font-variant-numeric:tabular-nums;margin-left:auto;text-align:right}
.links li{padding:.4rem 0;border-top:1px solid var(--line)}
.bar{display:block;border-radius:4px;background:var(--line);margin:.3rem 0}
.bar rect{fill:var(--bar)}
.added rect{fill:var(--added)}
.stages{border-left:3px solid var(--line);margin-left:.4rem}
.stages li{position:relative;padding:0 0 1rem 1.1rem}
.stages li::before{content:"";position:absolute;left:-.52rem;top:.45rem;width:.65rem;height:.65rem;border-radius:50%;background:var(--bar);border:2px solid var(--card)}
.stages li:last-child{padding-bottom:0}
.stages .soft,.warn{display:block}
.gap{color:var(--soft)}
.warn{color:var(--over)}
.facts div{padding:.45rem 0;border-top:1px solid var(--line)}
.facts div:first-child{border:0}
.facts dd{font-weight:600}
.word[data-outcome=holds]{background:var(--good);color:var(--goodink)}
.word[data-outcome=wrong]{background:var(--card);color:var(--over);border:3px solid}
.steps{list-style:none;margin:.6rem 0;padding:0}
.steps>li{padding:.45rem 0 .45rem 1.7rem;border-top:1px solid var(--line);position:relative}
.steps b{display:block;font-size:.9375rem;color:var(--soft)}
.steps>li::before{content:"–";position:absolute;left:.2rem;font-weight:700;color:var(--soft)}
.steps>[data-outcome=holds]::before{content:"✓";color:var(--key)}
.steps>[data-outcome=holds] b{color:var(--key)}
.steps>[data-outcome=wrong]::before{content:"✗";color:var(--over)}
.steps>[data-outcome=wrong] b,.steps ul{color:var(--over)}
.steps ul{margin:.2rem 0 0;padding-left:1.1rem}
.stages li[data-outcome=wrong]::before{background:var(--over)}
.stages li[data-outcome=holds]::before{content:"✓";background:var(--card);border:0;color:var(--key);font-weight:700;font-size:.9rem;line-height:.65rem}
summary{cursor:pointer;min-height:2.75rem;padding:.6rem 0}
input[type=file]{display:block;width:100%;min-height:2.75rem;margin:.4rem 0;font:inherit}
.checks{margin:0;padding-left:1.2rem}
.checks li{margin:.4rem 0}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;word-break:break-all}
@media (min-width:40rem){
h1{font-size:2.5rem}
section{padding:1.5rem 1.75rem}
.keys{grid-template-columns:1fr 1fr}
.facts div{display:grid;grid-template-columns:16rem 1fr;gap:1rem}
}
p.work{margin:.6rem 0 0;font-size:.9375rem}
p.work a{display:inline-block;padding:.6rem 0}
@media print{p.work{display:none}
:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--card:#fff;--key:#000;--word:#fff;--wordink:#000;--over:#000;--demo:#fff;--bar:#444;--added:#999;--good:#fff;--goodink:#000}
body{max-width:none;padding:0;font-size:10.5pt}
nav{display:none}
section{border:0;border-top:1px solid #999;border-radius:0;padding:.6rem 0;margin:0}
.demo,.word{border:2px solid #000}
h2,h3{break-after:avoid}
li,.facts div{break-inside:avoid}
svg,.stages li::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`
