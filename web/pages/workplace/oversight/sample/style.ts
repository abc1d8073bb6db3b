/** The look of questions and of an audit sample, on a screen and as the list that an auditor carries along. */
export const sampleStyle = `
.sampled{list-style:none;margin:0;padding:0}
.sampled>li>section{display:flow-root}
.sampled .qr{float:right;margin:0 0 .6rem 1rem}
.sampled details{clear:both}
.filter .field select{width:100%}
.onpaper{display:none}
@media (max-width:39.99rem){.sampled .qr.small{width:6rem;height:6rem}}
@media print{.sampled .qr.small{width:24mm;height:24mm}.sampled code{font-size:8pt}.sampled small{font-size:9pt}.onpaper{display:block}.onpaper p{margin:.5rem 0 0}.onpaper span{display:inline-block;margin-right:1.2rem}.blank{display:inline-block;width:7rem;border-bottom:1px solid #000;text-decoration:none}.blank.long{width:60%}}
`
