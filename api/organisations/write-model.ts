import type { Facts, Field } from '../../domain/field.ts'
import { parseFacts } from '../../domain/parse-facts.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import {
  addModelVersion,
  findModel,
  type ModelVersion,
  type NamedModel,
} from '../store/organisations/models.ts'

/** What somebody says of a model, and by which fields it is read. */
export interface GivenModel extends NamedModel {
  readonly facts: Readonly<Record<string, unknown>>
  readonly fields: readonly Field[]
  /** The version that was read before; 0 for none. */
  readonly replaces?: number | undefined
}

/** Adds a version of what is said of a model, or gives the newest where that says the same. Throws the refusal of all that is wrong. */
export async function writeModel(
  { own }: Installation['store'],
  { principal, now }: { readonly principal: Principal; readonly now: Date },
  given: GivenModel,
): Promise<{ readonly isNew: boolean; readonly version: ModelVersion }> {
  const { organisation } = principal
  if (organisation === undefined) throw new RangeError('Cannot write a model: of nobody')
  const { organisationKey } = organisation
  const facts = readFacts(given)
  const { stream, model } = given
  return own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const newest = await findModel(tx, organisationKey, given)
      const replaces = given.replaces ?? newest?.version ?? 0
      if (replaces !== (newest?.version ?? 0)) throw changedMeanwhile(model, replaces, newest)
      if (newest !== undefined && canonical(newest.facts) === canonical(facts)) {
        return { isNew: false, version: newest }
      }
      const version = replaces + 1
      const isNext = await addModelVersion(tx, organisationKey, {
        stream,
        model,
        version,
        facts,
        now,
      })
      const added = await findModel(tx, organisationKey, given)
      if (!isNext || added === undefined) throw changedMeanwhile(model, replaces, added)
      const detail = { stream, model, version }
      const done = { kind: 'administration', action: 'model data written', detail, now } as const
      await audit(tx, principal, done)
      return { isNew: true, version: added }
    })
}

function readFacts({ facts: given, fields }: GivenModel): Facts {
  const { facts, faults } = parseFacts(fields, given, '/facts')
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return facts
}

function changedMeanwhile(model: string, given: number, newest: ModelVersion | undefined) {
  const values = { model, given, version: newest?.version ?? 0 }
  return new RefusedError(refuse('model_changed', '/replaces', ['model_changed_meanwhile', values]))
}
