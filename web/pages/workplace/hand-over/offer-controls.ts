import {
  couldBeSlug,
  goesBy,
  type NamedOrganisation,
  nameIn,
} from '../../../../domain/local-names.ts'
import type { Language } from '../../../../domain/words.ts'
import { questionOf } from '../../../../workflows/form/question.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import { underRecallReasonField } from '../../../../workflows/recall-reason.ts'
import type { Stream } from '../../../../workflows/stream.ts'
import { filled } from '../../record/format.ts'
import { clockControl } from '../form/clock-control.ts'
import type { Control } from '../form/control.ts'
import { fieldControl } from '../form/field-control.ts'
import type { KnownBatch } from '../scan/scan-form-base.ts'
import { handOverPhrases } from './phrases.ts'
import { facilityControl } from './step-controls.ts'

export interface OfferBase {
  readonly typed: Typed
  readonly language: Language
  readonly facilities: readonly { readonly code: string; readonly name: string }[]
  /** The stream of the batches; undefined until one is named that is there. */
  readonly custody: Stream['custody'] | undefined
  readonly known: ReadonlyMap<string, KnownBatch>
  /** Those with whom it has dealt before. */
  readonly partners: readonly NamedOrganisation[]
  /** Of the facility that the goods leave from. */
  readonly timeZone: string
  /** Whether a recall is open on any of them, so that a supervisor's reason may be given. */
  readonly isRecalled: boolean
}

/** Most lines on one page; more go by the API. */
export const mostLines = 60

/** How many lines the offer has. */
export function lineCount(typed: Typed): number {
  let count = 0
  while (count < mostLines && typed.has(`/lines/${count}/batch`)) count += 1
  return count
}

/** Questions of each line. */
export function offerLines({ typed, language }: OfferBase): readonly (readonly Control[])[] {
  return Array.from({ length: lineCount(typed) }, (_, index) => lineControls(index, language))
}

function lineControls(index: number, language: Language): readonly Control[] {
  const line = filled(handOverPhrases.good, language, { n: index + 1 })
  return [
    {
      line,
      pointer: `/lines/${index}/batch`,
      label: handOverPhrases.batch[language],
      filling: { kind: 'text', isCode: true },
    },
    {
      line,
      pointer: `/lines/${index}/massGrams`,
      label: handOverPhrases.grams[language],
      filling: { kind: 'number', unit: 'g' },
      hint: handOverPhrases.gramsHint[language],
      optional: true,
    },
  ]
}

/** Most receivers that are offered to choose from; any other is typed. */
const mostOffered = 200

/** What partners are offered by: the name in the reader's language, and where that would mean somebody else or several, the short name. */
function receiversIn(
  partners: readonly NamedOrganisation[],
  language: Language,
): readonly string[] {
  return partners.slice(0, mostOffered).map((one) => {
    const name = nameIn(one, language)
    const isOneOnly = partners.filter((other) => goesBy(other, name)).length === 1
    return isOneOnly && !couldBeSlug(name) ? name : one.slug
  })
}

/** Everything else that an offer asks for. */
export function offerControls(base: OfferBase): readonly Control[] {
  const { language, facilities, partners, custody, isRecalled } = base
  const isAsked = ({ name }: { name: string }) => isRecalled || name !== underRecallReasonField.name
  return [
    {
      pointer: '/receiver',
      label: handOverPhrases.receiver[language],
      filling: {
        kind: 'text',
        isCode: true,
        ...(partners.length === 0 ? {} : { usual: receiversIn(partners, language) }),
      },
      hint: handOverPhrases.receiverHint[language],
    },
    ...(facilities.length < 2 ? [] : [facilityControl(facilities, language)]),
    ...(custody?.papers ?? [])
      .filter(isAsked)
      .map((field) => clockControl(fieldControl(questionOf(field), '/papers', language), base)),
  ]
}
