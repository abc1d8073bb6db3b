import { sql } from 'kysely'
import { parseCredential } from '../../domain/proof/credential/faults-in-credential.ts'
import { verifyCredential } from '../../domain/proof/credential/verify-credential.ts'
import type { TestInstallation } from './installation.ts'
import { eventually } from './jobs.ts'
import type { Side } from './sides.ts'

/** A version of a passport as the database has it. */
export interface Version {
  readonly id: string
  readonly passport: string
  readonly version: number
  readonly cause: string
  readonly batch: string
  readonly code: string
  readonly isSuperseded: boolean
}

/** Every version that was ever signed, in order, once no event waits to be followed any more. */
export async function versionsOf({ store }: TestInstallation): Promise<readonly Version[]> {
  await eventually(
    async () => (await sql`select from passport_due`.execute(store.system)).rows.length,
    (waiting) => waiting === 0,
  )
  const { rows } = await sql<Version>`
    select version.id, passport.id as passport, version, cause, batch.id as batch, code,
      superseded_time is not null as "isSuperseded"
    from passport_version as version join passport using (passport_key)
      join batch on batch.batch_key = version.batch_key order by passport_version_key`.execute(
    store.system,
  )
  return rows
}

/** Reads a path as a text; fails for anything but 200. */
export async function readText(
  { app }: Pick<TestInstallation, 'app'>,
  path: string,
): Promise<string> {
  const answer = await app.request(path)
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

/** Path of an absolute address, which leads to a host that no test has. */
export function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return `${pathname}${search}`
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into what was published as any reader would
type Published = any

/** What a signed token says, unchecked. */
export function payloadOf(token: string): Published {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** Checks a version as anyone would: with its issuer's document and its status list, fetched from where it names them. */
export async function checkVersion(
  installation: Pick<TestInstallation, 'app'>,
  id: string,
  now = new Date().toISOString(),
) {
  const token = await readText(installation, `/credentials/${id}`)
  const payload = payloadOf(token)
  const slug = String(payload.issuer.id).split(':').at(-1)
  const issuerDocument = JSON.parse(await readText(installation, `/orgs/${slug}/did.json`))
  const list = await readText(installation, pathOf(payload.credentialStatus.statusListCredential))
  const check = await verifyCredential(token, { now, issuerDocument, status: { lists: [list] } })
  return { token, payload, list, issuerDocument, ...check, parsed: parseCredential(payload) }
}

/** Asks for a change of how a version stands, for one of the reasons; gives the status of the answer. */
export async function changeStatus(
  side: Pick<Side, 'upload'>,
  path: string,
  reason: string,
): Promise<number> {
  return (await side.upload(path, JSON.stringify({ reason }), 'application/json')).status
}
