/** Style of the flow report, and of tables of figures that on a phone are a card for each row, with what is not nothing. */
export const flowStyle = `
.flow .figures-table{font-size:.9375rem}
.flow .figures-table thead a{display:inline-block;padding:.35rem 0;color:inherit}
.flow .figures-table thead [aria-sort] a{font-weight:700;color:var(--ink)}
.flow .figures-table thead [aria-sort] a::after{content:" ↓"}
.flow .figures-table small{display:block}
.flow tfoot th,.flow tfoot td{border-top:2px solid var(--edge);font-weight:650}
.flow .filter .grow{flex:1 1 9.5rem}
.flow .filter select{width:100%}
@media (max-width:48rem){.table:has(>.cards){overflow:visible}.cards,.cards tbody,.cards tfoot,.cards tr,.cards th[scope=row],.cards td{display:block}.cards thead{display:none}.cards tr{border-top:1px solid var(--line);padding:.6rem 0}.cards tbody tr:first-child{border:0}.cards tfoot tr{border-top:2px solid var(--edge)}.cards th[scope=row],.cards td{border:0;padding:.1rem 0}.cards td.num,.cards td[data-label]{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;text-align:right}.cards td small{display:block}.cards td.soft{display:none}.cards td[data-label]::before{content:attr(data-label);color:var(--soft);font-weight:400}}
@media print{.flow .figures-table{font-size:8pt}.flow .told{padding:.2rem .4rem}}
`
