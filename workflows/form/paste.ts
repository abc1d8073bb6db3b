import { escapePointer } from '../../domain/json-pointer.ts'
import type { StageForm } from './stage-form.ts'
import type { Typed } from './typed.ts'
import { isShared, unitCount, withUnitAnswer } from './units.ts'

/**
 * What was typed with a table pasted from the cell at a pointer on: its lines go to the units from there on, its columns to their questions in order,
 * the readings of a bench in one go. Undefined for text without lines or columns, which is pasted as any other.
 */
export function pastedInto(
  form: StageForm,
  typed: Typed,
  { pointer, text }: { readonly pointer: string; readonly text: string },
): Typed | undefined {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const [, unit, name = ''] = /^\/units\/(\d+)\/facts\/([^/]+)$/.exec(pointer) ?? []
  if (unit === undefined || (lines.length < 2 && !text.includes('\t'))) return undefined
  const own = form.questions.filter((question) => !isShared(question))
  const first = own.findIndex((question) => escapePointer(question.name) === name)
  if (first === -1) return undefined
  let next = typed
  lines.slice(0, unitCount(typed) - Number(unit)).forEach((line, down) => {
    line.split('\t').forEach((cell, along) => {
      const question = own[first + along]
      if (question === undefined || cell.trim() === '') return
      next = withUnitAnswer(form, next, {
        unit: Number(unit) + down,
        name: question.name,
        values: [cell.trim()],
      })
    })
  })
  return next
}
