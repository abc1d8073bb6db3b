import { expect, it } from 'vitest'
import { listStationKeys } from '../../../api/store/organisations/stations.ts'
import { makeStationKey } from '../../harness/ed25519.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('adds a station with a role and a last day at a facility that is said, and replaces its key with every fault told', async () => {
  const { installation, own, administrator, operator } = await openWorkplace()
  const path = '/work/stations'
  const form = fieldsIn(await (await administrator.request(path)).text())
  // Nobody is bound to nothing by having said nothing.
  expect([form.get('/role'), form.has('/facility')]).toEqual(['station', false])
  const there = await (await administrator.request(`${path}?facility=TM`)).text()
  expect(fieldsIn(there).get('/facility')).toBe('TM')
  const wrong = { '/name': '', '/expires': '2020-01-01', '/role': 'queen' }
  const refused = await send(administrator, path, form, wrong)
  expect([refused.status, (await refused.text()).match(/class="wrong"/g)?.length]).toEqual([422, 3])
  // A day that no calendar has is not the one that Date makes of it.
  const noDay = { '/name': 'Gate', '/facility': 'TM', '/expires': '2099-02-30' }
  const never = await send(administrator, path, form, noDay)
  expect([never.status, (await never.text()).match(/class="wrong"/g)?.length]).toEqual([422, 1])
  const right = { '/name': 'Gate', '/facility': 'TM', '/role': 'operator' }
  const added = await send(administrator, path, form, { ...right, '/expires': '2099-12-31' })
  const page = await added.text()
  expect(page).toMatch(/lc_[\w-]{43}/)
  const keys = () => listStationKeys(installation.store.system, own.organisationKey)
  expect(await keys()).toMatchObject([
    // The day is over by the clock of the facility.
    { role: 'operator', expiresTime: new Date('2099-12-31T16:00:00Z') },
  ])

  const id = /action="\/work\/stations\/([^"]+)"/.exec(page)?.[1] ?? ''
  const under = `/rotation/${id}`
  const at = `${path}/${id}`
  const words = [
    ['en', 'Please correct the following', '1 hour<'],
    ['zh-Hant', '尚有資料需要更正', '1 小時<'],
    ['zh-Hans', '还有内容需要更正', '1 小时<'],
  ] as const
  for (const [language, says, hour] of words) {
    const bad = new URLSearchParams({
      do: 'rotate',
      [`${under}/graceHours`]: '721',
      [`${under}/expires`]: 'soon',
      [`${under}/signingKey`]: 'abc',
    })
    const told = await send(administrator, `${at}?lang=${language}`, bad)
    const text = await told.text()
    expect([told.status, text.match(/class="wrong"/g)?.length]).toEqual([422, 3])
    // There is no page of one station: another language of this answer is the list.
    expect(text).toContain('href="/work/stations?lang=zh-Hans"')
    expect(text).not.toContain(`href="${at}?`)
    expect([text.includes(says), text.includes(hour)]).toEqual([true, true])
  }
  expect(await keys()).toHaveLength(1)
  const { registration, signingKey } = makeStationKey()
  const { signingKeyProof } = registration('Gate', own.organisation)
  const signing = new URLSearchParams({
    do: 'rotate',
    [`${under}/graceHours`]: '24',
    [`${under}/signingKey`]: signingKey,
    [`${under}/signingKeyProof`]: signingKeyProof,
  })
  expect(await (await send(administrator, at, signing)).text()).toContain('signs its scans')
  const none = new URLSearchParams({ do: 'rotate', [`${under}/noSigningKey`]: 'yes' })
  expect(await (await send(administrator, at, none)).text()).not.toContain('signs its scans')
  expect((await send(operator, at, none)).status).toBe(403)
  expect((await keys()).at(-1)?.signingKey).toBeNull()
}, 60_000)
