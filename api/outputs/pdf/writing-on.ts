import type { Sheet, TextBox } from './text-box.ts'

/** White around every page, in points as all lengths here. */
export const margin = 40
/** Room for the line at the foot of each page. */
export const foot = 20

/** A document that is being written, and how far down its last page it is. */
export interface Writing {
  readonly sheet: Sheet
  readonly box: TextBox
  readonly width: number
  /** Nothing is written below. */
  readonly bottom: number
  y: number
}

/** Goes on at the top of a new page. */
export function newPage(writing: Writing): void {
  writing.sheet.addPage()
  writing.y = margin
}
