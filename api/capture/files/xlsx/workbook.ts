import { dirname, join } from 'node:path/posix'
import { type Attributes, isTrue, parseXml, unreadable } from './parse-xml.ts'

/** The parts of an unpacked file by their names. */
export type Parts = ReadonlyMap<string, Buffer>

/** What a workbook says of itself, and which of its sheets is read. */
export interface Workbook {
  /** The first sheet that whoever opens the file can see. */
  readonly sheet: { readonly name: string; readonly content: Buffer }
  /** Sheets with something in them that are not read. */
  readonly others: readonly { readonly name: string; readonly isHidden: boolean }[]
  readonly from1904: boolean
  /** Whether the program that wrote it left the formulas to be calculated by whoever opens it. */
  readonly notCalculated: boolean
  readonly sharedStrings: Buffer | undefined
  readonly styles: Buffer | undefined
}

/** Reads which sheet of a workbook is seen first; charts, dialogues and hidden sheets are passed over. */
export function readWorkbook(parts: Parts): Workbook {
  const [{ path = 'xl/workbook.xml' } = {}] = relationsOf(parts, '').filter(isOf('officeDocument'))
  const relations = relationsOf(parts, path)
  const worksheets = new Map(relations.filter(isOf('worksheet')).map((one) => [one.id, one.path]))
  const sheets: { name: string; path: string; isHidden: boolean }[] = []
  const said = { from1904: false, notCalculated: false }
  parseXml(parts.get(path), {
    open: (element, { name = '', state, id = '', date1904, fullCalcOnLoad }) => {
      const sheet = worksheets.get(id)
      const isHidden = (state ?? 'visible') !== 'visible'
      if (element === 'sheet' && sheet !== undefined) sheets.push({ name, path: sheet, isHidden })
      if (element === 'workbookPr') said.from1904 = isTrue(date1904)
      if (element === 'calcPr') said.notCalculated = isTrue(fullCalcOnLoad)
    },
  })
  // A file that says nothing of its sheets is read by their names.
  const unnamed = [...parts.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  if (!parts.has(path)) {
    sheets.push(...unnamed.sort().map((one) => ({ name: one, path: one, isHidden: false })))
  }
  const first = sheets.find(({ isHidden }) => !isHidden)
  const content = parts.get(first?.path ?? '')
  if (first === undefined || content === undefined) throw unreadable()
  const part = (type: string) => parts.get(relations.find(isOf(type))?.path ?? '')
  return {
    ...said,
    sheet: { name: first.name, content },
    others: sheets.filter((one) => one !== first && hasContent(parts.get(one.path))),
    sharedStrings: part('sharedStrings'),
    styles: part('styles'),
  }
}

/** Whether any cell of a sheet holds something. */
function hasContent(sheet: Buffer | undefined): boolean {
  return /<(\w+:)?(v|is|f)[\s>]/.test(sheet?.toString('latin1') ?? '')
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly path: string
}

/** Relations of a part; the last word of a type tells it, since the strict form of the format has other addresses. */
function relationsOf(parts: Parts, of: string): readonly Relation[] {
  const folder = of === '' ? '' : dirname(of)
  const relations: Relation[] = []
  const name = join(folder, '_rels', `${of.slice(folder === '' ? 0 : folder.length + 1)}.rels`)
  parseXml(parts.get(name), {
    open: (element, { Id = '', Type = '', Target = '' }: Attributes) => {
      if (element !== 'Relationship') return
      const path = Target.startsWith('/') ? Target.slice(1) : join(folder, Target)
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path })
    },
  })
  return relations
}

function isOf(type: string): (relation: Relation) => boolean {
  return (relation) => relation.type === type
}
