import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { type Language, words } from '../../../domain/words.ts'
import { facesFor } from './faces.ts'
import { type Paper, textsOf } from './paper.ts'
import { drawTable } from './paper-table.ts'
import { createTextBox, heightOfLines } from './text-box.ts'
import { foot, margin, newPage, type Writing } from './writing-on.ts'

const body = { size: 8.5, weight: 'regular' } as const
const label = { size: 8.5, weight: 'bold' } as const
const title = { size: 17, weight: 'bold' } as const
const small = { size: 7, weight: 'regular' } as const
const qrSide = 88
const separator = ' · '
/** More columns than stand beside each other on an upright page. */
const mostUpright = 6

/**
 * Draws a paper as PDF, A4, on its side where a table has many columns. All its fonts are in it, so that Chinese is read
 * everywhere, and all text can be selected. The same paper gives the same text.
 */
export async function drawPaper(paper: Paper): Promise<Buffer> {
  const { language } = paper
  const ours = [pageWords(language, 0, 0), separator]
  const faces = await facesFor([...textsOf(paper), ...ours], language)
  const sheet = new PDFDocument({
    size: 'A4',
    layout: paper.tables.some(({ columns }) => columns.length > mostUpright)
      ? 'landscape'
      : 'portrait',
    margin: 0,
    bufferPages: true,
    lang: language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: paper.title,
      Producer: 'Loomcell',
      Creator: 'Loomcell',
      CreationDate: paper.madeAt,
    },
  })
  for (const { name, font } of faces.fonts) sheet.registerFont(name, font)
  const bytes = buffer(sheet)
  const writing: Writing = {
    sheet,
    box: createTextBox(sheet, faces),
    width: sheet.page.width - 2 * margin,
    bottom: sheet.page.height - margin - foot,
    y: margin,
  }
  drawHead(writing, paper)
  for (const table of paper.tables) await drawTable(writing, table)
  for (const note of paper.notes) drawNote(writing, note)
  drawFeet(writing, paper)
  sheet.end()
  return bytes
}

function drawHead(writing: Writing, paper: Paper): void {
  const { box, width } = writing
  const beside = width - qrSide - 16
  drawQr(writing, paper.address)
  const lines = box.linesOf(paper.title, beside, title)
  box.write(lines, { x: margin, y: writing.y, width: beside, align: 'start' }, title)
  writing.y += heightOfLines(lines.length, title) + 6
  const named = Math.min(
    beside * 0.35,
    Math.max(...paper.facts.map(([name]) => box.widthOf(name, label))) + 10,
  )
  for (const [name, value] of paper.facts) {
    const names = box.linesOf(name, named - 8, label)
    const values = box.linesOf(value, beside - named, body)
    box.write(names, { x: margin, y: writing.y, width: named, align: 'start' }, label)
    box.write(
      values,
      { x: margin + named, y: writing.y, width: beside - named, align: 'start' },
      body,
    )
    writing.y += heightOfLines(Math.max(names.length, values.length), body) + 2
  }
  const address = box.linesOf(paper.address, width, small)
  writing.y = Math.max(writing.y, margin + qrSide) + 6
  box.write(address, { x: margin, y: writing.y, width, align: 'start' }, small)
  writing.y += heightOfLines(address.length, small) + 10
}

function drawQr({ sheet, width }: Writing, address: string): void {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const side = qrSide / modules.size
  const left = margin + width - qrSide
  for (let at = 0; at < modules.data.length; at += 1) {
    if (modules.data[at] !== 1) continue
    const row = Math.floor(at / modules.size)
    sheet.rect(left + (at % modules.size) * side, margin + row * side, side, side)
  }
  sheet.fill('black')
}

function drawNote(writing: Writing, note: string): void {
  const { box, width } = writing
  const lines = box.linesOf(note, width, body)
  for (const line of lines) {
    const height = heightOfLines(1, body)
    if (writing.y + height > writing.bottom) newPage(writing)
    box.write([line], { x: margin, y: writing.y, width, align: 'start' }, body)
    writing.y += height
  }
  writing.y += 4
}

/** On each page what it belongs to and which of how many it is, so that a pile can be put in order. */
function drawFeet({ sheet, box, width }: Writing, { title, digest, language }: Paper): void {
  const { start, count } = sheet.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    sheet.switchToPage(page)
    const y = sheet.page.height - margin - heightOfLines(1, small)
    const number = pageWords(language, page - start + 1, count)
    const room = width - box.widthOf(number, small) - 16
    const [line = ''] = box.linesOf(`${title}${separator}${digest}`, room, small)
    box.write([line], { x: margin, y, width: room, align: 'start' }, small)
    box.write([number], { x: margin, y, width, align: 'end' }, small)
  }
}

function pageWords(language: Language, page: number, pages: number): string {
  return words(
    `Page ${page} of ${pages}`,
    `第 ${page} 頁，共 ${pages} 頁`,
    `第 ${page} 页，共 ${pages} 页`,
  )[language]
}
