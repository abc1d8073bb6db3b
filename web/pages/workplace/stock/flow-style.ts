/** Style of the flow report: read across where there is room, on a phone a card for each row with what is not nothing. */
export const flowStyle = `
.flow .figures-table{font-size:.9375rem}
.flow .figures-table thead a{display:inline-block;padding:.35rem 0;color:inherit}
.flow .figures-table thead [aria-sort] a{font-weight:700;color:var(--ink)}
.flow .figures-table thead [aria-sort] a::after{content:" ↓"}
.flow .figures-table small{display:block}
.flow tfoot th,.flow tfoot td{border-top:2px solid var(--edge);font-weight:650}
@media (max-width:48rem){.flow .table{overflow:visible}.flow table,.flow tbody,.flow tfoot,.flow tr,.flow table th[scope=row],.flow table td{display:block}.flow thead{display:none}.flow tr{border-top:1px solid var(--line);padding:.6rem 0}.flow tbody tr:first-child{border:0}.flow tfoot tr{border-top:2px solid var(--edge)}.flow table th[scope=row],.flow table td{border:0;padding:.1rem 0}.flow table td.num{display:flex;justify-content:space-between;align-items:baseline;gap:1rem}.flow table td.soft{display:none}.flow td[data-label]::before{content:attr(data-label);color:var(--soft);font-weight:400}}
@media print{.flow .figures-table{font-size:8pt}.flow .told{padding:.2rem .4rem}}
`
