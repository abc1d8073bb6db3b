import { sql } from 'kysely'
import type { SpendKind, Ties } from '../../../domain/funding/spend-line.ts'
import { skeletonOf } from '../../../domain/skeleton.ts'
import type { Database } from '../database.ts'
import type { Writing } from './write-project.ts'

/** A line that is to be, with its number in the project. */
export interface NewLine extends Omit<Ties, 'course'> {
  readonly projectKey: number
  readonly number: number
  readonly day: string
  readonly amountCents: number
  readonly payee: string
  readonly invoice: string
  readonly kind: SpendKind
  /** Key of the course that it is tied to. */
  readonly courseKey: number | null
}

/** What another line has that a new one must not have again. */
export interface Taken {
  readonly as: 'invoice' | 'asset'
  readonly project: string
  readonly line: number
}

/**
 * Adds a line; or tells which project has its cost or its asset, and adds nothing of use: the transaction MUST then be rolled back. The keys
 * of the tables decide, so that of two requests at once one is told of the other.
 */
export async function addLine(
  tx: Database,
  writing: Writing,
  line: NewLine,
): Promise<readonly Taken[]> {
  const { organisationKey } = writing
  const taken = [
    await lineOfCost(tx, organisationKey, line),
    await holdAsset(tx, organisationKey, line),
  ].filter((one) => one !== undefined)
  if (taken.length > 0) return taken
  const lineKey = await insertLine(tx, writing, line)
  if (lineKey === undefined) {
    const meanwhile = await lineOfCost(tx, organisationKey, line)
    return meanwhile === undefined ? [] : [meanwhile]
  }
  if (line.events.length === 0) return []
  await tx
    .insertInto('spend_line_event')
    .values(
      line.events.map((event) => ({
        spend_line_key: lineKey,
        event_id: event,
        organisation_key: organisationKey,
      })),
    )
    .execute()
  return []
}

/** Holds the asset of a line for its project; tells the other project that has it. */
async function holdAsset(
  tx: Database,
  organisationKey: number,
  { projectKey, asset }: NewLine,
): Promise<Taken | undefined> {
  if (asset === undefined) return undefined
  const serial = skeletonOf(asset.serial)
  await tx
    .insertInto('funded_asset')
    .values({
      organisation_key: organisationKey,
      serial_key: serial,
      funding_project_key: projectKey,
    })
    .onConflict((conflict) => conflict.columns(['organisation_key', 'serial_key']).doNothing())
    .execute()
  const { rows } = await sql<Taken & { readonly key: number }>`
    select 'asset' as as, project.code as project, funding_project_key as key,
      (select min(number) from spend_line as line
        where line.organisation_key = ${organisationKey} and held_serial = serial_key) as line
    from funded_asset join funding_project as project using (funding_project_key)
    where funded_asset.organisation_key = ${organisationKey} and serial_key = ${serial}`.execute(tx)
  return rows.find(({ key }) => key !== projectKey)
}

/** The key of the line; undefined where the same cost came meanwhile. */
async function insertLine(
  tx: Database,
  { organisationKey, by, now }: Writing,
  line: NewLine,
): Promise<number | undefined> {
  const added = await tx
    .insertInto('spend_line')
    .values({
      organisation_key: organisationKey,
      funding_project_key: line.projectKey,
      number: line.number,
      day: line.day,
      amount_cents: line.amountCents,
      payee: line.payee,
      invoice: line.invoice,
      payee_key: skeletonOf(line.payee),
      invoice_key: skeletonOf(line.invoice),
      kind: line.kind,
      asset_name: line.asset?.name ?? null,
      asset_serial: line.asset?.serial ?? null,
      held_serial: line.asset === undefined ? null : skeletonOf(line.asset.serial),
      training_course_key: line.courseKey,
      written_by: by,
      written_time: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_key', 'payee_key', 'invoice_key', 'amount_cents'])
        .where('withdrawn_time', 'is', null)
        .doNothing(),
    )
    .returning('spend_line_key')
    .executeTakeFirst()
  return added?.spend_line_key
}

/** The line that counts of the same payee, invoice and amount. */
async function lineOfCost(
  tx: Database,
  organisationKey: number,
  { payee, invoice, amountCents }: NewLine,
): Promise<Taken | undefined> {
  const found = await tx
    .selectFrom('spend_line as line')
    .innerJoin(
      'funding_project as project',
      'project.funding_project_key',
      'line.funding_project_key',
    )
    .select(['project.code as project', 'line.number as line'])
    .where('line.organisation_key', '=', organisationKey)
    .where('payee_key', '=', skeletonOf(payee))
    .where('invoice_key', '=', skeletonOf(invoice))
    .where('amount_cents', '=', amountCents)
    .where('withdrawn_time', 'is', null)
    .executeTakeFirst()
  return found === undefined
    ? undefined
    : { as: 'invoice', project: found.project, line: found.line }
}

/** Withdraws a line, which stays and counts no more; its asset may stand elsewhere once no line of the project has it. */
export async function withdrawLine(
  tx: Database,
  { organisationKey, by, now }: Writing,
  { projectKey, number }: { readonly projectKey: number; readonly number: number },
): Promise<void> {
  await tx
    .updateTable('spend_line')
    .set({ withdrawn_by: by, withdrawn_time: now, held_serial: null })
    .where('funding_project_key', '=', projectKey)
    .where('number', '=', number)
    .execute()
  await sql`
    delete from funded_asset where organisation_key = ${organisationKey} and funding_project_key = ${projectKey}
      and not exists (select from spend_line as line
        where line.organisation_key = funded_asset.organisation_key and held_serial = serial_key)`.execute(
    tx,
  )
}
