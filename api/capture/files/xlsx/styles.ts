import { type NumberFormat, readFormat } from './format-section.ts'
import { parseXml } from './parse-xml.ts'

/** Number formats of a workbook's cell styles, by the number that cells name. */
export function readFormats(xml: Buffer | undefined): readonly NumberFormat[] {
  const own = new Map<string, string>()
  const formats: NumberFormat[] = []
  const read = new Map<string, NumberFormat>()
  let within = ''
  parseXml(xml, {
    open: (element, { numFmtId = '0', formatCode = '' }) => {
      // Styles that others only derive from, and those of conditional formats, stand elsewhere and are no cell's own.
      if (element === 'cellXfs' || element === 'cellStyleXfs' || element === 'dxfs')
        within = element
      if (element === 'numFmt' && within === '') own.set(numFmtId, formatCode)
      if (element !== 'xf' || within !== 'cellXfs') return
      const code = own.get(numFmtId) ?? builtIn(Number(numFmtId))
      const format = read.get(code) ?? readFormat(code)
      read.set(code, format)
      formats.push(format)
    },
    close: (element) => {
      if (element === within) within = ''
    },
  })
  return formats
}

/** Formats that have a number and no text (ECMA-376 part 1, 18.8.30); those of East Asia are days and times. */
function builtIn(id: number): string {
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'yyyy-mm-dd h:mm'
  return builtIns[id] ?? 'General'
}

const builtIns: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  // What is spent is shown with the sign of whichever country the program stands in.
  5: '"$"#,##0_);("$"#,##0)',
  6: '"$"#,##0_);[Red]("$"#,##0)',
  7: '"$"#,##0.00_);("$"#,##0.00)',
  8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}
