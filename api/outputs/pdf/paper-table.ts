import { setImmediate } from 'node:timers/promises'
import type { PaperColumn, PaperTable } from './paper.ts'
import { heightOfLines, type TextStyle } from './text-box.ts'
import { margin, newPage, type Writing } from './writing-on.ts'

const caption = { size: 11, weight: 'bold' } as const
const head = { size: 7.5, weight: 'bold' } as const
const cell = { size: 7.5, weight: 'regular' } as const
const inside = 3
/** Rows of at most so many points, so that one long remark cannot fill page after page. */
const mostLines = 40

interface Box {
  readonly column: PaperColumn
  readonly x: number
  readonly width: number
}

/** Draws a table over as many pages as it needs, with its head on each; a row is never cut in two. */
export async function drawTable(writing: Writing, table: PaperTable): Promise<void> {
  const boxes = boxesOf(writing, table.columns)
  const names = rowOf(
    writing,
    boxes,
    table.columns.map(({ name }) => name),
    head,
  )
  const first = table.rows[0] ?? table.total ?? []
  const needed = 22 + names.height + rowOf(writing, boxes, first, cell).height
  if (writing.y + needed > writing.bottom) newPage(writing)
  drawCaption(writing, table.caption)
  names.draw('head')
  const lines = [
    ...table.rows.map((row) => ({ row, style: cell, kind: 'row' as const })),
    ...(table.total === undefined
      ? []
      : [{ row: table.total, style: head, kind: 'total' as const }]),
  ]
  for (const { row, style, kind } of lines) {
    const line = rowOf(writing, boxes, row, style)
    if (writing.y + line.height > writing.bottom) {
      newPage(writing)
      names.draw('head')
      // Whoever else is served here waits no longer than a page takes.
      await setImmediate()
    }
    line.draw(kind)
  }
  writing.y += 14
}

function drawCaption(writing: Writing, text: string | undefined): void {
  if (text === undefined) return
  const { box, width } = writing
  const lines = box.linesOf(text, width, caption)
  box.write(lines, { x: margin, y: writing.y, width, align: 'start' }, caption)
  writing.y += heightOfLines(lines.length, caption) + 4
}

function boxesOf({ width }: Writing, columns: readonly PaperColumn[]): readonly Box[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0)
  let x = margin
  return columns.map((column) => {
    const box = { column, x, width: (width * column.width) / shares }
    x += box.width
    return box
  })
}

function rowOf(writing: Writing, boxes: readonly Box[], row: readonly string[], style: TextStyle) {
  const { sheet, box } = writing
  const cells = boxes.map((one, at) => ({
    one,
    lines: box.linesOf(row[at] ?? '', one.width - 2 * inside, style).slice(0, mostLines),
  }))
  const height =
    heightOfLines(Math.max(1, ...cells.map(({ lines }) => lines.length)), style) + 2 * inside
  return {
    height,
    draw: (kind: 'head' | 'row' | 'total') => {
      for (const { one, lines } of cells) {
        const at = { x: one.x + inside, y: writing.y + inside, width: one.width - 2 * inside }
        box.write(lines, { x: at.x, y: at.y, width: at.width, align: one.column.align }, style)
      }
      const y = kind === 'total' ? writing.y : writing.y + height
      sheet
        .moveTo(margin, y)
        .lineTo(margin + writing.width, y)
        .lineWidth(kind === 'row' ? 0.3 : 0.9)
        .strokeColor(kind === 'row' ? '#999999' : '#000000')
        .stroke()
      writing.y += height
    },
  }
}
