import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { isDemonstrationAddress } from '../domain/demonstration.ts'
import { isLoopback } from './is-loopback.ts'
import { writeDurably } from './write-durably.ts'

/** A message to one person, in plain text. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Mailer {
  /** Whether a message to this address leaves by a mail server; otherwise somebody has to pass it on. */
  reaches(address: string): boolean
  /** Gives the message to the mail server, or lays it into the outbox. Throws when neither takes it. */
  send(message: Message): Promise<void>
}

export interface MailerOptions {
  /** Address of the mail server, such as `smtps://user:password@mail.example.org`; undefined for the outbox. */
  readonly smtpUrl: string | undefined
  /** Whether a mail server elsewhere may be spoken to without encryption; it may not when absent. */
  readonly mayBePlain?: boolean | undefined
  readonly from: string
  /** Where messages land as files when there is no mail server. */
  readonly outboxFolder: string
  readonly log: (line: string) => void
}

/** Sends by SMTP; without a mail server each message becomes a file that an administrator can open and pass on. */
export function createMailer(options: MailerOptions): Mailer {
  const { smtpUrl, mayBePlain, from } = options
  const openOutbox = (why: string) => createOutbox(options, why)
  if (smtpUrl === undefined) return openOutbox('No mail server is set (SMTP_URL)')
  const outbox = openOutbox('Mail of the demonstration leaves for nowhere')
  const transport = createTransport(mayBePlain === true ? smtpUrl : encrypted(smtpUrl))
  return {
    reaches: (address) => !isDemonstrationAddress(address),
    send: async (message) => {
      // Nobody reads those addresses, and the demonstration writes to nobody outside of it.
      if (isDemonstrationAddress(message.to)) return outbox.send(message)
      await transport.sendMail({ from, ...message })
    },
  }
}

function createOutbox(
  { from, outboxFolder, log }: Omit<MailerOptions, 'smtpUrl'>,
  why: string,
): Mailer {
  return {
    reaches: () => false,
    send: async ({ to, subject, text }) => {
      // Links in a message let whoever reads it in: the folder is its owner's alone.
      const time = new Date().toISOString().replaceAll(':', '')
      const file = join(outboxFolder, `${time}-${randomUUID().slice(0, 8)}.txt`)
      const head = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`].map(oneLine)
      await writeDurably(file, {
        text: `${head.join('\n')}\n\n${text}\n`,
        replace: false,
        folderMode: 0o700,
      })
      // Nobody waits for what is written to the city's people, and a first start writes to them many times.
      if (!isDemonstrationAddress(to)) log(`${why}: a message was laid into ${outboxFolder}`)
    },
  }
}

/**
 * The address of a mail server that must speak TLS before it is given anything, since links in messages let whoever reads
 * them in. On this machine nobody listens in between.
 */
function encrypted(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  if (isLoopback(url.hostname)) return smtpUrl
  url.searchParams.set('requireTLS', 'true')
  return url.href
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ')
}
