import type { Field } from '../../../../domain/field.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import type { Count, Stage, Stream } from '../../../../workflows/stream.ts'
import { filled, grams } from '../../record/format.ts'
import { type Choice, type Control, type Typed, typedAt } from '../form/control.ts'
import { fieldControl } from '../form/field-control.ts'
import { formPhrases } from '../form/phrases.ts'
import { scanPhrases } from './phrases.ts'
import { type RowList, rowCount } from './rows.ts'

/** A batch as far as a form says what it is. */
export interface KnownBatch {
  readonly kind: Words
  /** Null when never weighed. */
  readonly massGrams: number | null
}

export interface ScanFormBase {
  readonly stream: Pick<Stream, 'name' | 'kinds' | 'examples'>
  readonly stage: Stage
  readonly typed: Typed
  readonly language: Language
  readonly facilities: readonly { readonly code: string; readonly name: string }[]
  readonly timeZone: string
  readonly known: ReadonlyMap<string, KnownBatch>
}

/** One line of a list: its questions, and what is known of what was typed. */
export interface Row {
  readonly controls: readonly Control[]
  readonly note?: string
}

/** Every question of the form, in the order in which they are asked. */
export interface ScanControls {
  readonly batches: readonly Row[]
  readonly facts: readonly Control[]
  readonly outputs: readonly Row[]
  readonly losses: readonly Row[]
  readonly additions: readonly Row[]
  readonly place: readonly Control[]
}

/** Reads every question off the stage's table. */
export function scanControls(base: ScanFormBase): ScanControls {
  const { stage, language } = base
  const rows = (list: RowList, row: (at: string) => Row): readonly Row[] =>
    Array.from({ length: rowCount(base.typed, list) }, (_, index) =>
      named(row(`/${list}/${index}`), lineName(list, index, language)),
    )
  return {
    batches: takesCodesAlone(stage)
      ? [{ controls: [codesControl(language)] }]
      : rows('batches', (at) => batchRow(at, base)),
    facts: ownFields(stage).map((field) => controlOf(field, '/facts', base)),
    outputs: rows('outputs', (at) => ({ controls: outputControls(at, base) })),
    losses: rows('losses', (at) => ({ controls: lossControls(at, base) })),
    additions: rows('additions', (at) => ({ controls: additionControls(at, language) })),
    place: placeControls(base),
  }
}

/** What a line of a list is called, as its legend and the summary of faults say it. */
export function lineName(list: RowList, index: number, language: Language): string {
  return filled(scanPhrases.numbered, language, { name: lineNames[list][language], n: index + 1 })
}

const lineNames = {
  batches: scanPhrases.batch,
  outputs: scanPhrases.output,
  losses: scanPhrases.loss,
  additions: scanPhrases.addition,
} as const

function named({ controls, ...row }: Row, line: string): Row {
  return { ...row, controls: controls.map((control) => ({ ...control, line })) }
}

/** Fields that a person fills in; signatures come from whoever signs. */
export function ownFields({ fields, signatures = [] }: Stage): readonly Field[] {
  return fields.filter(({ name }) => !signatures.includes(name))
}

/** Whether nothing but codes is asked of many batches, so that they fit one place, a code on each line. */
export function takesCodesAlone({ mass, batches }: Stage): boolean {
  return mass === 'unchanged' && (batches?.most ?? 0) > 1
}

function codesControl(language: Language): Control {
  return {
    pointer: '/batches',
    label: scanPhrases.batchCodes[language],
    filling: { kind: 'long', isCode: true },
    hint: scanPhrases.codesHint[language],
  }
}

function batchRow(at: string, { stage, typed, language, known }: ScanFormBase): Row {
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

function outputControls(at: string, base: ScanFormBase): readonly Control[] {
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
export function kindChoices({
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

function lossControls(at: string, { stage, language }: ScanFormBase): readonly Control[] {
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

function additionControls(at: string, language: Language): readonly Control[] {
  return [
    {
      pointer: `${at}/material`,
      label: scanPhrases.material[language],
      filling: { kind: 'text' },
      hint: scanPhrases.materialHint[language],
    },
    gramsControl(`${at}/massGrams`, scanPhrases.mass[language], formPhrases.grams[language]),
  ]
}

function placeControls({ facilities, timeZone: zone, language }: ScanFormBase): readonly Control[] {
  const choices = facilities.map(({ code, name }) => ({
    value: code,
    label: name === code ? code : `${name} (${code})`,
  }))
  const time: Control = {
    pointer: '/eventTime',
    label: scanPhrases.eventTime[language],
    filling: { kind: 'time' },
    hint: filled(scanPhrases.eventTimeHint, language, { zone }),
    optional: true,
  }
  if (choices.length < 2) return [time]
  const facility: Control = {
    pointer: '/facility',
    label: scanPhrases.facility[language],
    filling: { kind: 'one', choices },
  }
  return [facility, time]
}

function controlOf(field: Field, under: string, { stream, language }: ScanFormBase): Control {
  return fieldControl(field, under, language, exampleOf(field, stream))
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
