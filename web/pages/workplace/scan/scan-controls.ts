import type { Language } from '../../../../domain/words.ts'
import { type RowList, rowCount } from '../../../../workflows/form/rows.ts'
import { filled, nameAndCode } from '../../record/format.ts'
import { eventTimeControl } from '../form/clock-control.ts'
import type { Control } from '../form/control.ts'
import { scanPhrases } from './phrases.ts'
import {
  additionControls,
  batchRow,
  controlsOf,
  lossControls,
  outputControls,
} from './row-controls.ts'
import type { Row, ScanFormBase } from './scan-form-base.ts'

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
  const { form, language } = base
  const rows = (list: RowList, row: (at: string) => Row): readonly Row[] =>
    Array.from({ length: rowCount(base.typed, list) }, (_, index) =>
      named(row(`/${list}/${index}`), lineName(list, index, language)),
    )
  return {
    batches: form.batches?.codesAlone
      ? [{ controls: [codesControl(language)] }]
      : rows('batches', (at) => batchRow(at, base)),
    facts: [
      ...(base.isCorrection ? [reasonControl(language)] : []),
      ...form.questions.flatMap((question) => controlsOf(question, '/facts', base)),
    ],
    outputs: rows('outputs', (at) => ({ controls: outputControls(at, base) })),
    losses: rows('losses', (at) => ({ controls: lossControls(at, base) })),
    additions: rows('additions', (at) => ({ controls: additionControls(at, base) })),
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

function reasonControl(language: Language): Control {
  return {
    pointer: '/reason',
    label: scanPhrases.correctionReason[language],
    filling: { kind: 'long' },
  }
}

function codesControl(language: Language): Control {
  return {
    pointer: '/batches',
    label: scanPhrases.batchCodes[language],
    filling: { kind: 'long', isCode: true },
    hint: scanPhrases.codesHint[language],
  }
}

function placeControls(base: ScanFormBase): readonly Control[] {
  const { facilities, language } = base
  const choices = facilities.map((facility) => ({
    value: facility.code,
    label: nameAndCode(facility, language),
  }))
  const time = eventTimeControl(base)
  if (choices.length < 2) return [time]
  const facility: Control = {
    pointer: '/facility',
    label: scanPhrases.facility[language],
    filling: { kind: 'one', choices },
  }
  return [facility, time]
}
