import { isBatchCode } from '../../domain/batch-code.ts'

/** Most batches that are numbered at once. */
const mostNumbered = 100

/** The place of the number in a pattern: as many digits as there are marks. */
const mark = /#+/

/**
 * Codes of so many new batches: `PK-0001-M##` gives PK-0001-M01, PK-0001-M02 …, going round what is taken. A single one may be written
 * without a mark. Undefined where the pattern has no place for a number, or what comes out is no code.
 */
export function numberedCodes(
  pattern: string,
  count: number,
  taken: ReadonlySet<string> = new Set(),
): readonly string[] | undefined {
  const plain = pattern.normalize('NFKC').trim()
  if (!Number.isInteger(count) || count < 1 || count > mostNumbered) return undefined
  if (!mark.test(plain)) return count === 1 && isBatchCode(plain) ? [plain] : undefined
  const codes: string[] = []
  for (let number = 1; codes.length < count; number += 1) {
    const code = plain.replace(mark, ({ length }) => String(number).padStart(length, '0'))
    if (!isBatchCode(code)) return undefined
    if (!taken.has(code)) codes.push(code)
  }
  return codes
}

/**
 * The pattern that is offered for what comes out of a batch: the batch's own code with the first letter of the kind, such as PK-0001-M##.
 * What is made of several is called after the first.
 */
export function usualPattern(parent: string, kind: string): string {
  const letter = kind.slice(0, 1).toUpperCase()
  return `${parent}-${letter}##`
}

/** The answer that follows in order: `7` after `6`, `T-2026-08` after `T-2026-07`; nothing where there is no number to go on from. */
export function nextInOrder(text: string): string {
  const [, before, digits, after] = /^(.*?)(\d{1,9})(\D*)$/.exec(text.normalize('NFKC')) ?? []
  if (digits === undefined) return ''
  return `${before}${String(Number(digits) + 1).padStart(digits.length, '0')}${after}`
}
