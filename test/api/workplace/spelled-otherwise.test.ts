import { expect, it } from 'vitest'
import { openWorkplace } from '../../harness/workplace.ts'

it('leads somebody who types a code in another spelling to the one batch, and says how it was read', async () => {
  const { operator } = await openWorkplace()
  for (const typed of [
    'pack-hk-0002',
    'PACK-HK-OOO2',
    'PACK–HK–0002',
    'РАСК-НК-0002',
    'ＰＡＣＫ-HK-0002',
  ]) {
    const found = await operator.request(`/work/find?code=${encodeURIComponent(typed)}`)
    expect([typed, found.status]).toEqual([typed, 303])
    const to = found.headers.get('location') ?? ''
    expect(to).toMatch(/^\/work\/batches\/PACK-HK-0002\?/)
    const page = await (await operator.request(to)).text()
    expect(page).toContain('is read as “PACK-HK-0002”')
  }
  const usual = await operator.request('/work/find?code=PACK-HK-0002')
  expect(usual.headers.get('location')).toBe('/work/batches/PACK-HK-0002')
  const planted = await operator.request('/work/batches/PACK-HK-0002?asked=pay+to+X')
  expect(await planted.text()).not.toContain('pay to X')
})
