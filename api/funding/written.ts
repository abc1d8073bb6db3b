import type { Context } from 'hono'
import type { Transaction } from 'kysely'
import type { Env } from '../http/env.ts'
import type { By } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import type { Tables } from '../store/database.ts'
import { type ToldProject, toldProject } from './own-project.ts'

/** What writes something of a project, or throws a refusal. */
export type Write = (tx: Transaction<Tables>, by: By) => Promise<void>

/** Writes something of the project of this code as one transaction, and tells what the project is then. */
export async function written(
  context: Context<Env>,
  code: string,
  { installation, now, write }: { installation: Installation; now: Date; write: Write },
): Promise<ToldProject> {
  const owner = context.get('organisation')
  const { organisationKey } = owner
  const by = { principal: context.get('principal'), organisationKey, now }
  const db = installation.store.own(organisationKey)
  await db.transaction().execute((tx) => write(tx, by))
  return toldProject(db, owner, code)
}
