import { escapePointer } from '../../domain/json-pointer.ts'
import { type Typed, typedAt } from './typed.ts'

/** Most lines of one list in a form; more go by the API. */
export const mostParts = 40

/** A field or question as far as its answer is read: a list has parts. */
export interface Asked {
  readonly name: string
  readonly parts?: readonly Asked[]
}

/** The answer that there is nothing to list, which is something else than no answer. */
export const noneOf = 'none'

/** How many lines a list that people write has in a form. */
export function partCount(typed: Typed, at: string): number {
  const starts = [...typed.keys()].filter((pointer) => pointer.startsWith(`${at}/`))
  const lines = starts.map((pointer) => Number(pointer.slice(at.length + 1).split('/')[0]))
  return Math.min(mostParts, Math.max(0, ...lines.filter(Number.isInteger).map((one) => one + 1)))
}

/** Whether something was filled in at a line of a list. */
export function hasLine(typed: Typed, at: string, index: number): boolean {
  const prefix = `${at}/${index}/`
  return [...typed].some(
    ([pointer, values]) => pointer.startsWith(prefix) && values.some((one) => one.trim() !== ''),
  )
}

/** What was typed with every list's empty lines taken out, so that lines are counted as they are sent. */
export function withoutEmptyParts(typed: Typed, under: string, asked: readonly Asked[]): Typed {
  let next = typed
  for (const { name, parts } of asked) {
    if (parts === undefined) continue
    const at = `${under}/${escapePointer(name)}`
    const count = partCount(next, at)
    const lines = Array.from({ length: count }, (_, index) => index)
    const kept = lines.filter((index) => hasLine(next, at, index))
    if (kept.length === count) continue
    const moved = new Map<string, readonly string[]>()
    for (const [pointer, values] of next) {
      const [, line, rest] = pointer.startsWith(`${at}/`)
        ? (/^(\d+)(\/.*)$/.exec(pointer.slice(at.length + 1)) ?? [])
        : []
      if (line === undefined) moved.set(pointer, values)
      else if (kept.includes(Number(line)))
        moved.set(`${at}/${kept.indexOf(Number(line))}${rest}`, values)
    }
    next = moved
  }
  return next
}

/** The lines of a text that have something on them, such as one code each. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Whether there is an answer at a question, or in the list that it begins. */
export function isAnswered({ pointer }: { readonly pointer: string }, typed: Typed): boolean {
  return typedAt(typed, pointer).trim() !== ''
}
