/** Where a cell stands, both counted from one. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A place as `B7` names it; undefined for what is none. */
export function placeOf(name: string | undefined): Place | undefined {
  const [, letters = '', digits = ''] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(name?.trim() ?? '') ?? []
  if (letters === '') return undefined
  const column = [...letters.toUpperCase()].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  )
  return { row: Number(digits), column }
}

/** An area as `B7:C9` names it. */
export interface Area {
  readonly first: Place
  readonly last: Place
}

/** The area that a reference names; a single cell is one. */
export function areaOf(reference: string | undefined): Area | undefined {
  const [from, to = from] = (reference ?? '').split(':')
  const [first, last] = [placeOf(from), placeOf(to)]
  return first === undefined || last === undefined ? undefined : { first, last }
}
