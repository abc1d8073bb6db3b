/** Style of registers: rows that are read across on a desktop and down on a phone, each with its details behind a heading. */
export const registerStyle = `
.register .counts a{overflow-wrap:normal}
@media (max-width:40rem){.register .counts{grid-template-columns:repeat(2,minmax(0,1fr))}}
.register td,.register .tap{overflow-wrap:break-word}
.register .more dd{overflow-wrap:anywhere}
.register .line td{padding:.2rem .8rem .2rem 0;white-space:nowrap;vertical-align:middle}
.register .line td:nth-child(4){white-space:normal;min-width:9rem}
.register .tap{display:inline-block;min-height:3rem;padding:.2rem 0;text-decoration:none}
.register .tap b{font-weight:400;text-decoration:underline;text-underline-offset:.18em}
.register .more td{border:0;padding:0}
.register .more summary{display:inline-flex;align-items:center;min-height:3rem;font-size:.9375rem}
.register .more dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.2rem 1.2rem;padding:.2rem 0 .8rem}
.register .more dd{font-weight:400}
@media (max-width:40rem){.register .table{overflow:visible}.register table,.register tbody,.register tr,.register .more td{display:block}.register thead{display:none}.register .line{display:grid;grid-template-columns:1fr auto;gap:0 .8rem;border-top:1px solid var(--line);padding:.5rem 0 0}.register .line td{border:0;padding:0;white-space:normal}.register .line td:nth-child(2){grid-row:1;grid-column:1}.register .line td:nth-child(3){grid-row:1;grid-column:2}.register .line td:nth-child(1){grid-row:2;grid-column:2;color:var(--soft)}.register .line td:nth-child(4){grid-row:2;grid-column:1}}
@media print{.register .table{overflow:visible}.register .line td{white-space:normal}.register .more{display:none}.register thead{display:table-header-group}.register tr{break-inside:avoid}}
`
