import { textIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { binColour } from '../colour-bin.ts'
import { cloth } from '../kinds.ts'
import { binRule, palettes } from '../palette.ts'
import { routes } from '../routes.ts'
import { binnedFields, colourBinField, measuredFields, runFields } from './colour-fields.ts'
import { passedOnFields } from './fibre-fields.ts'
import { faultsInContent, faultsInDirt, faultsInMixing, faultsInRoute } from './line-faults.ts'
import { passOn } from './pass-on.ts'

/** The camera measures, the rule bins; a colour that is not clear waits for a person. */
export const colourSorted: Stage = {
  name: 'colour_sorted',
  request: 'colour_sort',
  label: words('Sorted by colour', '已分色', '已分色'),
  action: words('Sort by colour', '分色', '分色'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: cloth },
  outputs: { least: 1, most: 100, kinds: ['colour_lot'] },
  fields: runFields,
  outputFields: measuredFields,
  decided: [...passedOnFields, ...binnedFields],
  decide: decideColour,
  losses: { dust: words('Dust', '粉塵', '粉尘') },
  toleranceBasisPoints: { value: 50, source: houseRule('The bins sum to the input, within 0.5 %') },
  inherits: ['routeVersion', 'fibreClass', 'textileGrade'],
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
}

/** A person looks at what the rule could not tell. */
export const colourDecided: Stage = {
  name: 'colour_decided',
  request: 'decide_colour',
  label: words('Colour decided by a person', '已人手判定顏色', '已人工判定颜色'),
  action: words('Decide colour by a person', '人手判定顏色', '人工判定颜色'),
  mass: 'unchanged',
  batches: { least: 1, most: 100, kinds: ['colour_lot'] },
  fields: [
    colourBinField,
    {
      name: 'colourReason',
      label: words('Reason', '判定理由', '判定理由'),
      type: 'text',
      longest: 1_000,
      audience: 'authority',
      source: binRule.source,
    },
  ],
  decide: decideByHand,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'conformant',
  },
}

function decideColour(situation: Situation): Decision {
  const { facts, batches, outputs, losses } = situation
  const version = textIn(facts, 'paletteVersion') ?? ''
  const refused = [
    ...faultsInRoute('colour_sorted', batches),
    ...faultsInMixing(batches),
    ...faultsInDirt(batches),
    ...faultsInContent([...outputs, ...losses]),
    ...batches.flatMap(({ code, context }, at) => {
      const expected = routes[textIn(context, 'routeVersion') ?? '']?.palette
      if (expected === undefined || expected === version) return []
      const values = { batch: code, given: version, right: expected }
      return [faultOf(`/batches/${at}/batch`, 'palette_not_of_route', values)]
    }),
  ]
  if (refused.length > 0) return { refused }
  const passed = passOn(situation)
  return {
    decisions: {},
    outputs: outputs.map((output, at) => ({ ...passed[at], ...binned(output.facts, version) })),
  }
}

function binned(facts: Facts, version: string): Facts {
  const palette = palettes[version]
  if (palette === undefined) throw new RangeError(`Cannot find palette "${version}"`)
  const lightness = textIn(facts, 'labLightness') ?? '0'
  const measured = { lightness, a: textIn(facts, 'labA') ?? '0', b: textIn(facts, 'labB') ?? '0' }
  const { bin, deltaE, margin, sure } = binColour(measured, palette)
  const confident =
    Number(textIn(facts, 'colourConfidencePercent')) >= binRule.leastConfidencePercent
  const found = { colourDeltaE: deltaE, colourMargin: margin }
  return sure && confident
    ? { ...found, colourBin: bin, colourOutcome: 'automatic' }
    : { ...found, colourOutcome: 'manual' }
}

function decideByHand({ facts, batches }: Situation): Decision {
  const refused = batches.flatMap(({ code, context }): Fault[] => {
    const version = textIn(context, 'paletteVersion') ?? ''
    const bin = textIn(facts, 'colourBin') ?? ''
    if (Object.hasOwn(palettes[version]?.bins ?? {}, bin)) return []
    const values = { batch: code, bin, palette: version }
    return [faultOf('/facts/colourBin', 'colour_bin_unknown', values)]
  })
  return refused.length > 0 ? { refused } : { decisions: {} }
}
