import { compare, multiply, parseDecimal } from '../../domain/decimal.ts'
import type { Source } from '../../domain/source.ts'
import type { Composition } from './composition.ts'
import { type HsMaterialName, hsMaterialOf, mixtureRule } from './hs-materials.ts'

/** Bands of fineness of the subheadings of cotton yarn, coarsest first; the last digit of a subheading is the place. */
export const cottonBands: { readonly leastDecitex: readonly string[]; readonly source: Source } = {
  leastDecitex: ['714.29', '232.56', '192.31', '125', '0'],
  source: {
    basis: 'secondary',
    text: 'Tariff pages of 5205 and 5206 (asycuda.customs.gov.tl, etoolsage.com): 714.29, 232.56 and 192.31 decitex; 125 and what is finer from memory',
  },
}

/** Subheadings of the yarns of staple fibre. */
export const stapleSubheadings: Source = {
  basis: 'secondary',
  text: 'Tariff page of 5509 (etoolsage.com); those of 5510 from memory',
}

/** The subheadings that a yarn's composition and count leave, single and folded, combed or not; empty where they say nothing. */
export function subheadingsOf(
  heading: string,
  composition: Composition,
  tex: string | undefined,
): readonly string[] {
  if (heading === '5205' || heading === '5206') return cottonYarn(heading, tex)
  if (heading === '5509') return syntheticYarn(composition)
  return heading === '5510' ? artificialYarn(composition) : []
}

/** Ten decitex are one tex; a folded yarn is measured by its single yarn, which the count of the whole does not say. */
function cottonYarn(heading: string, tex: string | undefined): readonly string[] {
  if (tex === undefined) return []
  const decitex = multiply(parseDecimal(tex), parseDecimal('10'))
  const band = cottonBands.leastDecitex.findIndex(
    (least) => compare(decitex, parseDecimal(least)) >= 0,
  )
  return [1, 2].map((single) => `${heading}.${single}${band + 1}`)
}

function syntheticYarn(composition: Composition): readonly string[] {
  const most = mostOf(composition, 'synthetic')
  const isMostly = most.basisPoints >= mixtureRule.mostlyBasisPoints
  if (isMostly) return [`5509.${most.group}1`, `5509.${most.group}2`]
  if (shareOf(composition, 'synthetic') >= mixtureRule.mostlyBasisPoints)
    return ['5509.41', '5509.42']
  const mixed = { 2: '5', 3: '6', 1: '9', 4: '9' }[most.group]
  const beside = besideOf(composition, 'synthetic')
  const places: Readonly<Record<string, string>> =
    mixed === '5' ? { artificial: '1', wool: '2', cotton: '3' } : { wool: '1', cotton: '2' }
  return [`5509.${mixed}${places[beside] ?? '9'}`]
}

function artificialYarn(composition: Composition): readonly string[] {
  if (shareOf(composition, 'artificial') >= mixtureRule.mostlyBasisPoints)
    return ['5510.11', '5510.12']
  const beside = besideOf(composition, 'artificial')
  if (beside === 'wool') return ['5510.20']
  return [beside === 'cotton' ? '5510.30' : '5510.90']
}

type Group = 1 | 2 | 3 | 4

/** Polyamides 1, polyester 2, acrylic and modacrylic 3, other synthetics 4, as the subheadings are numbered. */
const groups: Readonly<Record<string, Group>> = {
  polyamide: 1,
  aramid: 1,
  polyester: 2,
  acrylic: 3,
  modacrylic: 3,
}

function mostOf(composition: Composition, material: HsMaterialName) {
  const sums = new Map<Group, number>()
  for (const { fibre, basisPoints } of composition) {
    if (hsMaterialOf(fibre) !== material) continue
    const group = groups[fibre] ?? 4
    sums.set(group, (sums.get(group) ?? 0) + basisPoints)
  }
  const [[group, basisPoints] = [4, 0] as const] = [...sums].sort(
    ([a, one], [b, other]) => other - one || b - a,
  )
  return { group, basisPoints }
}

function shareOf(composition: Composition, material: HsMaterialName): number {
  const own = composition.filter(({ fibre }) => hsMaterialOf(fibre) === material)
  return own.reduce((sum, { basisPoints }) => sum + basisPoints, 0)
}

/** What it is mainly mixed with: wool with fine hair, cotton, the other man-made fibre, or something else. */
function besideOf(composition: Composition, material: HsMaterialName): string {
  const sums = new Map<string, number>()
  for (const { fibre, basisPoints } of composition) {
    const other = hsMaterialOf(fibre) ?? 'other'
    if (other === material) continue
    const group = other === 'fine_hair' ? 'wool' : other
    sums.set(group, (sums.get(group) ?? 0) + basisPoints)
  }
  return [...sums].sort(([, one], [, two]) => two - one)[0]?.[0] ?? 'other'
}
