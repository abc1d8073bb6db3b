import type { Language } from '../../../../domain/words.ts'
import { isRequired, type Question } from '../../../../workflows/form/question.ts'
import type { StageForm } from '../../../../workflows/form/stage-form.ts'
import { typedAt } from '../../../../workflows/form/typed.ts'
import { filled, grams } from '../../record/format.ts'
import { clockControl } from '../form/clock-control.ts'
import type { Control } from '../form/control.ts'
import { fieldControl } from '../form/field-control.ts'
import { fieldControls } from '../form/field-controls.ts'
import { formPhrases } from '../form/phrases.ts'
import { scanPhrases } from './phrases.ts'
import type { KnownBatch, Row, ScanFormBase } from './scan-form-base.ts'

/** A line of a batch that the stage happens to. */
export function batchRow(at: string, { form, typed, language, known }: ScanFormBase): Row {
  const batch = known.get(typedAt(typed, `${at}/batch`).trim())
  const code: Control = {
    pointer: `${at}/batch`,
    label: scanPhrases.batchCode[language],
    filling: { kind: 'text', isCode: true },
  }
  return {
    controls: [code, ...massControl(at, form, language)],
    ...(batch === undefined ? {} : { note: noteOf(batch, language) }),
  }
}

function noteOf({ kind, massGrams }: KnownBatch, language: Language): string {
  const named = { kind: kind[language] }
  if (massGrams === null) return filled(scanPhrases.unweighed, language, named)
  return filled(scanPhrases.left, language, { ...named, grams: grams(massGrams, language) })
}

function massControl(at: string, { batches }: StageForm, language: Language): readonly Control[] {
  switch (batches?.asks) {
    case 'weighed': {
      const hint = formPhrases.grams[language]
      return [gramsControl(`${at}/massGrams`, scanPhrases.weighedGrams[language], hint)]
    }
    case 'drawn': {
      const label = scanPhrases.drawnGrams[language]
      const hint = scanPhrases.drawnHint[language]
      return [{ ...gramsControl(`${at}/massGrams`, label, hint), optional: true }]
    }
    default:
      return []
  }
}

function gramsControl(pointer: string, label: string, hint: string): Control {
  return { pointer, label, filling: { kind: 'number', unit: 'g' }, hint }
}

/** Questions about a batch that comes out: what its kind must have, then what all may have, the more of it behind one heading. */
export function outputControls(at: string, base: ScanFormBase): readonly Control[] {
  const { form, language, typed } = base
  const { kinds = [], questions = [] } = form.outputs ?? {}
  const choices = kinds.map(({ value, label }) => ({ value, label: label[language] }))
  const kind = kinds.length === 1 ? kinds[0]?.value : typedAt(typed, `${at}/kind`)
  const asked = questions.map((question): Control => {
    const { optional, ...control } = controlOf(question, `${at}/facts`, base)
    const isFree = optional === true && !isRequired(question, kind)
    return isFree ? { ...control, optional: true as const } : control
  })
  const seldom = asked.filter(({ optional }) => optional === true)
  return [
    {
      pointer: `${at}/batch`,
      label: scanPhrases.outputCode[language],
      filling: { kind: 'text', isCode: true },
    },
    ...(choices.length < 2
      ? []
      : [
          {
            pointer: `${at}/kind`,
            label: scanPhrases.kind[language],
            filling: { kind: 'one' as const, choices },
          },
        ]),
    gramsControl(`${at}/massGrams`, scanPhrases.mass[language], formPhrases.grams[language]),
    ...asked.filter(({ optional }) => optional !== true),
    ...(seldom.length <= 2
      ? seldom
      : seldom.map((control) => ({ ...control, seldom: true as const }))),
  ]
}

/** Questions about a loss. */
export function lossControls(at: string, { form, language }: ScanFormBase): readonly Control[] {
  const choices = (form.losses ?? []).map(({ value, label }) => ({ value, label: label[language] }))
  return [
    {
      pointer: `${at}/reason`,
      label: scanPhrases.lossReason[language],
      filling: { kind: 'one', choices },
    },
    gramsControl(`${at}/massGrams`, scanPhrases.mass[language], formPhrases.grams[language]),
  ]
}

/** Questions about material that joins without a batch of its own; what usually joins is there to choose. */
export function additionControls(at: string, { form, language }: ScanFormBase): readonly Control[] {
  const usual = (form.additions ?? []).map(({ label }) => label[language])
  return [
    {
      pointer: `${at}/material`,
      label: scanPhrases.material[language],
      filling: usual.length === 0 ? { kind: 'text' } : { kind: 'text', usual },
      hint: scanPhrases[usual.length === 0 ? 'materialHint' : 'usualHint'][language],
    },
    gramsControl(`${at}/massGrams`, scanPhrases.mass[language], formPhrases.grams[language]),
  ]
}

/** The question of a field. */
export function controlOf(question: Question, under: string, base: ScanFormBase): Control {
  const suggested = under === '/facts' ? base.suggested?.get(question.name) : undefined
  const control = fieldControl(question, under, base.language)
  return clockControl(suggested === undefined ? control : { ...control, suggested }, base)
}

/** The questions of a field: for a list that people write, those of each line. */
export function controlsOf(
  question: Question,
  under: string,
  base: ScanFormBase,
): readonly Control[] {
  const { parts, level } = question
  if (parts === undefined && level === undefined) return [controlOf(question, under, base)]
  const { language, typed } = base
  return fieldControls(question, under, { language, typed }).map((control) =>
    clockControl(control, base),
  )
}
