import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, inject, it, onTestFinished } from 'vitest'
import { openOn } from '../../../api/installation.ts'
import { explainDatabaseUrl } from '../../../api/store/explain-database-url.ts'
import { addTestOrganisation } from '../../harness/installation.ts'

it('lives beside another installation on one server, under another owner, with roles of its own', async () => {
  const { url, name } = await secondOwner('createrole')
  const connection = { connectionString: url }
  const installation = await openOn(connection, () => {})
  const { actor } = await addTestOrganisation(installation, 'second')
  const own = installation.store.own(actor.organisationKey)
  expect(await own.selectFrom('organisation').select('slug').execute()).toEqual([
    { slug: 'second' },
  ])
  expect(
    await installation.store.own().selectFrom('organisation').select('slug').execute(),
  ).toEqual([])
  await installation.close()
  // And again, as the next start does.
  const again = await openOn(connection, () => {})
  expect(await again.store.system.selectFrom('organisation').select('slug').execute()).toEqual([
    { slug: 'second' },
  ])
  await again.close()
  const owner = new pg.Client(connection)
  await owner.connect()
  const { rows } = await owner.query(
    `select distinct unnest(roles)::text as role from pg_policies where schemaname = 'public' order by 1`,
  )
  await owner.end()
  for (const { role } of rows) expect(role).toMatch(/^loomcell_[0-9a-f]{8}_/)
  expect(name).not.toBe('')
}, 240_000)

it('names DATABASE_URL, what is wrong and what to do, and never the password', async () => {
  const { url } = await secondOwner('nocreaterole')
  const faults: [string, RegExp][] = [
    [url, /createrole/],
    [url.replace(/:[^:@]*@/, ':not-its-password@'), /user or password is wrong/],
    [url.replace(/\/[a-z0-9_]+\?/, '/nowhere?'), /make the database first/],
    ['postgres://someone:secret-word@127.0.0.1:1/any', /nobody answers there/],
  ]
  for (const [wrong, advice] of faults) {
    const error = await openOn({ connectionString: wrong }, () => {}).then(
      () => new Error('It worked'),
      (fault: unknown) => explainDatabaseUrl(wrong, fault),
    )
    expect(error.message).toContain('DATABASE_URL')
    expect(error.message).toMatch(advice)
    expect(error.message).not.toContain(new URL(wrong).password)
  }
}, 240_000)

/** An owner with a database of its own on the server that all tests share. */
async function secondOwner(right: 'createrole' | 'nocreaterole') {
  const shared = inject('connection')
  const name = `second_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const password = randomUUID()
  const admin = new pg.Client(shared)
  await admin.connect()
  await admin.query(`create role ${name} login ${right} password '${password}'`)
  await admin.query(`create database ${name} owner ${name}`)
  onTestFinished(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  const host = encodeURIComponent(shared.host)
  return {
    name,
    url: `postgres://${name}:${password}@localhost:${shared.port}/${name}?host=${host}`,
  }
}
