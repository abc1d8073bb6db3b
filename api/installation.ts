import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { loadStreams } from '../workflows/load-streams.ts'
import type { LoadedStream } from '../workflows/streams.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { openPostgres } from './postgres/postgres.ts'
import { createRecorder, type Recorder } from './recording/recorder.ts'
import type { RecordingWatch } from './recording/watch.ts'
import { readSecret, type SecretSettings } from './secret/read-secret.ts'
import type { Secret } from './secret/secret.ts'
import { makeSecret } from './secret/secret-file.ts'
import { connectionBy } from './store/database-logins.ts'
import { explainDatabaseUrl, warnOfPlainLine } from './store/explain-database-url.ts'
import { openStore, type Store } from './store/open-store.ts'
import { prepareDatabase } from './store/prepare-database.ts'
import { isSecretUsed } from './store/secret-use.ts'
import { createUnawaited, type Unawaited } from './unawaited.ts'

/** A running Loomcell without its HTTP face: what the server, the command line and the tests share. */
export interface Installation {
  readonly store: Store
  /** Where the database is, by the login that may see every row, for those who need connections of their own. */
  readonly systemConnection: pg.PoolConfig
  /** The same by the login that keeps the public log and does nothing else. */
  readonly logConnection: pg.PoolConfig
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly recorder: Recorder
  readonly mailer: Mailer
  readonly unawaited: Unawaited
  /** The one clock of this process. */
  readonly now: () => Date
  /** Signs cookies and locks away the secrets of second factors; with those before that still hold. */
  readonly secret: Secret
  /** Answers what was taken in, ends what goes on after its answer, then closes the pools and leaves the database. */
  close(): Promise<void>
}

/** What an installation needs of the settings. */
export interface InstallationSettings extends SecretSettings {
  /** True when the settings name the data folder: then it is used as it is, or refused, never moved. */
  readonly explicitFolder: boolean
  /** Another PostgreSQL to use; undefined means the server that Loomcell starts by itself. */
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
  /** Whether a mail server elsewhere may be spoken to without encryption; undefined for no. */
  readonly plainMail: boolean | undefined
  readonly mailFrom: string
}

export type Log = (line: string, error?: unknown) => void

/** The one clock of a process, which everything but lengths of time is read from. */
export const clock = () => new Date()

/** Opens the installation that the configuration names, starting the embedded PostgreSQL where no other is named. */
export async function openInstallation(
  config: InstallationSettings,
  log: Log,
  watch?: RecordingWatch,
): Promise<Installation> {
  const { smtpUrl, plainMail: mayBePlain, mailFrom: from, dataFolder } = config
  const outboxFolder = join(dataFolder, 'outbox')
  const mailer = createMailer({ smtpUrl, mayBePlain, from, outboxFolder, log })
  if (config.databaseUrl !== undefined) {
    const connection = { connectionString: config.databaseUrl }
    warnOfPlainLine(config.databaseUrl, log)
    try {
      const secret = await readSecret(config, () => isSecretUsed(connection))
      return await openOn(connection, log, { mailer, secret, watch })
    } catch (error) {
      throw explainDatabaseUrl(config.databaseUrl, error)
    }
  }
  const postgres = await openPostgres({
    dataFolder: config.dataFolder,
    explicitFolder: config.explicitFolder,
    log,
  })
  try {
    const { connection, leave } = postgres
    const secret = await readSecret(config, () => isSecretUsed(connection))
    return await openOn(connection, log, { mailer, leave, secret, watch })
  } catch (error) {
    await postgres.leave()
    throw error
  }
}

export interface OpenOptions {
  /** The machine's clock when absent. */
  readonly now?: () => Date
  /** What closing does last. */
  readonly leave?: () => Promise<void>
  /** Where the streams' folders are; the project's own when absent. */
  readonly streamsFolder?: string
  /** Scans that may wait at the one way in before senders are told to come back. */
  readonly waitingScans?: number
  /** Is told of what is recorded; nobody when absent. */
  readonly watch?: RecordingWatch | undefined
  /** Lays messages into a folder for passing files when absent. */
  readonly mailer?: Mailer
  /** Lasts as long as the installation is open when absent. */
  readonly secret?: Secret
}

const passingMail = {
  smtpUrl: undefined,
  from: 'Loomcell <loomcell@localhost>',
  // Of this user: in a folder for all, one that somebody else made first could not be written to.
  outboxFolder: join(tmpdir(), `loomcell-outbox-${process.getuid?.() ?? ''}`),
}

/** Opens a installation on a database that is already running. */
export async function openOn(
  connection: pg.PoolConfig,
  log: Log,
  {
    leave = async () => {},
    now = clock,
    streamsFolder,
    mailer = createMailer({ ...passingMail, log }),
    secret = { current: makeSecret(), before: [] },
    ...limits
  }: OpenOptions = {},
): Promise<Installation> {
  const access = await prepareDatabase(connection)
  const store = openStore({ connection, access, log })
  let closing: Promise<void> | undefined
  const streams = await loadStreams(streamsFolder)
  const unawaited = createUnawaited(log)
  const recorder = createRecorder({
    pool: store.pipeline,
    streams,
    now,
    log,
    ...limits,
  })
  return {
    store,
    systemConnection: connectionBy(connection, access.logins.system),
    logConnection: connectionBy(connection, access.logins.log),
    streams,
    recorder,
    mailer,
    unawaited,
    now,
    secret,
    close: () => {
      closing ??= recorder.close().then(unawaited.settled).then(store.close).then(leave)
      return closing
    },
  }
}
