import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { fieldsIn, send } from '../harness/form.ts'
import { dayFromNow } from '../harness/inspected.ts'
import type { TestPerson } from '../harness/people.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'
import { openWorkplace } from '../harness/workplace.ts'

describe.skipIf(findBrowser() === undefined)(`estates and treatments (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('are read and written by everyone, in each language, light and dark', async () => {
    const { installation, administrator: as } = await openWorkplace()
    const url = await serveApp(installation)
    const estate = { '/code': 'TUEN-MUN', '/name': 'EcoPark estate', '/names/zh-Hant': '環保園' }
    await fill(as, '/work/estates', estate)
    await fill(as, '/work/facilities/TM', { '/estate': 'TUEN-MUN' })
    await fill(as, '/work/facilities/TM/licences', {
      '/kind': 'dangerous_goods_storage',
      '/number': 'DG-7',
      '/validFrom': dayFromNow(-5),
      '/validUntil': dayFromNow(300),
      '/dangerousGoodsLimitGrams': '1100000',
    })
    const finish = { '/code': 'AB-1', '/name': 'Germicide-free finish' }
    const made = { '/agent': 'Constructed polymer', '/substrate': 'Cotton' }
    await fill(as, '/work/treatments/new', { ...finish, ...made })
    const measured = { '/method': 'ISO 20743', '/cycle': 'wash', '/resultBasisPoints': '90' }
    const paper = { '/testedOn': '2026-10-01', '/laboratory': 'Laboratory', '/report': 'R-1' }
    const test = '/work/treatments/test?treatment=AB-1'
    const claim = '/work/treatments/claim?treatment=AB-1'
    await fill(as, test, { ...measured, ...paper, '/cycles': '50' })
    await fill(as, claim, { ...measured, '/cycles': '50' })

    const period = `from=2026-01-01&to=${dayFromNow(2)}`
    const at = (name: string, path: string) => ({ name, address: `${url}${path}`, as })
    const faults = await faultsOnScreens(browser, [
      at('estates', '/work/estates'),
      at('limit-on-deadlines', '/work/deadlines'),
      at(
        'measure-estates',
        `/work/measures/estates?${period}&row=${encodeURIComponent('*/TUEN-MUN')}`,
      ),
      at('treatments', '/work/treatments'),
      at('treatment-test', test),
    ])
    expect(faults).toEqual([])
  })
})

/** Sends a form of a page with some of its questions answered; it must be taken. */
async function fill(
  person: TestPerson,
  path: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const page = await (await person.request(path)).text()
  const sent = await send(person, path.replace(/\?.*/, ''), fieldsIn(page), answers)
  expect([path, sent.status]).toEqual([path, 303])
}
