import type { z } from 'zod'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOfAll } from '../../domain/schema-faults.ts'

/** What a form asks for, read by the schema that the API reads it with; or every fault in it. */
export function readAsked<Schema extends z.ZodType<object>>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): z.output<Schema> | Refusal {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  return { code: 'invalid', faults: faultsOfAll(parsed.error.issues, given) }
}

/**
 * What an act gives, or the refusal that it threw, for a page that shows its form again; a fault of ours goes on, and so does that
 * the thing itself is not there which the address names: then there is no form to show.
 */
export async function orRefusal<Done extends object>(
  act: () => Promise<Done>,
): Promise<Done | Refusal> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof RefusedError && !isOfAddress(error.refusal)) return error.refusal
    throw error
  }
}

function isOfAddress({ code, faults }: Refusal): boolean {
  return code === 'not_found' && !faults.some(({ pointer }) => isOfForm(pointer))
}

function isOfForm(pointer: string): boolean {
  return pointer !== '' && !pointer.startsWith('/path')
}
