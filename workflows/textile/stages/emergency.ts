import { words } from '../../../domain/words.ts'
import {
  detailsLeftOpen,
  detailsStage,
  emergencyRule,
  emergencyStage,
} from '../../emergency-quarantine.ts'
import type { Decision, Situation } from '../../stream.ts'
import { kinds } from '../kinds.ts'
import { heldFromField, heldFromOf } from './held-from.ts'
import { contaminatedField } from './origin-fields.ts'
import { quarantined, rejectionCodesMissing } from './quarantine.ts'

const everyKind = { least: 1, most: 1_000, kinds: Object.keys(kinds) } as const

/** Set apart at once; whatever was seen, it counts as contaminated until a release says otherwise. */
export const quarantinedAtOnce = emergencyStage({
  batches: everyKind,
  signs: {
    hot_smoke: words('Hot or smoking', '發熱或冒煙', '发热或冒烟'),
    wet_mould: words('Wet or mouldy', '潮濕或發霉', '潮湿或发霉'),
    oil_chemical: words('Oil, chemicals or smell', '油污、化學品或異味', '油污、化学品或异味'),
    blood_needle_pest: words('Blood, needles or pests', '血跡、針頭或蟲害', '血迹、针头或虫害'),
    other: words('Something else', '其他情況', '其他情况'),
  },
  source: emergencyRule,
  decided: [contaminatedField, heldFromField],
  decide: decideAlarm,
})

/** What an emergency left open: the codes, the reason and the place. */
export const quarantineDetailed = detailsStage({
  batches: everyKind,
  fields: quarantined.fields,
  decide: ({ facts }) => {
    const refused = rejectionCodesMissing(facts)
    return refused.length > 0 ? { refused } : { decisions: {} }
  },
})

function decideAlarm({ batches }: Situation): Decision {
  const held = heldFromOf(batches)
  if ('refused' in held) return held
  return { decisions: { ...held, contaminated: true, ...detailsLeftOpen } }
}
