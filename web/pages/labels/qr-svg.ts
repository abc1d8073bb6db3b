/** The squares of a QR symbol. */
export interface QrSymbol {
  /** Modules on each side. */
  readonly size: number
  readonly isDark: (row: number, column: number) => boolean
}

/**
 * Draws a QR as SVG, black on white, with `margin` white modules around it; as wide as its place when no width in pixels
 * is given. Dark runs are one rectangle each, so that no printer leaves a hairline within them.
 */
export function qrSvg(
  symbol: QrSymbol,
  { margin, pixels, label }: { margin: number; pixels?: number; label?: string },
): string {
  const side = symbol.size + 2 * margin
  const width = pixels === undefined ? '' : ` width="${pixels}" height="${pixels}"`
  // The label is a word of ours or ASCII of a link, never text that someone typed.
  const name = label === undefined ? ' aria-hidden="true"' : ` role="img" aria-label="${label}"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg"${width} viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"${name}>` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${runsOf(symbol, margin)}"/></svg>`
  )
}

function runsOf({ size, isDark }: QrSymbol, margin: number): string {
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue
      const first = column
      while (column + 1 < size && isDark(row, column + 1)) column += 1
      const width = column + 1 - first
      path += `M${first + margin} ${row + margin}h${width}v1h-${width}z`
    }
  }
  return path
}
