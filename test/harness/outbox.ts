import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createMailer, type Mailer } from '../../api/mailer.ts'

/** Messages as files, the way they land without a mail server. */
export interface Outbox {
  readonly folder: string
  readonly mailer: Mailer
  /** Waits for what is being sent, and then for a message to this address that says so, if anything; gives the newest. */
  read(to: string, says?: string): Promise<string>
  /** All messages, oldest first. */
  all(): Promise<readonly string[]>
  /** How many messages there are. */
  count(): Promise<number>
}

/** Opens an outbox that is gone when the test ends. */
export async function openOutbox(): Promise<Outbox> {
  const outboxFolder = await mkdtemp(join(tmpdir(), 'loomcell-outbox-'))
  onTestFinished(() => rm(outboxFolder, { recursive: true, force: true }))
  const from = 'Loomcell <loomcell@test.example>'
  const written = createMailer({ smtpUrl: undefined, from, outboxFolder, log: () => {} })
  // A message that an answer tells of is sent while the answer goes out: whoever reads waits for it.
  const underWay = new Set<Promise<void>>()
  const mailer: Mailer = {
    // It stands for the mail server: what is read here has arrived.
    reaches: () => true,
    send: (message) => {
      const sent = written.send(message).finally(() => underWay.delete(sent))
      underWay.add(sent)
      return sent
    },
  }
  const files = async () => {
    await Promise.allSettled(underWay)
    return (await readdir(outboxFolder)).filter((file) => file.endsWith('.txt')).sort()
  }
  const all = async () =>
    Promise.all((await files()).map((file) => readFile(join(outboxFolder, file), 'utf8')))
  return {
    mailer,
    all,
    folder: outboxFolder,
    count: async () => (await files()).length,
    read: async (to, says = '') => {
      for (let tries = 0; tries < 1_200; tries += 1) {
        const found = (await all()).findLast(
          (text) => text.includes(`\nTo: ${to}\n`) && text.includes(says),
        )
        if (found !== undefined) return found
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error(`Cannot find a message to ${to} that says "${says}"`)
    },
  }
}

/** The path of the first link in a message. */
export function linkIn(message: string): string {
  const link = /https?:\/\/\S+/.exec(message)?.[0]
  if (link === undefined) throw new Error('Cannot find a link in the message')
  return new URL(link).pathname
}
