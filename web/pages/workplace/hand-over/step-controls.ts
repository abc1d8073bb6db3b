import type { Language } from '../../../../domain/words.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import { type HandOverStep, refusalReasons } from '../../../../workflows/hand-over.ts'
import { nameAndCode } from '../../record/format.ts'
import { eventTimeControl } from '../form/clock-control.ts'
import type { Control } from '../form/control.ts'
import { handOverPhrases } from './phrases.ts'
import type { HandOverView } from './view.ts'

export interface StepBase {
  readonly handOver: HandOverView
  readonly step: HandOverStep
  readonly facilities: readonly { readonly code: string; readonly name: string }[]
  readonly language: Language
  /** Of the facility at which this side takes the step. */
  readonly timeZone: string
  readonly typed: Typed
}

/** The questions of a step, in groups, when it happened last; those of a decision stand line by line before it. */
export function stepControls(base: StepBase): readonly (readonly Control[])[] {
  return [...ownControls(base), [eventTimeControl(base)]]
}

function ownControls(base: StepBase): readonly (readonly Control[])[] {
  const { step, handOver, facilities, language } = base
  switch (step) {
    case 'dispatch':
    case 'transfer':
      return [custodianControls('/carrier', language)]
    case 'store':
      return [custodianControls('/store', language)]
    case 'receive':
      return [[facilityControl(facilities, language)]]
    case 'decide':
      return handOver.lines.map(({ code }, index) =>
        lineControls(`/lines/${index}`, language).map((control) => ({ ...control, line: code })),
      )
    case 'decline':
    case 'cancel':
      return [[text('/reason', handOverPhrases.reason[language])]]
    case 'return':
    case 'offer':
      return []
    default:
      return step satisfies never
  }
}

function custodianControls(at: '/carrier' | '/store', language: Language): readonly Control[] {
  const isCarrier = at === '/carrier'
  const name = isCarrier ? handOverPhrases.carrierName : handOverPhrases.storeName
  return [
    text(`${at}/name`, name[language]),
    { ...text(`${at}/licence`, handOverPhrases.licence[language]), optional: true },
    ...(isCarrier
      ? [{ ...text(`${at}/vehicle`, handOverPhrases.vehicle[language]), optional: true as const }]
      : []),
    { ...text(`${at}/organisation`, handOverPhrases.organisation[language]), optional: true },
  ]
}

/** Where goods leave from or arrive at. */
export function facilityControl(facilities: StepBase['facilities'], language: Language): Control {
  const choices = facilities.map((facility) => ({
    value: facility.code,
    label: nameAndCode(facility, language),
  }))
  return {
    pointer: '/facility',
    label: handOverPhrases.facility[language],
    filling: { kind: 'one', choices },
  }
}

function lineControls(at: string, language: Language): readonly Control[] {
  const mass = { kind: 'number', unit: 'g' } as const
  const reasons = Object.entries(refusalReasons).map(([value, label]) => ({
    value,
    label: label[language],
  }))
  return [
    {
      pointer: `${at}/acceptedGrams`,
      label: handOverPhrases.acceptedGrams[language],
      filling: mass,
    },
    {
      pointer: `${at}/refusedGrams`,
      label: handOverPhrases.refusedGrams[language],
      filling: mass,
    },
    {
      pointer: `${at}/reason`,
      label: handOverPhrases.why[language],
      filling: { kind: 'one', choices: reasons },
      optional: true,
    },
    {
      ...text(`${at}/note`, handOverPhrases.note[language]),
      hint: handOverPhrases.noteHint[language],
      optional: true,
    },
    {
      ...text(`${at}/code`, handOverPhrases.ownCode[language]),
      hint: handOverPhrases.ownCodeHint[language],
      optional: true,
    },
  ]
}

function text(pointer: string, label: string): Control {
  return { pointer, label, filling: { kind: 'text' } }
}
