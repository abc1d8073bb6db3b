import type { Field } from '../../../../domain/field.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Count, Stage } from '../../../../workflows/stream.ts'
import { filled, grams } from '../../record/format.ts'
import { clockControl } from '../form/clock-control.ts'
import { type Choice, type Control, typedAt } from '../form/control.ts'
import { fieldControl } from '../form/field-control.ts'
import { fieldControls } from '../form/field-controls.ts'
import { formPhrases } from '../form/phrases.ts'
import { scanPhrases } from './phrases.ts'
import type { KnownBatch, Row, ScanFormBase } from './scan-form-base.ts'

/** A line of a batch that the stage happens to. */
export function batchRow(at: string, { stage, typed, language, known }: ScanFormBase): Row {
  const batch = known.get(typedAt(typed, `${at}/batch`).trim())
  const code: Control = {
    pointer: `${at}/batch`,
    label: scanPhrases.batchCode[language],
    filling: { kind: 'text', isCode: true },
  }
  return {
    controls: [code, ...massControl(at, stage, language)],
    ...(batch === undefined ? {} : { note: noteOf(batch, language) }),
  }
}

function noteOf({ kind, massGrams }: KnownBatch, language: Language): string {
  const named = { kind: kind[language] }
  if (massGrams === null) return filled(scanPhrases.unweighed, language, named)
  return filled(scanPhrases.left, language, { ...named, grams: grams(massGrams, language) })
}

function massControl(at: string, { mass }: Stage, language: Language): readonly Control[] {
  const asked = mass === 'weighed' || mass === 'returned'
  if (!asked && mass !== 'transformed' && mass !== 'dispatched') return []
  const hint = formPhrases.grams[language]
  if (asked) return [gramsControl(`${at}/massGrams`, scanPhrases.weighedGrams[language], hint)]
  const drawn = scanPhrases.drawnHint[language]
  return [
    { ...gramsControl(`${at}/massGrams`, scanPhrases.drawnGrams[language], drawn), optional: true },
  ]
}

function gramsControl(pointer: string, label: string, hint: string): Control {
  return { pointer, label, filling: { kind: 'number', unit: 'g' }, hint }
}

/** Questions about a batch that comes out. */
export function outputControls(at: string, base: ScanFormBase): readonly Control[] {
  const { stage, language } = base
  const kinds = kindChoices(base)
  const fields = (stage.outputFields ?? []).map((field) => controlOf(field, `${at}/facts`, base))
  const seldom = fields.filter(({ optional }) => optional === true)
  return [
    {
      pointer: `${at}/batch`,
      label: scanPhrases.outputCode[language],
      filling: { kind: 'text', isCode: true },
    },
    ...(kinds.length < 2
      ? []
      : [
          {
            pointer: `${at}/kind`,
            label: scanPhrases.kind[language],
            filling: { kind: 'one' as const, choices: kinds },
          },
        ]),
    gramsControl(`${at}/massGrams`, scanPhrases.mass[language], formPhrases.grams[language]),
    ...fields.filter(({ optional }) => optional !== true),
    ...(seldom.length <= 2
      ? seldom
      : seldom.map((control) => ({ ...control, seldom: true as const }))),
  ]
}

/** Kinds that the stage makes. */
function kindChoices({
  stage,
  stream,
  language,
}: Pick<ScanFormBase, 'stage' | 'stream' | 'language'>): readonly Choice[] {
  const names = kindsOf(stage.outputs, stream)
  return names.map((value) => ({ value, label: stream.kinds[value]?.label[language] ?? value }))
}

function kindsOf(count: Count | undefined, { kinds }: ScanFormBase['stream']): readonly string[] {
  if (count === undefined) return []
  return count.kinds.length > 0 ? count.kinds : Object.keys(kinds)
}

/** Questions about a loss. */
export function lossControls(at: string, { stage, language }: ScanFormBase): readonly Control[] {
  const choices = Object.entries(stage.losses ?? {}).map(([value, label]) => ({
    value,
    label: label[language],
  }))
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
export function additionControls(
  at: string,
  { stage, language }: ScanFormBase,
): readonly Control[] {
  const usual = Object.values(stage.additions ?? {}).map((label) => label[language])
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

/** The question of a field, with an example from the stream's own where there is no other way to say it. */
export function controlOf(field: Field, under: string, base: ScanFormBase): Control {
  const { stream, language } = base
  const suggested = under === '/facts' ? base.suggested?.get(field.name) : undefined
  const control = fieldControl(field, under, language, exampleOf(field, stream))
  return clockControl(suggested === undefined ? control : { ...control, suggested }, base)
}

/** The questions of a field: for a list that people write, those of each line. */
export function controlsOf(field: Field, under: string, base: ScanFormBase): readonly Control[] {
  if (field.parts === undefined && field.level === undefined) return [controlOf(field, under, base)]
  const { stream, language, typed } = base
  const asked = { language, typed, example: exampleOf(field, stream) }
  return fieldControls(field, under, asked).map((control) => clockControl(control, base))
}

/** What the stream's own examples write there, for what has no form of its own. */
function exampleOf(
  { name, type }: Field,
  { examples }: ScanFormBase['stream'],
): string | undefined {
  if (type !== 'record') return undefined
  const found = examples
    .flatMap(({ facts, outputs = [] }) => [facts, ...outputs.map((output) => output.facts)])
    .map((facts) => facts?.[name])
    .find((value) => value !== undefined)
  return found === undefined ? undefined : JSON.stringify(found)
}
