import type pg from 'pg'
import type { Refusal } from '../../domain/refusal.ts'
import type { CompetenceOnDay } from '../store/organisations/competences.ts'
import { type FoundSenders, keepSenders } from '../store/recording/senders.ts'
import type { Admitted, Entry } from './entry.ts'

/** Why an entry is refused as whoever sent it stands now; undefined while nothing of that has changed. */
export type FaultInSender = (sent: SentBy, now: Date) => Refusal | undefined

/** What is looked at of an entry, or of a step of a hand-over. */
type SentBy = Pick<Entry, 'actor' | 'admitted'>

/**
 * Looks again at whoever sent what is recorded: between the door and the commit somebody may have been removed, a key revoked, a
 * certificate withdrawn. Until the transaction ends nobody takes anything of that away.
 */
export async function lookAtSenders(
  client: pg.ClientBase,
  entries: readonly SentBy[],
): Promise<FaultInSender> {
  const all = entries.flatMap(({ actor, admitted }) =>
    admitted === undefined ? [] : [{ organisationKey: actor.organisationKey, admitted }],
  )
  const byOrganisation = Map.groupBy(all, ({ organisationKey }) => organisationKey)
  const found = new Map<number, Looked>()
  // In the order of their keys, so that no two gatherings wait for each other.
  for (const organisationKey of [...byOrganisation.keys()].sort((a, b) => a - b)) {
    const admitted = byOrganisation.get(organisationKey)?.map((one) => one.admitted) ?? []
    found.set(organisationKey, await lookAt(client, organisationKey, admitted))
  }
  return ({ actor, admitted }, now) => {
    const looked = found.get(actor.organisationKey)
    if (admitted === undefined || looked === undefined) return undefined
    return admitted.faultNow({
      role: 'personId' in admitted.sender ? looked.roles.get(admitted.sender.personId) : undefined,
      hasKey: keysOf(admitted).every((key) => isLive(key, looked, now)),
      competence: looked.competenceOf.get(admitted),
    })
  }
}

interface Looked extends FoundSenders {
  readonly competenceOf: ReadonlyMap<Admitted, CompetenceOnDay | undefined>
}

async function lookAt(
  client: pg.ClientBase,
  organisationKey: number,
  admitted: readonly Admitted[],
): Promise<Looked> {
  const senders = admitted.map(({ sender }) => sender)
  const certified = admitted.filter(({ competence }) => competence !== undefined)
  const keyKeys = admitted.flatMap(keysOf)
  const personIds = senders.flatMap((sender) => ('personId' in sender ? [sender.personId] : []))
  const found = await keepSenders(client, {
    organisationKey,
    keyKeys: [...new Set(keyKeys)],
    personIds: [...new Set(personIds)],
    competences: certified.flatMap(({ competence }) => competence ?? []),
  })
  const competenceOf = new Map(certified.map((one, at) => [one, found.competences[at]]))
  return { ...found, competenceOf }
}

function keysOf({ sender, signer }: Admitted): readonly number[] {
  return [...('keyKey' in sender ? [sender.keyKey] : []), ...(signer === undefined ? [] : [signer])]
}

function isLive(key: number, { keys }: FoundSenders, now: Date): boolean {
  const expires = keys.get(key)
  return expires !== undefined && (expires === null || expires > now)
}
