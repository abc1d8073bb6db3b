/**
 * What a text looks like as the migration that brought marks wrote them, in SQL: fewer marks make no difference than for
 * `skeletonOf`. Only what was there before is known by it.
 */
export function formerSkeletonOf(text: string): string {
  const upper = text.normalize('NFKC').toUpperCase()
  return Array.from(upper, (letter) => latinFor.get(letter) ?? letter)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^ +| +$/g, '')
}

const from = 'АΑВΒЬСЕΕНΗЈͿКΚМΜΝОΟРΡЅТΤХΧУΥΖOІΙIL|‐‑‒–—−'
const to = 'AABBBCEEHHJJKKMMN00PPSTTXXYYZ011111------'

const latinFor: ReadonlyMap<string, string> = new Map(
  Array.from(from, (letter, at) => [letter, to[at] ?? letter] as const),
)
