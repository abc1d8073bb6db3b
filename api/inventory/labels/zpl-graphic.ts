/**
 * Rows of `0` and `1`, a dot that is black, as a ZPL graphic field in hex: all bytes, twice, and the bytes of a row, which is
 * filled up with white. A colon stands for the row before it once more.
 * Source: Zebra, ZPL II programming guide, ^GF and "Alternative data compression scheme".
 */
export function zplGraphic(rows: readonly string[]): string {
  const bytes = Math.ceil(Math.max(...rows.map(({ length }) => length)) / 8)
  const total = bytes * rows.length
  const lines = rows.map((row, at) =>
    at > 0 && row === rows[at - 1] ? ':' : hexOf(row.padEnd(8 * bytes, '0')),
  )
  return `^GFA,${total},${total},${bytes},${lines.join('')}^FS`
}

/** Each row `scale` times as wide and as often. */
export function enlarged(rows: readonly string[], scale: number): readonly string[] {
  return rows.flatMap((row) => {
    const wide = [...row].map((dot) => dot.repeat(scale)).join('')
    return Array.from({ length: scale }, () => wide)
  })
}

function hexOf(bits: string): string {
  return (bits.match(/.{4}/g) ?? [])
    .map((four) => Number.parseInt(four, 2).toString(16).toUpperCase())
    .join('')
}
