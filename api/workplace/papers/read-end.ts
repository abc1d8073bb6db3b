import type { z } from 'zod'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import type { Said } from '../../../web/pages/workplace/form/said.ts'
import { endControl, endNoteAt } from '../../../web/pages/workplace/papers/end-form.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { isId } from '../../http/fields.ts'
import type { PageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'

interface AskedEnd<Schema> {
  readonly id: string
  readonly typed: Typed
  /** What the route reads its request with. */
  readonly schema: Schema
  /** The thing of this id, where the organisation has it. */
  readonly find: (id: string) => Promise<readonly unknown[]>
}

/** Ends what is named with the reason that a form gives; gives what is wrong with it, at its question, or nothing once it is done. */
export async function endByForm<Schema extends z.ZodType<{ readonly note: string }>>(
  { language, names }: PageAsker,
  { id, typed, schema, find }: AskedEnd<Schema>,
  end: (asked: { readonly id: string; readonly note: string }) => Promise<object>,
): Promise<readonly Said[] | undefined> {
  // One of another organisation is as good as none.
  const found = isId(id) ? await find(id) : []
  if (found.length === 0) throw new RefusedError({ code: 'not_found', faults: [] })
  const asked = readAsked(schema, { note: typedAt(typed, endNoteAt(id)).trim() })
  const done = isRefusal(asked) ? asked : await orRefusal(() => end({ id, note: asked.note }))
  if (!isRefusal(done)) return undefined
  const controls = [endControl(id, language)]
  return sayFaults(atNote(done, id), { language, names, controls })
}

function atNote({ code, faults }: Refusal, id: string): Refusal {
  return { code, faults: faults.map((fault) => ({ ...fault, pointer: endNoteAt(id) })) }
}
