import { textIn } from '../../../domain/fact-values.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { compositionIn } from '../composition.ts'
import { originBasisPoints } from '../recycled-share.ts'
import { newFibreClassField, passedOnWithShares } from './fibre-fields.ts'
import { faultsInContent, faultsInDirt, faultsInOneRoute, faultsInRoute } from './line-faults.ts'
import { originGramsOf, passOn } from './pass-on.ts'

/** Share of virgin fibre that is usual, in basis points: 20 to 40 %. */
export const virginGuide = {
  least: 2_000,
  most: 4_000,
  /** The headline alone was found; that it is used as a guide is our own rule. */
  source: {
    basis: 'secondary',
    text: 'just-style id134182 (its headline): 20 to 40 % virgin fibre is added; a warning outside it is a house rule',
  },
} as const

/** Fibre lots are laid together by a recipe: the only step where classes meet, and each share stays apart. */
export const blended: Stage = {
  name: 'blended',
  request: 'blend',
  label: words('Blended', '已混合', '已混合'),
  action: words('Blend', '混合', '混合'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: ['fibre_lot'] },
  outputs: { least: 1, most: 1, kinds: ['blend'] },
  fields: [
    {
      name: 'recipe',
      label: words('Recipe', '配方', '配方'),
      type: 'text',
      audience: 'authority',
      source: houseRule('A blend names its recipe'),
    },
  ],
  outputFields: [newFibreClassField],
  decided: passedOnWithShares,
  decide: decideBlend,
  losses: { dust: words('Dust', '粉塵', '粉尘') },
  toleranceBasisPoints: { value: 0, source: houseRule('A blend is the sum of its lots') },
  inherits: ['fibreClass', 'colourBin', 'paletteVersion'],
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
}

function decideBlend(situation: Situation): Decision {
  const { batches, outputs, losses } = situation
  const classes = new Set(batches.map(({ context }) => context.fibreClass))
  const refused = [
    ...faultsInRoute('blended', batches),
    ...faultsInOneRoute(batches),
    ...faultsInDirt(batches),
    ...faultsInContent([...outputs, ...losses]),
    ...batches.flatMap(({ code, context }, at) =>
      compositionIn(context.composition) === undefined
        ? [faultOf(`/batches/${at}/batch`, 'composition_unknown', { batch: code })]
        : [],
    ),
    ...batches.flatMap(({ context }, at) =>
      textIn(context, 'originClass') === undefined
        ? [faultOf(`/batches/${at}/batch`, 'origin_class_missing')]
        : [],
    ),
  ]
  if (classes.size > 1 && outputs[0]?.facts.fibreClass === undefined) {
    refused.push(faultOf('/outputs/0/facts/fibreClass', 'blend_class_missing'))
  }
  const versions = batches.flatMap(({ context }) => textIn(context, 'routeVersion') ?? [])
  const [routeVersion] = versions
  if (routeVersion === undefined) {
    refused.push(faultOf('/batches', 'blend_route_missing'))
  }
  if (refused.length > 0 || routeVersion === undefined) return { refused }
  const { virginBasisPoints } = originBasisPoints(originGramsOf(situation))
  const { least, most } = virginGuide
  const usual = virginBasisPoints >= least && virginBasisPoints <= most
  return {
    decisions: {},
    outputs: passOn(situation, { shares: true }).map((passed) => ({ ...passed, routeVersion })),
    warnings: usual
      ? []
      : [
          warningOf('virgin_share_unusual', {
            field: 'virginBasisPoints',
            found: virginBasisPoints,
            least,
            most,
          }),
        ],
  }
}
