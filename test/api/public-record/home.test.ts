import { expect, it } from 'vitest'
import { recordCity } from '../../../api/commands/city/record-city.ts'
import { recordWalk } from '../../../api/commands/city/record-walk.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { type TourName, tours } from '../../../web/pages/home/tours.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { sendForm, signUpPerson } from '../../harness/people.ts'

it('leads each visitor in, shows the best of the city first, and nothing of a real organisation', async () => {
  const installation = await openTestInstallation()
  const battery = installation.streams.get('battery')
  if (battery === undefined) throw new Error('No battery stream')
  const start = new Date('2026-10-22T00:00:00Z')
  await recordWalk(installation.recorder, battery, {
    actor: installation.actor,
    facility: 'A',
    start,
  })
  const before = await textOf(installation, '/')
  expect(before).toContain('No demonstration here')
  expect(before).not.toContain('PACK-HK-0001')
  const { actors } = await recordCity(installation, new Date('2026-11-22T00:00:00Z'))
  for (const lang of ['en', 'zh-Hant', 'zh-Hans']) {
    const page = await textOf(installation, `/?lang=${lang}`)
    expect(page).not.toContain('PACK-HK-0001')
    const shown = [...page.matchAll(/<bdi>(DEMO-[^<]+)</g)].map(([, code]) => code)
    expect(shown.slice(0, 3)).toEqual(['DEMO-S51', 'DEMO-S53', 'DEMO-T32-YARN'])
    const ways = ['/sign-in?next=/work"', '/sign-in?next=/work/desk"', '/scanner"', '/tour/']
    for (const way of ways) expect(page).toContain(`href="${way}`)
    const links = [...page.matchAll(/href="(\/b\/[^"?]+)/g)].map(([, path]) => path ?? '')
    expect(links.length).toBeGreaterThan(12)
    for (const path of lang === 'en' ? links : []) {
      expect([200, 410]).toContain((await installation.app.request(path)).status)
    }
  }
  await findsByCode(installation)
  await toursLead(installation, actors[0]?.organisationKey ?? 0)
}, 240_000)

/** A code as it stands on a label opens its record; any other is told so, and stays in its field. */
async function findsByCode({ app }: TestInstallation): Promise<void> {
  const page = await textOf({ app }, '/')
  const [, path = '', code = ''] = /href="(\/b\/([^"?]+))\?lang/.exec(page) ?? []
  for (const typed of [code, code.toLowerCase(), ` ${code.replace(/(.{4})/g, '$1-')} `]) {
    const answer = await app.request(`/?code=${encodeURIComponent(typed)}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
  }
  const other = `${code.slice(0, -1)}${code.endsWith('Z') ? 'Y' : 'Z'}`
  for (const typed of ['DEMO-S51', other, '<b>']) {
    const answer = await app.request(`/?code=${encodeURIComponent(typed)}`)
    expect([typed, code, answer.status]).toEqual([typed, code, 404])
    const text = await answer.text()
    expect(text).toContain('No record has this code')
    expect(text).toContain(`value="${typed.replace('<', '&lt;').replace('>', '&gt;')}"`)
  }
}

/** Every step of a tour leads to a page that is there for whom the tour is; who leaves it is offered none again. */
async function toursLead(installation: TestInstallation, company: number): Promise<void> {
  const { system } = installation.store
  const authority = await addAnyOrganisation(system, {
    slug: 'city-authority',
    name: 'City Environment Office (constructed)',
    kind: 'authority',
    jurisdiction: 'HK',
    constructed: true,
    now: new Date(),
  })
  const worker = { role: 'operator', organisation: company, email: 'one@city.example' } as const
  const organisation = authority?.organisationKey ?? 0
  const office = { role: 'regulator', organisation, email: 'two@city.example' } as const
  const people = {
    recycler: await signUpPerson(installation, worker),
    regulator: await signUpPerson(installation, office),
  }
  for (const name of Object.keys(tours) as TourName[]) {
    for (const lang of ['en', 'zh-Hant', 'zh-Hans'] as const) {
      const page = await textOf(installation, `/tour/${name}?lang=${lang}`)
      const steps = /<ol class="steps">([\s\S]*?)<\/ol>/.exec(page)?.[1] ?? ''
      const links = [...steps.matchAll(/href="([^"]+)"/g)].map(([, path]) => path ?? '')
      expect(links).toHaveLength(tours[name].steps.length)
      if (lang !== 'en') continue
      const cookie = name === 'buyer' ? '' : people[name].cookie
      for (const path of links) {
        const answer = await installation.app.request(path, { headers: { cookie } })
        // A regulator who has chosen no company yet is led to the choice.
        const isThere = [200, 410].includes(answer.status)
        const leads = answer.headers.get('location')?.startsWith('/work/regulator') === true
        expect([path, isThere || leads]).toEqual([path, true])
      }
    }
  }
  const { cookie } = people.recycler
  const work = async (more = '') =>
    (await installation.app.request('/work', { headers: { cookie: `${cookie}${more}` } })).text()
  expect(await work()).toContain('href="/tour/recycler"')
  const left = await sendForm(installation, '/tour/leave', {}, people.recycler)
  expect(left.headers.get('location')).toBe('/work')
  const [kept = ''] = left.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  expect(await work(`; ${kept}`)).not.toContain('/tour/')
  const front = await installation.app.request('/', { headers: { cookie } })
  expect(await front.text()).toMatch(/Signed in as operator.*href="\/work"/)
}

async function textOf({ app }: Pick<TestInstallation, 'app'>, path: string): Promise<string> {
  return (await app.request(path)).text()
}
