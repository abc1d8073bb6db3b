import { parseFacts } from '../../../domain/parse-facts.ts'
import { fieldsOfModel } from '../../../domain/passport/point.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Installation } from '../../installation.ts'
import type { Actor } from '../../recording/entry.ts'
import { addModelVersion } from '../../store/organisations/models.ts'

/** Says of the city's models what its stream has constructed; what is said already stays. Throws when a fact is wrong. */
export async function addModels(
  { system }: Installation['store'],
  { name: stream, demonstration, passportPoints }: LoadedStream,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<void> {
  if (passportPoints === undefined) return
  for (const { model, facts: given } of demonstration?.models ?? []) {
    const { facts, faults } = parseFacts(fieldsOfModel(passportPoints), given, '/facts')
    if (faults.length > 0)
      throw new RangeError(`Cannot say of "${model}": ${JSON.stringify(faults)}`)
    await addModelVersion(system, actor.organisationKey, { stream, model, version: 1, facts, now })
  }
}
