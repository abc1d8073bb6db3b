import type { BatchState } from '../../domain/event.ts'
import { textIn, textsIn, wholeIn } from '../../domain/fact-values.ts'
import type { Facts, Field } from '../../domain/field.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { skeletonOf } from '../../domain/skeleton.ts'
import { words } from '../../domain/words.ts'
import { passportChange } from './stages/sources.ts'

const shown = { type: 'list', audience: 'public', optional: true, source: passportChange } as const

/** What the ledger knows of the passports that a product's parts had. */
export const originalsFields: readonly Field[] = [
  {
    name: 'originalPassports',
    label: words('Passports of the parts', '組成部分原有的護照', '组成部分原有的护照'),
    ...shown,
    carried: true,
  },
  {
    name: 'partsWithoutPassport',
    label: words('Parts without a passport', '沒有護照的組成部分', '没有护照的组成部分'),
    type: 'whole',
    unit: '{part}',
    audience: 'legitimate_interest',
    carried: true,
    source: passportChange,
  },
]

/** Predecessors of a passport: those that the ledger names, and those that only whoever issues it does. */
export const predecessorFields: readonly Field[] = [
  {
    name: 'predecessorsOnRecord',
    label: words('Originals by our records', '本系統紀錄的原有電池', '本系统记录的原有电池'),
    ...shown,
  },
  {
    name: 'predecessorsStated',
    label: words(
      'Originals as stated, not on our records',
      '申報的原有電池（本系統沒有紀錄）',
      '申报的原有电池（本系统没有记录）',
    ),
    ...shown,
  },
]

/** The passports that parts had, each once, and how many had none that we know. */
export function originalsOf(parts: readonly BatchState[]): Facts {
  const passports = parts.map(
    ({ context }) => textIn(context, 'passportId') ?? textIn(context, 'predecessorPassportId'),
  )
  const known = [...new Set(passports.filter((one) => one !== undefined))]
  return {
    partsWithoutPassport: passports.filter((one) => one === undefined).length,
    ...(known.length === 0 ? {} : { originalPassports: known }),
  }
}

/**
 * The predecessors of a new passport (Art. 77(7)): those of the ledger, whether somebody names them or not, and what somebody
 * states beside them. A battery that has one of its own goes on from that, and not from those of its parts. What is stated counts
 * as stated while some part came without a passport, and is refused where every part has one.
 */
export function predecessorsOf(
  facts: Facts,
  context: Facts,
): { readonly decisions: Facts; readonly faults: readonly Fault[] } {
  const own = textIn(context, 'passportId')
  const onRecord = own === undefined ? textsIn(context, 'originalPassports') : [own]
  const looks = new Set(onRecord.map(skeletonOf))
  const stated = textsIn(facts, 'predecessors').filter((one) => !looks.has(skeletonOf(one)))
  const isWhole =
    own !== undefined || (onRecord.length > 0 && wholeIn(context, 'partsWithoutPassport') === 0)
  return {
    decisions: {
      ...(onRecord.length === 0 ? {} : { predecessorsOnRecord: onRecord }),
      // Said of a second passport too where there is none, or what was stated for the first would stand.
      ...(stated.length === 0 && own === undefined ? {} : { predecessorsStated: stated }),
    },
    faults: isWhole
      ? stated.map((given) =>
          faultOf('/facts/predecessors', 'predecessor_not_in_lineage', { given, right: onRecord }),
        )
      : [],
  }
}
