import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { prepareFirstStart } from '../../../api/commands/city/first-start.ts'
import { personInvite, personLink } from '../../../api/commands/person.ts'
import { openOn } from '../../../api/installation.ts'
import { jsonOf } from '../../harness/answers.ts'
import { cloneDatabase } from '../../harness/installation.ts'
import { logFolder } from '../../harness/log.ts'
import { openOutbox } from '../../harness/outbox.ts'
import { sendForm, sessionCookieIn } from '../../harness/people.ts'
import { runCommand } from '../../harness/run-command.ts'

/** Accounts of the city that are not called by their role. */
const others: Readonly<Record<string, { role: string; slug: string }>> = {
  partner: { role: 'supervisor', slug: 'second-charge' },
  mill: { role: 'administrator', slug: 'tai-po-fibre' },
}

it('says at the first start how each role enters, and every way works', async () => {
  const outbox = await openOutbox()
  const log = () => {}
  const installation = await openOn(await cloneDatabase(), log, { mailer: outbox.mailer })
  try {
    const said: string[] = []
    const now = new Date()
    const say = (line: string) => void said.push(line)
    const watched: string[] = []
    const watch = (line: string) => void watched.push(line)
    const origin = 'http://localhost'
    const start = { say, watch, language: 'en', now, empty: false, origin } as const
    await prepareFirstStart(installation, start)
    // Whoever waits hears of each organisation that stands, and nothing of that is secret.
    expect(watched[0]).toContain('Building the demonstration city')
    expect(watched.slice(1, -1).map((line) => /\d+ of \d+/.exec(line)?.[0])).toEqual(
      watched.slice(1, -1).map((_, at) => `${at + 1} of ${watched.length - 2}`),
    )
    expect(watched.join()).not.toMatch(/lc_|\/reset\/|@/)
    const app = createApp({ installation, log, now: () => new Date() })
    const enter = async (email: string, password: string) => {
      const entered = await sendForm({ app }, '/sign-in', { email, password })
      const headers = { cookie: sessionCookieIn(entered.headers) }
      const session = await app.request('/api/v1/session', { headers })
      return jsonOf<{ role: string; organisation: { slug: string } }>(session)
    }
    const city = [...said.join('\n').matchAll(/(\w+)@city\.example +([\w-]{22})/g)]
    expect(city.map(([, role]) => role)).toEqual([
      'operator',
      'supervisor',
      'administrator',
      'partner',
      'mill',
      'regulator',
    ])
    for (const [, account = '', password = ''] of city) {
      const { role = account, slug = expect.any(String) } = others[account] ?? {}
      const session = { role, organisation: { slug } }
      if (account === 'regulator') continue
      expect(await enter(`${account}@city.example`, password)).toMatchObject(session)
    }
    // Whoever saw those passwords oversees the city and nothing of what is real.
    const [, , password = ''] = city.find(([, role]) => role === 'regulator') ?? []
    const regulator = 'regulator@city.example'
    const entered = await sendForm({ app }, '/sign-in', { email: regulator, password })
    const look = (path: string, company: string) =>
      app.request(`/api/v1${path}`, {
        headers: { cookie: sessionCookieIn(entered.headers), 'loomcell-organisation': company },
      })
    expect((await look('/batches?limit=1', 'tai-po-fibre')).status).toBe(200)
    expect((await look('/batches?limit=1', 'first')).status).toBe(403)
    const listed = await look('/jurisdiction/organisations', 'tai-po-fibre')
    const { organisations } = await jsonOf<{ organisations: { constructed: boolean }[] }>(listed)
    expect(organisations.map(({ constructed }) => constructed)).toEqual(
      organisations.map(() => true),
    )
    expect(organisations.length).toBeGreaterThan(1)
    const links = [...said.join('\n').matchAll(/http:\/\/localhost(\/reset\/[\w-]{43})/g)]
    const newPassword = 'four grams of lithium'
    for (const [at, [, path = '']] of links.entries()) {
      expect((await sendForm({ app }, path, { newPassword })).status).toBe(303)
      const [email, role] = [
        ['administrator@first.example', 'administrator'],
        ['platform@first.example', 'platform'],
      ][at] ?? ['', '']
      expect(await enter(email ?? '', newPassword)).toMatchObject({ role })
    }
    expect(links).toHaveLength(2)

    // Whoever has no mail and forgot it comes back in by the command line.
    const email = 'administrator@first.example'
    const told: string[] = []
    const terminal = { out: (line: string) => void told.push(line), err: log }
    const call = { installation, words: [email], options: {}, terminal, now: new Date() }
    const logFiles = await logFolder()
    await personLink.run({ ...call, language: 'en', logFiles })
    const [link = ''] = /\/reset\/\S+/.exec(told.join()) ?? []
    expect((await sendForm({ app }, link, { newPassword: 'another way back in' })).status).toBe(303)
    expect(await enter(email, 'another way back in')).toMatchObject({ role: 'administrator' })
    const wish = {
      words: ['New@test.example', 'administrator'],
      options: { organisation: 'first' },
    }
    const invited = await runCommand(installation, personInvite, wish)
    expect(invited.code).toBe(0)
    expect(await outbox.read('new@test.example')).toContain('/invitations/')
    const wrong = { words: ['new', 'regulator'] }
    await expect(runCommand(installation, personInvite, wrong)).rejects.toThrow(
      'Cannot send to "new": expected an e-mail address; Cannot invite as "regulator": expected operator, supervisor, administrator',
    )
  } finally {
    await installation.close()
  }
}, 240_000)
