import { sql } from 'kysely'
import { accountOf } from '../../../domain/email-address.ts'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'
import { addOutboxEntries } from '../notifications/outbox.ts'
import { columns, type Row } from '../row.ts'

const invitationColumns = ['id', 'email', 'role', 'created_time', 'expires_time'] as const

/** An invitation as the administrators of its organisation see it. */
export type Invitation = Row<'invitation', (typeof invitationColumns)[number]>

/** An invitation as whoever holds its link sees it. */
export interface OpenInvitation extends Invitation {
  readonly organisationKey: number
  readonly organisation: string
  readonly organisationNames: LocalNames
  readonly slug: string
  /** Whether the organisation is part of the demonstration. */
  readonly constructed: boolean
}

/** Adds an invitation; whoever was invited before under this e-mail has only the new one. */
export async function addInvitation(
  db: Database,
  organisationKey: number,
  invitation: Invitation & { readonly digest: Buffer; readonly invitedBy: string },
): Promise<void> {
  const { id, email, role, digest, invitedBy, createdTime, expiresTime } = invitation
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('invitation')
      .set({ cancelled_time: createdTime })
      .where('organisation_key', '=', organisationKey)
      .where('email', '=', email)
      .where('accepted_time', 'is', null)
      .where('cancelled_time', 'is', null)
      .execute()
    await tx
      .insertInto('invitation')
      .values({
        id,
        email,
        role,
        digest,
        organisation_key: organisationKey,
        invited_by: invitedBy,
        created_time: createdTime,
        expires_time: expiresTime,
      })
      .execute()
    // What is told may leave the house: enough of the address to know which is meant, and no more.
    const subject = email.replace(/^(.).*@/, '$1***@')
    const payload = { invitation: id, role }
    await addOutboxEntries(tx, [{ organisationKey, topic: 'member.invited', subject, payload }])
  })
}

/** Invitations that can still be accepted, the newest first. */
export async function listInvitations(
  db: Database,
  organisationKey: number,
  now: Date,
): Promise<readonly Invitation[]> {
  return db
    .selectFrom('invitation')
    .select(columns('invitation', invitationColumns))
    .where('organisation_key', '=', organisationKey)
    .where('accepted_time', 'is', null)
    .where('cancelled_time', 'is', null)
    .where('expires_time', '>', now)
    .orderBy('created_time', 'desc')
    .execute()
}

/** Takes an invitation back; gives whom it was for, undefined when there was none to take back. */
export async function cancelInvitation(
  db: Database,
  organisationKey: number,
  { id, now }: { id: string; now: Date },
): Promise<string | undefined> {
  const cancelled = await db
    .updateTable('invitation')
    .set({ cancelled_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .where('accepted_time', 'is', null)
    .where('cancelled_time', 'is', null)
    .returning('email')
    .executeTakeFirst()
  return cancelled?.email
}

/** Invitations that can be accepted: the one that this link opens, or all for an e-mail that is proved. */
export async function findOpenInvitations(
  db: Database,
  by: { readonly digest: Buffer } | { readonly email: string },
  now: Date,
): Promise<readonly OpenInvitation[]> {
  const open = db
    .selectFrom('invitation')
    .innerJoin('organisation', 'organisation.organisation_key', 'invitation.organisation_key')
    .select([
      'invitation.id',
      'email',
      'role',
      'invitation.created_time as createdTime',
      'expires_time as expiresTime',
      'invitation.organisation_key as organisationKey',
      'organisation.name as organisation',
      'organisation.names as organisationNames',
      'organisation.slug',
      'organisation.constructed',
    ])
    .where('accepted_time', 'is', null)
    .where('cancelled_time', 'is', null)
    .where('expires_time', '>', now)
    .orderBy('invitation.created_time')
  return 'digest' in by
    ? open.where('digest', '=', by.digest).execute()
    : open.where('email', '=', accountOf(by.email)).execute()
}

/** Spends an invitation; tells whether it was still open, so that of two at once one succeeds. */
export async function spendInvitation(db: Database, id: string, now: Date): Promise<boolean> {
  const spent = await db
    .updateTable('invitation')
    .set({ accepted_time: now })
    .where('id', '=', id)
    .where('accepted_time', 'is', null)
    .where('cancelled_time', 'is', null)
    .where('expires_time', '>', now)
    .executeTakeFirst()
  return spent.numUpdatedRows > 0n
}

/** Whether somebody here invited the owner of this e-mail or made them a member. */
export async function isExpected(db: Database, email: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ expected: boolean }>`
    select exists (select from invitation where email = ${accountOf(email)} and accepted_time is null
        and cancelled_time is null and expires_time > ${now})
      or exists (select from membership join auth.person on person.id = membership.person_id
        where person.email = ${accountOf(email)} and ended_time is null) as expected`.execute(db)
  return rows[0]?.expected === true
}
