import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, inject, onTestFinished } from 'vitest'
import { createApp } from '../../api/app.ts'
import type { AppOptions } from '../../api/app-options.ts'
import { type Installation, type OpenOptions, openOn } from '../../api/installation.ts'
import { makeAccessKey } from '../../api/people/access/access-keys.ts'
import type { Actor } from '../../api/recording/entry.ts'
import { addFacility, addOrganisation } from '../../api/store/organisations/organisations.ts'
import { templateName } from './prepared-folder.ts'

/** A installation of its own for one test: a clone of the migrated template, an organisation with facilities A and B. */
export interface TestInstallation extends Installation {
  readonly app: ReturnType<typeof createApp>
  readonly actor: Actor
  readonly key: string
  readonly connection: pg.ClientConfig
  /** Everything that was logged, as errors would be. */
  readonly logged: string[]
  request(path: string, init?: RequestInit): Promise<Response>
}

/** What a test may want otherwise: of the installation, and of the app over it. */
type TestOptions = Pick<OpenOptions, 'streamsFolder' | 'mailer'> &
  Partial<
    Pick<
      AppOptions,
      'now' | 'publicUrl' | 'identityProvider' | 'passwordCost' | 'breachedPasswords'
    >
  >

/** What is to be done when what was opened is needed no more. */
type AtEnd = (end: () => Promise<void>) => void

/** Opens a installation and closes it when the test ends. */
export async function openTestInstallation(options: TestOptions = {}): Promise<TestInstallation> {
  return openUntil(onTestFinished, options)
}

/**
 * One installation for all tests of a file, or of a group, that leave each other alone, as the rows of a table do. To be
 * called where the tests are defined; it is open from before the first of them until after the last.
 */
export function shareTestInstallation(options: TestOptions = {}): () => TestInstallation {
  let shared: TestInstallation | undefined
  beforeAll(async () => {
    const ends: (() => Promise<void>)[] = []
    shared = await openUntil((end) => ends.unshift(end), options)
    return async () => {
      for (const end of ends) await end()
    }
  })
  return () => {
    if (shared === undefined) throw new Error('Cannot share an installation before the tests run')
    return shared
  }
}

async function openUntil(atEnd: AtEnd, options: TestOptions): Promise<TestInstallation> {
  const connection = await cloneDatabase(atEnd)
  const logged: string[] = []
  const log = (line: string, error?: unknown) => {
    logged.push(error === undefined ? line : `${line}: ${String(error)}`)
  }
  const installation = await openOn(connection, log, options)
  atEnd(() => installation.close())
  const { actor, key } = await addTestOrganisation(installation, 'first')
  const app = createApp({ now: () => new Date(), passwordCost: 10, ...options, installation, log })
  return {
    ...installation,
    app,
    actor,
    key,
    connection,
    logged,
    request: requestBy(app, key),
  }
}

function requestBy(app: TestInstallation['app'], key: string): TestInstallation['request'] {
  return async (path, init = {}) =>
    app.request(path, {
      ...init,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...init.headers,
      },
    })
}

/** The same installation as an organisation of its own sees it, which meets nothing that others recorded there. */
export async function asOwnOrganisation(installation: TestInstallation): Promise<TestInstallation> {
  const { actor, key } = await addTestOrganisation(installation, `own-${randomUUID().slice(0, 8)}`)
  return { ...installation, actor, key, request: requestBy(installation.app, key) }
}

/** Adds an organisation with facilities A and B and a key. */
export async function addTestOrganisation(
  { store }: Installation,
  slug: string,
  { constructed = false }: { constructed?: boolean } = {},
): Promise<{ actor: Actor; key: string }> {
  const now = new Date()
  const added = await addOrganisation(store.system, { slug, name: slug, now, constructed })
  const { organisationKey } = added
  for (const code of ['A', 'B'])
    await addFacility(store.system, organisationKey, { code, name: code, now })
  const key = await makeAccessKey(store.system, organisationKey, { name: 'test', now })
  return { actor: { organisationKey, organisation: slug }, key }
}

/** A fresh database cloned from the template, dropped when the test ends. */
export async function cloneDatabase(atEnd: AtEnd = onTestFinished): Promise<pg.ClientConfig> {
  return emptyDatabase(templateName, atEnd)
}

/** A fresh database, dropped when the test ends; without a template there is nothing in it. */
export async function emptyDatabase(
  template = 'template0',
  atEnd: AtEnd = onTestFinished,
): Promise<pg.ClientConfig> {
  const shared = inject('connection')
  const database = `test_${randomUUID().replaceAll('-', '')}`
  // Files are copied in half the time that PostgreSQL takes to write them into its log.
  await runAsAdmin(shared, `create database ${database} template ${template} strategy file_copy`)
  atEnd(() => runAsAdmin(shared, `drop database ${database} with (force)`))
  return { ...shared, database }
}

async function runAsAdmin(connection: pg.ClientConfig, statement: string): Promise<void> {
  const admin = new pg.Client(connection)
  await admin.connect()
  await admin.query(statement)
  await admin.end()
}
