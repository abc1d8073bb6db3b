import type { Label } from '../../../web/pages/labels/label-html.ts'
import { labelWords } from '../../../web/pages/labels/label-words.ts'
import { massText } from '../../../web/pages/labels/mass-text.ts'

/** Dots of a label of 100 × 50 mm at 203 dpi, 8 to the millimetre. */
const width = 800
const height = 400
const margin = 24
/** Width of a capital letter of the printer's scalable font, as a share of its height. */
const widestShare = 0.65

/**
 * A label in ZPL II for a Zebra or compatible printer. In English: the fonts that every printer has hold no Chinese.
 * The QR is Q: a quarter of it may be dirty.
 */
export function zplLabel(label: Label): string {
  const scale = Math.min(10, Math.floor((height - 2 * margin) / label.symbol.size))
  const left = margin + scale * (label.symbol.size + 4)
  const room = width - margin - left
  const { code, massGrams, kind, state, day, typed } = label
  const mass = massGrams === null ? labelWords.notWeighed.en : massText(massGrams)
  const size = code.length <= 12 ? 48 : code.length <= 30 ? 36 : 24
  const line = (top: number, dots: number, words: string) =>
    `^FO${left},${top}^A0N,${dots},${dots}^FH_^FD${escaped(words)}^FS`
  const block = (top: number, dots: number, words: string) =>
    `^FO${left},${top}^A0N,${dots},${dots}^FB${room},1^FH_^FD${escaped(words.replaceAll('\\', '\\\\'))}^FS`
  const groups = (typed.code.match(/.{1,4}/g) ?? []).join('-')
  return [
    // ^CI28: text is UTF-8. ^LH0,0 and ^LS0: whatever the label before set is undone.
    `^XA^CI28^LH0,0^LS0^PW${width}^LL${height}`,
    // In ^FD of a QR: error correction Q, automatic mode, then the content.
    `^FO${margin},${margin}^BQN,2,${scale}^FH_^FDQA,${escaped(label.link)}^FS`,
    // Printers break lines at spaces only, and codes have none.
    ...chunks(code, Math.floor(room / (size * widestShare))).map((words, index) =>
      line(margin + index * size, size, words),
    ),
    block(190, 48, mass),
    block(244, 28, kind.en),
    block(276, 28, `${state.en} ${day}`),
    // White on black: ^FR turns what lies over the box round.
    ...(label.danger === undefined
      ? []
      : [
          `^FO${left},134^GB${room},52,52^FS`,
          `^FO${left + 6},138^A0N,22,22^FR^FB${room - 12},2^FH_^FD${escaped(label.danger.en)}^FS`,
        ]),
    line(314, 18, `${typed.host}/b/`),
    line(334, 18, groups),
    ...(label.demonstration ? [line(358, 18, labelWords.demonstration.en)] : []),
    '^XZ',
    '',
  ].join('\n')
}

/**
 * Makes text harmless: `^` and `~` begin commands, `_` begins our own escapes. These and all beyond ASCII are written as `_` and the byte's two hex digits, which ^FH_ asks for.
 */
function escaped(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const isPlain = byte >= 0x20 && byte < 0x7f && !'^~_'.includes(String.fromCharCode(byte))
      return isPlain ? String.fromCharCode(byte) : `_${byte.toString(16).padStart(2, '0')}`
    })
    .join('')
}

function chunks(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  )
}
