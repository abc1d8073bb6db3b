import { expect, it } from 'vitest'
import { recordCity } from '../../../api/commands/city/record-city.ts'
import { recordWalk } from '../../../api/commands/city/record-walk.ts'
import { openTestInstallation } from '../../harness/installation.ts'

it('leads a newcomer into the demonstration city, and shows nothing of a real organisation', async () => {
  const installation = await openTestInstallation()
  const battery = installation.streams.get('battery')
  if (battery === undefined) throw new Error('No battery stream')
  const start = new Date('2026-10-22T00:00:00Z')
  await recordWalk(installation.recorder, battery, {
    actor: installation.actor,
    facility: 'A',
    start,
  })
  const before = await (await installation.app.request('/')).text()
  expect(before).toContain('No demonstration here')
  expect(before).not.toContain('PACK-HK-0001')
  await recordCity(installation, new Date('2026-11-22T00:00:00Z'))
  for (const lang of ['en', 'zh-Hant', 'zh-Hans']) {
    const page = await (await installation.app.request(`/?lang=${lang}`)).text()
    expect(page).not.toContain('PACK-HK-0001')
    const links = [...page.matchAll(/href="(\/b\/[^"?]+)/g)].map(([, path]) => path ?? '')
    expect(links.length).toBeGreaterThan(8)
    for (const path of links) {
      const response = await installation.app.request(path)
      expect([200, 410]).toContain(response.status)
      expect(await response.text()).toContain('class="demo"')
    }
  }
}, 240_000)
