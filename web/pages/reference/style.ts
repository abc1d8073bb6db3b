/** The reference page's whole style: one text, so that its digest can stand in the content security policy. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1d1f;--soft:#5b6269;--line:#d9dde1;--paper:#fff;--well:#f4f6f7;--key:#0b5a52;--must:#9a3412}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#a3abb3;--line:#343a40;--paper:#131517;--well:#1d2124;--key:#6fd3c5;--must:#fdba74}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",sans-serif;overflow-wrap:break-word}
a{color:var(--key);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,pre:focus-visible,nav:focus-visible{outline:3px solid var(--key);outline-offset:2px}
.page{max-width:78rem;margin:0 auto;padding:1.25rem}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.35rem;line-height:1.3;margin:2.75rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;line-height:1.4;margin:2rem 0 .4rem}
h4{font-size:.95rem;margin:1.1rem 0 .3rem}
p{margin:.5rem 0;max-width:70ch}
ol.steps{padding-left:1.3rem}
ol.steps>li{margin:0 0 1.1rem}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
code{background:var(--well);border-radius:3px;padding:.1em .3em}
pre{background:var(--well);border:1px solid var(--line);border-radius:6px;padding:.75rem .9rem;margin:.5rem 0;overflow-x:auto;line-height:1.5;tab-size:2}
pre code{background:none;padding:0;font-size:1em}
.lead{font-size:1.1rem;color:var(--soft)}
.soft{color:var(--soft)}
.other{color:var(--soft);font-size:.9rem;font-weight:400}
.must{color:var(--must);font-weight:600}
.method{display:inline-block;min-width:3.2rem;font:600 .78rem/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;text-align:center;border:1px solid currentColor;border-radius:4px;padding:0 .35rem;margin-right:.4rem;color:var(--key)}
.path{background:none;padding:0;font-size:.95rem}
nav ul{list-style:none;margin:0 0 .9rem;padding:0}
nav li{margin:.1rem 0}
nav li a{display:block;padding:.2rem 0;text-decoration:none}
nav li a:hover{text-decoration:underline}
nav strong{font-size:.95rem}
table{width:100%;border-collapse:collapse;margin:.5rem 0 1rem;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line)}
th{font-size:.82rem;color:var(--soft);font-weight:600}
td p{margin:.1rem 0}
details{border-bottom:1px solid var(--line)}
summary{cursor:pointer;padding:.6rem 0}
summary .other{display:inline-block}
details>div{padding:0 0 1rem}
.contents{border-top:1px solid var(--line);margin-top:1rem}
.contents summary{font-weight:600;color:var(--key)}
@media (max-width:44rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,td{display:block}
tr{border-bottom:1px solid var(--line);padding:.5rem 0}
td{border:0;padding:.05rem 0}
td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:.82rem}
summary{padding:.8rem 0}
h2{margin-top:2rem}
nav li a{padding:.45rem 0}
}
@media (min-width:68rem){
.page{display:grid;grid-template:"nav header" auto "nav main" 1fr / 15rem minmax(0,1fr);column-gap:3rem}
header{grid-area:header}
main{grid-area:main}
nav{grid-area:nav;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:1.25rem 0;font-size:.92rem}
.contents{border:0}
}
@supports selector(::details-content){@media (min-width:68rem){
.contents summary{display:none}
.contents::details-content{content-visibility:visible;height:auto}
}}
@media print{
:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--well:#fff;--key:#000;--must:#000}
nav{display:none}
.page{display:block;max-width:none;padding:0}
pre{white-space:pre-wrap;overflow:visible}
h2,h3,h4,summary{break-after:avoid}
tr,pre{break-inside:avoid}
details::details-content{content-visibility:visible;display:block;height:auto}
}
`
