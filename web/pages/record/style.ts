/** The record page's whole style: one text, so that its digest can stand in the content security policy. */
export const style = `
:root{color-scheme:light dark;--ink:#16191c;--soft:#545c64;--line:#d8dde1;--paper:#f3f5f6;--card:#fff;--key:#075e54;--over:#7a1f12;--bar:#0b7d70;--added:#8a949d;--good:#dff3ec;--goodink:#0a4a3c;--moving:#e6ecf5;--movingink:#1f3d6b;--ended:#e6e8ea;--endedink:#3d444a;--alarm:#a61b14;--alarmink:#fff;--stripe:#b98a00}
@media (prefers-color-scheme:dark){:root{--ink:#eceff1;--soft:#aab4bc;--line:#353c42;--paper:#0f1214;--card:#191d20;--key:#6fd9ca;--over:#ffb4a3;--bar:#46b8a8;--added:#77828b;--good:#12352d;--goodink:#a9ecd9;--moving:#1b2a42;--movingink:#b9d0f5;--ended:#262b2f;--endedink:#c5ccd2;--alarm:#ffb3a9;--alarmink:#40100b;--stripe:#e0b83a}}
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
.hero{padding:0;overflow:hidden;border-radius:18px}
.in{padding:1.1rem 1.15rem}
.constructed{border:solid;border-width:0 0 0 10px;border-image:repeating-linear-gradient(45deg,var(--stripe) 0 8px,var(--card) 8px 16px) 10}
.demo{font-size:.9375rem;color:var(--soft);margin:0 0 .6rem}
.demo b{color:var(--ink)}
.band{margin:0;padding:.8rem 1.15rem;font-size:1.15rem;background:var(--ended);color:var(--endedink)}
.band b::before{content:"● "}
.band.good{background:var(--good);color:var(--goodink)}
.band.moving{background:var(--moving);color:var(--movingink)}
.band.moving b::before{content:"➜ "}
.band.closed b::before{content:"■ "}
.band small{color:inherit;display:block}
.band.recall small{display:inline}
.band.recall{background:var(--alarm);color:var(--alarmink)}
.band.recall b{font-size:1.5rem;line-height:1.2}
.band.recall b::before{content:"⚠ "}
.band.recall a{color:inherit;font-weight:700;display:inline-block;padding:.5rem 0}
.figures{display:grid;grid-template-columns:1fr 1fr;gap:.9rem 1.25rem;margin:0 0 1rem}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dd{font-size:1.45rem;line-height:1.15;font-weight:700}
.figures .share dd{font-size:2.75rem;line-height:1}
.figures .ask dd{font-size:1.0625rem;line-height:1.3;font-weight:600}
.hands{display:block;margin:0 0 .9rem}
.hands ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:center}
.hands li+li::before{content:"→";margin-right:.5rem;color:var(--soft)}
.hands a{display:inline-flex;min-height:3rem;padding:.2rem 0;text-decoration:underline}
.removed{color:var(--soft)}
.go{display:inline-flex;align-items:center;min-height:3rem;padding:.4rem 1rem;border:2px solid;border-radius:10px;font-weight:600;text-decoration:none}
.paper{display:none}
figure{margin:0}
figcaption p{margin:.3rem 0}
.flow{display:block;width:100%;max-width:27rem;height:auto;margin:0 auto .4rem}
.flow text{font-size:12.5px;fill:var(--ink)}
.flow .soft{fill:var(--soft);font-size:12.5px}
.flow rect,.flow path{fill:var(--bar)}
.flow path{opacity:.55}
.flow .own{fill:var(--ink)}
.flow .added{fill:var(--added)}
.flow .lost{fill:var(--stripe)}
.flow .left{fill:var(--soft)}
.story{list-style:none;margin:0;padding:0}
.story li{position:relative;padding:0 0 1.1rem 2rem}
.story li::before{content:"";position:absolute;left:0;top:.25rem;width:1.05rem;height:1.05rem;border-radius:50%;border:.3rem solid var(--bar);background:var(--card)}
.story li:not(:last-child)::after{content:"";position:absolute;left:.45rem;top:1.5rem;bottom:-.2rem;width:2px;background:var(--line)}
.story li:last-child{padding-bottom:0}
.story .soft{display:block}
.claim{border-top:1px solid var(--line);padding:.6rem 0}
.claim:first-of-type{border-top:0;padding-top:0}
.claim dl{display:grid;gap:.4rem}
.over{color:var(--over)}
.odd{color:var(--over);border:1px solid;border-radius:8px;padding:.6rem .8rem;margin:.8rem 0}
@media (max-width:30rem){.top span{display:none}}
.word{border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:.6rem 0;margin:1rem 0;font-size:1rem}
.word b{font-weight:600}
.word a{white-space:nowrap}
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
.word[data-outcome=holds]{background:var(--good);color:var(--goodink);border-radius:8px;padding:.6rem .8rem}
.word[data-outcome=holds] a{color:inherit}
.word[data-outcome=holds] b::before{content:"✓ "}
.word[data-outcome=wrong]{color:var(--over);border:3px solid;border-radius:8px;padding:.6rem .8rem}
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
section,.in{padding:1.5rem 1.75rem}
.hero{padding:0}
.band{padding:.8rem 1.75rem}
.band small{display:inline;margin-left:.5rem}
.figures{grid-template-columns:repeat(3,1fr)}
.keys{grid-template-columns:1fr 1fr}
.facts div{display:grid;grid-template-columns:16rem 1fr;gap:1rem}
}
p.work{margin:.6rem 0 0;font-size:.9375rem}
p.work a{display:inline-block;padding:.6rem 0}
@media print{p.work,[data-own-keys]{display:none}
@page{margin:12mm 12mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#333}}
:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--card:#fff;--key:#000;--over:#000;--bar:#444;--added:#999;--good:#fff;--goodink:#000;--moving:#fff;--movingink:#000;--ended:#fff;--endedink:#000;--alarm:#fff;--alarmink:#000}
body{max-width:none;padding:0;font-size:10.5pt}
nav:not(.hands),.go,.top{display:none}
.hero{border-radius:0;overflow:visible}
.paper{display:flex;gap:1rem;align-items:flex-start;margin:0 0 .6rem}
.paper svg{width:32mm;flex:none}
.paper p{margin:0 0 .2rem}
.flow,.story li,.claim,figure{break-inside:avoid}
.flow rect,.flow path{print-color-adjust:exact;-webkit-print-color-adjust:exact}
section{border:0;border-top:1px solid #999;border-radius:0;padding:.6rem 0;margin:0}
.word,.band{border:2px solid #000;border-radius:0}
.word{padding:.4rem .6rem}
.constructed{border-left:10px double #000;border-image:none}
.in,.band{padding:.4rem .6rem}
h2,h3{break-after:avoid}
li:not(:has(li)),.facts div{break-inside:avoid}
svg,.stages li::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`
