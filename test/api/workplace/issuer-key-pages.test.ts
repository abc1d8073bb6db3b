import { expect, it } from 'vitest'
import { fieldsIn, send } from '../../harness/form.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('shows the keys of passports to whoever reads, and replaces one for an administrator alone', async () => {
  const { installation, administrator, supervisor, operator } = await openWorkplace()
  const path = '/work/issuer-keys'
  const none = await (await operator.request(path)).text()
  expect(none).toContain('No key yet')
  expect(none).toContain(':orgs:harbour-reuse</code>')
  await administrator.request('/api/v1/issuer-keys/rotation', { method: 'POST' })
  const page = await (await administrator.request(path)).text()
  expect(page).toContain('>in use<')
  expect(page).toContain('Replace it now')
  for (const person of [supervisor, operator]) {
    expect(await (await person.request(path)).text()).not.toContain('Replace it now')
    expect((await send(person, path, new URLSearchParams())).status).toBe(403)
  }
  // Sent twice, it replaces the key that was seen, and not the one in its place.
  for (const _ of ['once', 'twice']) {
    const replaced = await send(administrator, path, fieldsIn(page))
    expect(replaced.headers.get('location')).toBe(`${path}?told=rotated`)
  }
  const after = await (await administrator.request(`${path}?lang=zh-Hant`)).text()
  expect([after.match(/使用中/g)?.length, after.match(/ 至 /g)?.length]).toEqual([1, 1])
  expect(await (await administrator.request(`${path}?lang=zh-Hans`)).text()).toContain('更换密钥')
  expect(installation.logged).toEqual([])
}, 60_000)
