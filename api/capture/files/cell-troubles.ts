import { isWrittenAsNumber } from '../../../domain/parse-facts.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import type { OwnColumn } from './headings.ts'
import { partsOf, quoted } from './read-cell.ts'
import type { CellTrouble } from './sheet.ts'
import type { Cell } from './sheet-columns.ts'

/** Columns whose text is taken word for word. */
const codes: readonly OwnColumn[] = ['id', 'facility', 'operator', 'reverses', 'batch', 'output']

/** Why a text is none: an error of a spreadsheet program that came as text, or was given back as one. */
export function troubleOfText(text: string): CellTrouble | undefined {
  const error = partsOf(text).find(isError)
  return error === undefined ? undefined : { says: 'cell_in_error', values: { given: error } }
}

function isError(text: string): boolean {
  const plain = text.normalize('NFKC').toUpperCase()
  return errors.has(plain) || /^#{3,}$/.test(plain) || /^ERR:\d{3}$/.test(plain)
}

/** Errors as Excel and LibreOffice write them, in English and in the languages whose words for them differ. */
const errors: ReadonlySet<string> = new Set(
  `#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED!
  #CONNECT! #UNKNOWN! #BUSY! #PYTHON! #EXTERNAL! #TIMEOUT! #MACRO? #FMT #ERROR! #NV #N/D #WERT!
  #BEZUG! #ZAHL! #VALEUR! #NOM? #NOMBRE! #NUL! #¡DIV/0! #¡VALOR! #¡REF! #¿NOMBRE? #¡NUM! #¡NULO!
  #DÉBORDEMENT! #ÜBERLAUF! #KALK! #CALCUL!`.split(/\s+/),
)

/** The fault of a cell that cannot be taken as it stands, under the name of what it says. */
export function faultOfCell({ trouble }: Cell, name: string, isWords: boolean): Fault | undefined {
  if (trouble === undefined || (trouble.ofWords === true && !isWords)) return undefined
  return faultOf(name, trouble.says, trouble.values)
}

/** Faults of a row's own columns that cannot be taken as they stand. */
export function faultsOfOwnCells(cells: readonly Cell[]): readonly Fault[] {
  return cells.flatMap((cell): readonly Fault[] => {
    const { column, text } = cell
    if (column.says !== 'own') return []
    const { name } = column
    const fault = faultOfCell(cell, name, codes.includes(name))
    if (fault !== undefined) return [fault]
    const isNumber = codes.includes(name) && partsOf(text).some(isWrittenAsNumber)
    return isNumber ? [faultOf(name, 'cell_code_number', { given: quoted(text) })] : []
  })
}
