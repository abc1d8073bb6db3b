/** The front page's and the tour's whole style: one text, so that its digest can stand in the content security policy. */
export const homeStyle = `
:root{color-scheme:light dark;--ink:#16191c;--soft:#545c64;--line:#d8dde1;--paper:#f3f5f6;--card:#fff;--key:#075e54;--onkey:#fff;--over:#7a1f12;--bar:#0b7d70;--pale:#e3f3f0}
@media (prefers-color-scheme:dark){:root{--ink:#eceff1;--soft:#aab4bc;--line:#353c42;--paper:#0f1214;--card:#191d20;--key:#6fd9ca;--onkey:#08211d;--over:#ffb4a3;--bar:#46b8a8;--pale:#16302c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:70rem;padding:0 1rem 3rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang HK","Microsoft JhengHei","Noto Sans CJK HK",sans-serif;overflow-wrap:break-word}
:where(:lang(zh-Hans)){font-family:system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--key);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--key);outline-offset:2px;border-radius:2px}
header{display:flex;justify-content:space-between;align-items:center;gap:0 1rem;padding:.6rem 0}
header p{margin:0}
header p a{display:inline-flex;align-items:center;min-height:3rem;color:var(--ink);text-decoration:none;font-size:1.15rem}
nav{display:flex;gap:.25rem}
nav a{display:inline-flex;align-items:center;min-height:3rem;padding:.4rem .5rem;text-decoration:none;font-size:.9375rem}
nav a[aria-current]{color:var(--ink);font-weight:700;border-bottom:2px solid}
h1{font-size:2rem;line-height:1.15;margin:0 0 .6rem;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .4rem}
h3{font-size:1.0625rem;margin:1.2rem 0 .4rem}
p{margin:.4rem 0}
.lead{font-size:1.15rem;max-width:36em}
small,.soft{color:var(--soft);font-size:.9375rem}
section{margin:0 0 1.5rem}
.in{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;background:var(--pale);border-radius:12px;padding:.6rem 1rem;margin:0 0 1rem}
.cards{display:grid;gap:1rem;margin:0 0 2rem}
.card{display:flex;flex-direction:column;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.15rem}
.card>.ways{margin-top:auto;padding-top:.6rem}
.ways{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem}
.ways a{display:inline-flex;align-items:center;min-height:3rem}
label{display:block;font-weight:600;margin:.6rem 0 .2rem}
input{width:100%;min-height:3rem;padding:.5rem .7rem;font:inherit;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:8px}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:3rem;padding:.5rem 1.1rem;font:inherit;font-weight:600;color:var(--onkey);background:var(--key);border:0;border-radius:8px;cursor:pointer;text-decoration:none}
button.quiet{background:none;color:var(--key);border:1px solid}
form .button,form button{margin-top:.6rem}
.wrong{color:var(--over);font-weight:600;margin:.4rem 0 0}
figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.15rem}
figcaption{font-weight:600;margin:0 0 .6rem}
.story{list-style:none;display:flex;margin:0 0 1rem;padding:0}
.story:last-child{margin:0}
.story li{position:relative;flex:1;display:flex;flex-direction:column;align-items:center;text-align:center;font-size:.875rem;line-height:1.3;padding:0 .2rem;text-wrap:balance}
.story li+li::before{content:"";position:absolute;top:1.65rem;left:calc(-50% + 1.9rem);right:calc(50% + 1.9rem);border-top:3px solid var(--bar)}
.story svg{width:3.3rem;height:3.3rem;margin:0 0 .3rem;fill:none;stroke:var(--bar);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.story .full{fill:var(--pale)}
.story b{font-size:.9375rem}
.examples{list-style:none;display:grid;gap:.6rem;margin:0;padding:0}
.examples a{display:block;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.7rem 1rem;min-height:3rem;text-decoration:none;color:inherit}
.examples b{color:var(--key);text-decoration:underline;text-underline-offset:.18em}
.examples small{display:block}
.kinds{columns:2;margin:.2rem 0;padding-left:1.2rem}
.kinds a{display:inline-block;padding:.5rem 0}
summary{cursor:pointer;min-height:3rem;padding:.7rem 0;color:var(--key)}
.steps{counter-reset:step;list-style:none;margin:1rem 0;padding:0}
.steps>li{counter-increment:step;position:relative;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.15rem 1rem 4rem;margin:0 0 .8rem}
.steps>li::before{content:counter(step);position:absolute;left:1.1rem;top:1rem;width:2rem;height:2rem;border-radius:50%;background:var(--key);color:var(--onkey);font-weight:700;display:grid;place-items:center}
.steps a{display:inline-flex;align-items:center;min-height:3rem}
@media (min-width:56rem){
h1{font-size:2.75rem}
.hero{display:grid;grid-template-columns:1fr 1.1fr;gap:2rem;align-items:center;margin:1.5rem 0 2rem}
.cards{grid-template-columns:repeat(3,1fr)}
.examples{grid-template-columns:1fr 1fr}
.narrow{max-width:46rem}
}
@media print{.in,nav,form{display:none}.card,figure,.examples a,.steps>li{border-color:#999;break-inside:avoid}}
`
