/**
 * The style of label sheets and single labels: one text, so that its digest can stand in the content security policy.
 * Sizes are in millimetres and points, since paper is what counts. Office printers leave 4 to 5 mm at the edge of the
 * paper white, and the outer labels begin at that edge: so 5 mm at the sides of every label stay empty.
 * The gap beside the QR is four of its modules or more, as the symbol needs.
 */
export const style = `
@page{size:A4;margin:0}
@page alone{size:100mm 50mm;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
:root{color-scheme:light}
body{background:#e7eaec;color:#000;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
:where(:lang(zh-Hans)){font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
.hint{font-size:11pt;line-height:1.45;padding:4mm;max-width:210mm;margin:0 auto}
.sheet{width:210mm;height:297mm;margin:0 auto 6mm;padding-top:.5mm;background:#fff;display:grid;grid-template:repeat(8,37mm)/repeat(3,70mm)}
.hint h1{font-size:14pt}
.hint p{margin-top:2mm}
.warning,.facts{font-weight:700}
.back{display:inline-block;padding:14px 0;min-height:48px;margin-right:6mm;color:#0b5c5c}
.print{font:inherit;font-weight:700;min-height:48px;padding:0 6mm;border:0;border-radius:1.5mm;background:#0b5c5c;color:#fff;cursor:pointer}
.print[hidden]{display:none}
.label{position:relative;display:grid;align-content:start;background:#fff;overflow:hidden}
.trial{position:absolute;right:3mm;bottom:5mm;font-size:20pt;font-weight:800;line-height:1;letter-spacing:.06em;transform:rotate(-14deg);color:#858585;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.alone .trial{font-size:30pt;right:6mm;bottom:9mm}
.sheets .label{width:70mm;height:37mm;padding:4mm 5mm 0;grid-template:25.5mm auto/25.5mm 1fr;gap:2.6mm 3mm;outline:.2mm dashed #b8bec4;outline-offset:-.1mm}
.alone .label{width:100mm;height:50mm;padding:4mm 4mm 0;grid-template:37.5mm auto/37.5mm 1fr;gap:3.6mm 4.2mm;margin:0 auto}
@media screen{main{overflow-x:auto}.alone .label+.label{margin-top:4mm}}
.qr svg{display:block;width:100%;height:100%}
.says{min-width:0;line-height:1.15;overflow:hidden}
.code{font-weight:800;overflow-wrap:anywhere;line-height:1.06}
.short{font-size:12.5pt}
.middling{font-size:9.5pt}
.long{font-size:7.5pt}
.longest{font-size:5pt}
.mass{font-size:10pt;font-weight:700;margin-top:.8mm;white-space:nowrap}
.mass.unknown{font-weight:400;font-size:9pt}
.kind,.state{font-size:7.5pt;margin-top:.4mm;overflow-wrap:anywhere}
.typed{grid-column:1/-1;font:4.7pt/1.2 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.typed.far{font-size:4pt}
.state time{white-space:nowrap}
.danger{font-size:7pt;font-weight:800;background:#000;color:#fff;padding:.3mm .8mm;overflow-wrap:anywhere;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.alone .danger{font-size:10pt}
.demo{font-size:5.5pt;border:.2mm solid #000;padding:0 .6mm;white-space:nowrap}
.alone .short{font-size:21pt}
.alone .middling{font-size:15pt}
.alone .long{font-size:11pt}
.alone .longest{font-size:8pt}
.alone .mass{font-size:16pt;margin-top:1.2mm}
.alone .mass.unknown{font-size:13pt}
.alone .kind,.alone .state{font-size:11pt}
.alone .typed{font-size:7pt}
.alone .typed.far{font-size:5.6pt}
.alone .demo{font-size:7pt}
@media print{
body{background:#fff}
.hint{display:none}
.sheet{margin:0;height:296.9mm;break-after:page}
.sheet:last-child{break-after:auto}
.sheets .label{outline:0}
.alone{page:alone}
.alone .label{break-after:page}
.alone .label:last-child{break-after:auto}
}
`
