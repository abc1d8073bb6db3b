import { sql } from 'kysely'
import type pg from 'pg'
import type { Database } from '../database.ts'
import {
  type AskedCompetence,
  type CompetenceOnDay,
  selectHeld,
} from '../organisations/competences.ts'
import type { PersonRole } from '../tables/people-tables.ts'

/** Who sent what is recorded for one organisation, each once, and the certificates that were asked of them. */
export interface AskedSenders {
  readonly organisationKey: number
  readonly keyKeys: readonly number[]
  readonly personIds: readonly string[]
  readonly competences: readonly AskedCompetence[]
}

/** What they are to the organisation by now. */
export interface FoundSenders {
  /** Until when each key lives that nobody revoked; null without an end. */
  readonly keys: ReadonlyMap<number, Date | null>
  readonly roles: ReadonlyMap<string, PersonRole>
  /** In the order in which they were asked for. */
  readonly competences: readonly CompetenceOnDay[]
}

/**
 * Looks at senders once more and keeps what is found until the transaction ends. MUST come after every other lock: whoever takes
 * something away waits for this one last, so that neither waits for the other.
 */
export async function keepSenders(
  client: pg.ClientBase,
  { organisationKey, keyKeys, personIds, competences }: AskedSenders,
): Promise<FoundSenders> {
  const [, keys, people, held] = await Promise.all([
    client.query({ name: 'keep-senders', text: keep, values: [organisationKey] }),
    keyKeys.length === 0
      ? undefined
      : client.query<KeyRow>({ name: 'live-keys', text: liveKeys, values: [keyKeys] }),
    personIds.length === 0
      ? undefined
      : client.query<PersonRow>({
          name: 'roles',
          text: roles,
          values: [organisationKey, personIds],
        }),
    competences.length === 0
      ? undefined
      : client.query<CompetenceOnDay>(selectHeld(organisationKey, competences)),
  ])
  return {
    keys: new Map(keys?.rows.map(({ keyKey, expires }) => [keyKey, expires])),
    roles: new Map(people?.rows.map(({ person, role }) => [person, role])),
    competences: held?.rows ?? [],
  }
}

/**
 * Waits until everything is recorded that this organisation's senders were looked at for. Whoever takes a right, a key or a
 * certificate away calls it last: what comes after sees that it is gone.
 */
export async function awaitRecording(tx: Database, organisationKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('senders'), ${organisationKey})`.execute(tx)
}

interface KeyRow {
  readonly keyKey: number
  readonly expires: Date | null
}
interface PersonRow {
  readonly person: string
  readonly role: PersonRole
}

const keep = `select pg_advisory_xact_lock_shared(hashtext('senders'), $1)`

const liveKeys = `
  select access_key_key as "keyKey", expires_time as expires
  from access_key join organisation using (organisation_key)
  where access_key_key = any($1::integer[]) and revoked_time is null and suspended_time is null`

const roles = `select person, role from standings_in($1, $2::uuid[])`
