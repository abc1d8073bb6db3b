import { z } from '@hono/zod-openapi'

const shape = /^after:(\d{1,16})$/

/** The opaque `next` of a page, from the key of its last row. */
export function cursorAt(key: number): string {
  return Buffer.from(`after:${key}`).toString('base64url')
}

/** Reads an earlier answer's `next` back into the key; anything else is a fault. */
export const cursorSchema = z
  .string()
  .transform((text, check) => {
    const [, key] = shape.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
    if (key !== undefined && Number.isSafeInteger(Number(key))) return Number(key)
    check.addIssue({ code: 'custom', message: 'expected the "next" of an earlier answer' })
    return z.NEVER
  })
  .openapi({ type: 'string', description: 'The `next` of the page before' })

/** The `next` of an answer. */
export const nextSchema = z
  .string()
  .nullable()
  .describe('Give it as `cursor` for the next page; null on the last')

/** Cuts a page from rows of which one more was read than the page holds, to know whether there are more. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => number,
): { page: readonly Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last !== undefined ? cursorAt(keyOf(last)) : null }
}
