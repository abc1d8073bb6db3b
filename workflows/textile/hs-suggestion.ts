import type { BatchState } from '../../domain/event.ts'
import { textIn } from '../../domain/fact-values.ts'
import type { Saying } from '../../domain/phrases.ts'
import { type Composition, compositionIn } from './composition.ts'
import { type HsMaterialName, hsMaterialOf, hsMaterials, mixtureRule } from './hs-materials.ts'
import { subheadingsOf } from './hs-subheadings.ts'

/** What the composition of a batch says of its customs code. */
export interface HsSuggestion {
  /** Every code that it may be; several where fibres that nobody named could decide, or where carding does. */
  readonly codes: readonly string[]
  /** Subheadings that it may be, as far as the facts go. */
  readonly subheadings: readonly string[]
}

/** Which code goods go by; undefined where the composition is not known or says nothing of it, as of clothing. */
export function suggestedHs({
  kind,
  context,
}: Pick<BatchState, 'kind' | 'context'>): HsSuggestion | undefined {
  const composition = compositionIn(context.composition)
  const part = partOf[kind]
  if (composition === undefined || part === undefined) return undefined
  // New fibre is no waste, and none of the codes is one of new fibre.
  if (part === 'stock' && context.originClass === 'virgin') return undefined
  const codes = new Set(weighings(composition).flatMap((shares) => codesOf(shares, part)))
  const sorted = [...codes].sort()
  const tex = textIn(context, 'yarnCountTex')
  const subheadings = sorted.flatMap((code) => subheadingsOf(code, composition, tex))
  return sorted.length === 0 ? undefined : { codes: sorted, subheadings }
}

/** The suggestion as a sentence of its own. */
export function sayingOfHs({ codes, subheadings }: HsSuggestion): Saying {
  return subheadings.length === 0
    ? { says: 'hs_suggested', values: { codes } }
    : { says: 'hs_suggested_within', values: { codes, subheadings } }
}

const partOf: Readonly<Record<string, 'yarn' | 'stock'>> = { yarn_lot: 'yarn', fibre_lot: 'stock' }

type Shares = ReadonlyMap<HsMaterialName, number>

/** The shares of what is known, and with what is not known given to each material in turn. */
function weighings(composition: Composition): readonly Shares[] {
  const known = new Map<HsMaterialName, number>()
  let open = 0
  for (const { fibre, basisPoints } of composition) {
    const material = hsMaterialOf(fibre)
    if (material === undefined) open += basisPoints
    else known.set(material, (known.get(material) ?? 0) + basisPoints)
  }
  if (open === 0) return [known]
  const names = Object.keys(hsMaterials) as HsMaterialName[]
  const filled = names.map((name) => new Map([...known, [name, (known.get(name) ?? 0) + open]]))
  return known.size === 0 ? filled : [known, ...filled]
}

function codesOf(shares: Shares, part: 'yarn' | 'stock'): readonly string[] {
  const headingOf = (name: HsMaterialName) => hsMaterials[name].yarn[0]
  const chapter = heaviest(shares, (name) => headingOf(name).slice(0, 2))
  const inside = new Map([...shares].filter(([name]) => headingOf(name).startsWith(chapter)))
  if (chapter === cottonChapter && part === 'yarn') {
    return [(shares.get('cotton') ?? 0) >= mixtureRule.mostlyBasisPoints ? '5205' : '5206']
  }
  const heading = heaviest(inside, headingOf)
  return [...inside.keys()]
    .filter((name) => headingOf(name) === heading)
    .flatMap((name) => (part === 'yarn' ? hsMaterials[name].yarn : [hsMaterials[name].stock]))
}

const cottonChapter = '52'

/** Of groups of materials the one of most weight; of equals the last in numerical order. */
function heaviest(shares: Shares, groupOf: (name: HsMaterialName) => string): string {
  const sums = new Map<string, number>()
  for (const [name, share] of shares) {
    const group = groupOf(name)
    sums.set(group, (sums.get(group) ?? 0) + share)
  }
  const [first] = [...sums].sort(([a, one], [b, other]) => other - one || (a < b ? 1 : -1))
  return first?.[0] ?? ''
}
