/** Style of sums of money, which are longer than other figures. */
export const fundingStyle = `
.sums{display:grid;gap:.4rem 1.6rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr))}
.sums dd{font-size:1.375rem;line-height:1.25;font-variant-numeric:tabular-nums;overflow-wrap:normal}
.sums small{display:block;font-weight:400}
.cost{font-variant-numeric:tabular-nums;white-space:nowrap}
`
