import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { parseAllowedHosts } from '../../../api/notifications/webhooks/target.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openReceiver } from '../../harness/receiver.ts'

it('registers a webhook by a form, shows its secret once, tests it, says what came of it and sends it again', async () => {
  const receiver = await openReceiver((response) => response.writeHead(500).end('down'))
  const opened = await openTestInstallation()
  const allowedHosts = parseAllowedHosts(receiver.host)
  const log = (line: string) => opened.logged.push(line)
  const app = createApp({ installation: opened, log, now: () => new Date(), allowedHosts })
  const installation = { ...opened, app }
  await startTestJobs(installation, { allow: receiver.host })
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const path = '/work/webhooks'
  const text = async (at: string) => (await administrator.request(at)).text()

  const form = fieldsIn(await text(path))
  const empty = await send(administrator, path, form)
  expect([empty.status, (await empty.text()).match(/class="wrong"/g)?.length]).toEqual([422, 2])
  const plain = { '/url': 'http://erp.example.org/x', '/topics': 'batch.recorded' }
  for (const [language, says] of [
    ['en', 'Cannot send to'],
    ['zh-Hant', '未能發送至「'],
    ['zh-Hans', '无法发送至“'],
  ] as const) {
    const answer = await send(administrator, `${path}?lang=${language}`, form, plain)
    expect([answer.status, (await answer.text()).includes(says)]).toEqual([422, true])
  }

  const added = await send(administrator, path, form, { ...plain, '/url': receiver.url })
  expect([added.status, added.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const made = await added.text()
  const [secret = ''] = /whsec_[\w+/=]+/.exec(made) ?? []
  expect(secret).not.toBe('')
  const [, at = ''] = /action="(\/work\/webhooks\/[^"]+)"/.exec(made) ?? []
  expect(await text(path)).toContain(`href="${at}"`)
  expect(await text(at)).not.toContain(secret)
  const twice = await send(administrator, path, form, { ...plain, '/url': receiver.url })
  expect(twice.headers.get('location')).toBe(`${at}?told=added`)
  expect((await text(path)).match(/href="\/work\/webhooks\//g)).toHaveLength(1)

  const act = (name: string) => send(administrator, at, new URLSearchParams({ do: name }))
  expect((await act('test')).headers.get('location')).toBe(`${at}?told=test`)
  await receiver.until(1)
  const failed = await eventually(
    () => text(at),
    (page) => page.includes('answer 500'),
  )
  expect(failed).toContain('next attempt')
  expect(await text(`${at}?lang=zh-Hant`)).toContain('等待發送')
  const [, again = ''] = /action="(\/work\/deliveries\/[^"]+)"/.exec(await text(at)) ?? []
  const fields = new URLSearchParams({ webhook: at.split('/').at(-1) ?? '' })
  expect((await send(supervisor, again, fields)).status).toBe(403)
  expect((await send(administrator, again, fields)).headers.get('location')).toBe(
    `${at}?told=again`,
  )
  await receiver.until(2)

  expect((await act('pause')).status).toBe(303)
  expect(await text(at)).toContain('>paused<')
  expect((await act('resume')).status).toBe(303)
  const seen = fieldsIn(await text(at))
  const rotated = await send(administrator, at, seen, { do: 'rotate' })
  const [next = ''] = /whsec_[\w+/=]+/.exec(await rotated.text()) ?? []
  expect([next === secret, rotated.headers.get('cache-control')]).toEqual([false, 'no-store'])
  // Sent again, it is not a further secret: the first would sign no more.
  const reloaded = await send(administrator, at, seen, { do: 'rotate' })
  expect(reloaded.headers.get('location')).toBe(`${at}?told=rotated`)
  const changed = fieldsIn(await text(at))
  const refused = await send(administrator, at, changed, { do: 'change', '/url': 'ftp://x' })
  expect([refused.status, (await refused.text()).includes('value="ftp://x"')]).toEqual([422, true])
  const named = { do: 'change', '/description': 'Our ERP', '/topics': 'recall.opened' }
  expect((await send(administrator, at, changed, named)).status).toBe(303)
  expect(await text(path)).toContain('Our ERP')
  const cleared = { ...named, '/description': ' ' }
  expect((await send(administrator, at, changed, cleared)).headers.get('location')).toBe(
    `${at}?told=saved`,
  )
  expect(await text(path)).not.toContain('Our ERP')
  const byApi = async (description: string | null) => {
    const asked = { method: 'PATCH', body: JSON.stringify({ description }) }
    const answer = await administrator.request(`/api/v1${at.slice('/work'.length)}`, asked)
    return (await jsonOf<{ description: string }>(answer)).description
  }
  expect([await byApi('Again'), await byApi(''), await byApi('More'), await byApi(null)]).toEqual([
    'Again',
    '',
    'More',
    '',
  ])

  for (const one of [path, at]) expect((await supervisor.request(one)).status).toBe(403)
  expect((await act('remove')).headers.get('location')).toBe('/work/webhooks?told=removed')
  expect((await administrator.request(at)).status).toBe(404)
}, 60_000)
