/**
 * Where a figure or rule comes from, kept as a value so that a page and a report can show it.
 * `read`: read in the source itself. `secondary`: read in a text about it. `remembered`: nobody has
 * checked it, so it stays configurable and is shown as such. `house`: our own default, no source claims it.
 */
export interface Source {
  readonly basis: 'read' | 'secondary' | 'remembered' | 'house'
  readonly text: string
}

/** A rule of our own that a deployment may change. */
export function houseRule(text: string): Source {
  return { basis: 'house', text }
}
