import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, it, onTestFinished } from 'vitest'
import { createMailer } from '../../../api/mailer.ts'
import { faultsInPeopleSettings, peopleSettings } from '../../../api/people/people-settings.ts'

const from = 'Loomcell <loomcell@test.example>'
const message = {
  to: 'hand@test.example',
  subject: '邀請 Invitation',
  text: 'Open https://x.example/',
}

it('gives messages to a mail server where one is set', async () => {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.setEncoding('utf8')
      let text = ''
      stream.on('data', (chunk: string) => {
        text += chunk
      })
      stream.on('end', () => {
        taken.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  const smtpUrl = `smtp://127.0.0.1:${port}`
  const mailer = createMailer({ smtpUrl, from, outboxFolder: '/nowhere', log: () => {} })
  await mailer.send(message)
  expect(taken).toHaveLength(1)
  expect(taken[0]).toContain('To: hand@test.example')
  expect(taken[0]).toContain('Open https://x.example/')
})

it('gives nothing to a server elsewhere that speaks no TLS, unless the deployment allows it', async () => {
  const options = { from, outboxFolder: '/nowhere', log: () => {} }
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  // It leads to this machine and is none of the names that we know to be it.
  const elsewhere = `smtp://0.0.0.0:${port}?ignoreTLS=true`
  await expect(createMailer({ smtpUrl: elsewhere, ...options }).send(message)).rejects.toThrow(
    /TLS/,
  )
  const allowed = createMailer({ smtpUrl: elsewhere, mayBePlain: true, ...options })
  await expect(allowed.send(message)).resolves.toBeUndefined()
})

it('lays messages into a folder of their own where none is set, readable by its owner alone, and logs no content', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'loomcell-mail-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  const outboxFolder = join(parent, 'outbox')
  const logged: string[] = []
  const log = (line: string) => void logged.push(line)
  const mailer = createMailer({ smtpUrl: undefined, from, outboxFolder, log })
  await mailer.send({ ...message, subject: 'Two\r\nBcc: thief@test.example' })
  const [file = ''] = await readdir(outboxFolder)
  const text = await readFile(join(outboxFolder, file), 'utf8')
  expect(text).toContain('Subject: Two Bcc: thief@test.example\n\nOpen https://x.example/')
  expect((await stat(join(outboxFolder, file))).mode & 0o077).toBe(0)
  expect((await stat(outboxFolder)).mode & 0o077).toBe(0)
  expect(logged.join()).toContain('SMTP_URL')
  expect(logged.join()).not.toContain('x.example')
  // Nobody waits for what the demonstration's people are written: it lies there, and nothing is said of it.
  await mailer.send({ ...message, to: 'operator@city.example' })
  expect(await readdir(outboxFolder)).toHaveLength(2)
  expect(logged).toHaveLength(1)
})

it('names every wrong setting about people and mail, and repeats no secret', () => {
  const faults = faultsInPeopleSettings({
    LOOMCELL_SECRET: 'too short a secret',
    SMTP_URL: 'http://user:hidden@mail',
    MAIL_FROM: 'nobody',
    ADMIN_EMAIL: 'me',
    OIDC_ISSUER: 'accounts',
    OIDC_CLIENT_SECRET: 'hidden',
  })
  // A secret may stand in a file too: it is named among the values.
  expect(faults.map(({ pointer, values }) => pointer || values?.secret)).toEqual([
    'LOOMCELL_SECRET',
    'SMTP_URL',
    'MAIL_FROM',
    'ADMIN_EMAIL',
    'OIDC_CLIENT_ID',
    'OIDC_ISSUER',
    'PUBLIC_URL',
  ])
  expect(JSON.stringify(faults)).not.toMatch(/hidden|too short a secret/)
  const env = {
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
    PUBLIC_URL: 'https://loom.example',
    ADMIN_EMAIL: 'Me@test.example',
  }
  expect(faultsInPeopleSettings(env)).toEqual([])
  expect(peopleSettings(env)).toMatchObject({
    administratorEmail: 'me@test.example',
    identityProvider: { issuer: 'https://id.example', clientId: 'a', clientSecret: 'b' },
  })
})

it('wants a provider by https, since it says who somebody is, and words that it knows', () => {
  const asked = { OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b', PUBLIC_URL: 'https://loom.example' }
  const faults = (issuer: string) => faultsInPeopleSettings({ ...asked, OIDC_ISSUER: issuer })
  expect(faults('http://id.example')).toHaveLength(1)
  expect([...faults('http://localhost:9'), ...faults('http://127.0.0.1:9')]).toEqual([])
  const unknown = faultsInPeopleSettings({ SMTP_PLAINTEXT: 'yes', HSTS_SUBDOMAINS: 'maybe' })
  expect(unknown.map(({ pointer }) => pointer)).toEqual(['SMTP_PLAINTEXT', 'HSTS_SUBDOMAINS'])
})
