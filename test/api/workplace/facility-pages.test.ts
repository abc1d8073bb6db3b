import { expect, it } from 'vitest'
import { findFacility } from '../../../api/store/organisations/facilities.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('sets by a form where a facility is, names what is wrong with it, and takes it away', async () => {
  const { installation, own, administrator, operator } = await openWorkplace()
  const path = '/work/facilities/TM'
  const place = async () =>
    (await findFacility(installation.store.system, own.organisationKey, 'TM'))?.place
  const page = await administrator.request('/work/organisation')
  expect(await page.text()).toContain(`href="${path}"`)
  const form = fieldsIn(await (await administrator.request(path)).text())
  expect(form.get('/timeZone')).toBe('Asia/Hong_Kong')
  const wrong = { '/timeZone': '+08:00', '/jurisdiction': 'CN-HK' }
  const refused = await send(administrator, path, form, wrong)
  const told = await refused.text()
  expect([refused.status, told.includes('value="+08:00"')]).toEqual([422, true])
  expect(told.match(/class="wrong"/g)).toHaveLength(2)
  const right = { '/timeZone': 'Europe/Berlin', '/jurisdiction': 'DE-BE' }
  expect((await send(administrator, path, form, right)).status).toBe(303)
  expect(await place()).toEqual({ timeZone: 'Europe/Berlin', jurisdiction: 'DE-BE' })
  const shown = await (await administrator.request('/work/organisation')).text()
  expect(shown).toContain('DE-BE')
  const empty = { '/timeZone': '', '/jurisdiction': '' }
  expect((await send(administrator, path, form, empty)).status).toBe(303)
  expect(await place()).toEqual({ timeZone: null, jurisdiction: 'HK' })
  expect((await operator.request(path)).status).toBe(403)
  expect((await send(operator, path, form, right)).status).toBe(403)
  expect((await administrator.request('/work/facilities/NONE')).status).toBe(404)
})
