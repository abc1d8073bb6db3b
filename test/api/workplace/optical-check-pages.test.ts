import { expect, it } from 'vitest'
import { removeUnnamed } from '../../../api/store/evidence/files.ts'
import { fieldsIn, send as submit } from '../../harness/form.ts'
import { inspectorOf } from '../../harness/inspected.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { callOf, judgedSet, openOpticalLine } from '../../harness/optical-line.ts'
import { signUpPerson } from '../../harness/people.ts'
import { pictures } from '../../harness/photos.ts'

it('registers a version, shows what it is worth, puts it into use, and takes verdicts one tap each', async () => {
  const installation = await openTestInstallation()
  const line = await openOpticalLine(installation)
  const { person, send } = line
  const page = async (path: string) => {
    const answer = await person.request(path)
    return [answer.status, await answer.text()] as const
  }
  const form = fieldsIn((await page('/work/new-optical-version'))[1])
  const refused = await submit(person, '/work/new-optical-version', form, {
    '/model': 'housing of packs',
    '/threshold': 'high',
    '/controlOneIn': '0',
  })
  const told = await refused.text()
  expect([refused.status, (told.match(/class="wrong"/g) ?? []).length]).toEqual([422, 5])
  expect(told).toContain('value="housing of packs"')
  const added = await submit(person, '/work/new-optical-version', form, {
    '/model': 'housing',
    '/version': '1',
    '/stream': 'battery',
    '/threshold': '0,9',
    '/controlOneIn': '10000',
  })
  const at = '/work/optical-checks/housing/1'
  expect([added.status, added.headers.get('location')]).toEqual([303, at])
  const early = await submit(person, `${at}/live`, new URLSearchParams())
  expect([early.status, await early.text()]).toEqual([
    422,
    expect.stringContaining('cannot be put into use on 0 judged pieces'),
  ])

  const called = Array.from({ length: 300 }, (_, index) => {
    return callOf(`R-${index}`, { reference: true, class: index < 290 ? 'sound' : 'scratch' })
  })
  await judgedSet(installation, line, {
    called,
    judged: (index) => (index < 4 ? 'dent' : index < 294 ? 'sound' : 'scratch'),
  })
  for (const [language, rate, state] of [
    ['en', 'Escape rate', 'Proposed'],
    ['zh-Hant', '漏檢率', '待啟用'],
    ['zh-Hans', '漏检率', '待启用'],
  ] as const) {
    const [status, text] = await page(`${at}?lang=${language}`)
    const said = [rate, state, '97.3%', '40.0%', '1.4%', '300'].map((one) => text.includes(one))
    expect([status, language, ...said]).toEqual([200, language, true, true, true, true, true, true])
  }
  // Each cell of the matrix leads to its pieces.
  const [, shown] = await page(`${at}?lang=en`)
  const [, cell = ''] = /href="([^"]+called=sound&amp;judged=dent[^"]+)"/.exec(shown) ?? []
  const [status, behind] = await page(cell.replaceAll('&amp;', '&'))
  expect([status, (behind.match(/<li>/g) ?? []).length]).toEqual([200, 4])
  const live = await submit(person, `${at}/live`, new URLSearchParams())
  expect([live.status, live.headers.get('location')]).toEqual([303, at])

  const photo = await person.request('/api/v1/files', {
    method: 'POST',
    body: pictures['image/jpeg'],
    headers: { 'content-type': 'image/jpeg' },
  })
  const { digest } = (await photo.json()) as { digest: string }
  await send([
    callOf('L-1', { confidence: 0.5, class: 'scratch', picture: digest }),
    callOf('L-2', { confidence: 0.6 }),
  ])
  // The picture of a piece stays when files are removed that nothing names.
  await removeUnnamed(installation.store.system, new Date(Date.now() + 60_000))
  const [, waiting] = await page('/work/optical-pieces?waiting=yes')
  expect(waiting.indexOf('L-1')).toBeLessThan(waiting.indexOf('L-2'))
  const [, piece] = await page('/work/optical-pieces/L-1?next=yes')
  expect(piece).toContain(`<img src="/api/v1/files/${digest}"`)
  expect(piece).toContain('name="/class" value="swelling"')
  const tapped = await submit(person, '/work/optical-pieces/L-1', fieldsIn(piece), {
    '/class': 'swelling',
  })
  expect([tapped.status, tapped.headers.get('location')]).toEqual([
    303,
    '/work/optical-pieces/L-2?next=yes',
  ])
  const wrong = await submit(person, '/work/optical-pieces/L-2', new URLSearchParams(), {
    '/class': 'moth',
    '/note': 'What is this?',
  })
  expect([wrong.status, await wrong.text()]).toEqual([
    422,
    expect.stringContaining('What is this?'),
  ])
  const last = await submit(person, '/work/optical-pieces/L-2', new URLSearchParams(), {
    '/class': 'sound',
    next: 'yes',
  })
  expect(last.headers.get('location')).toBe('/work/optical-pieces?waiting=yes')
  const [, both] = await page('/work/optical-pieces/L-1?lang=en')
  for (const text of ['Scratch, 50.0% sure', 'Swelling', 'Mei Wong', 'the model was in doubt']) {
    expect(both).toContain(text)
  }
  expect((await page(`${at}?basis=judged`))[1]).toContain('doubtful ones are too many')
  // A week leads to its pieces, those of sets left out.
  const [, week = ''] = /href="([^"]+week=2026-11-23[^"]*)"/.exec((await page(at))[1]) ?? []
  const [, ofWeek] = await page(week.replaceAll('&amp;', '&'))
  expect((ofWeek.match(/<li>/g) ?? []).length).toBe(2)
  for (const day of ['2026-13-01', '0000-01-01']) {
    expect([day, (await page(`/work/optical-pieces?week=${day}`))[0]]).toEqual([day, 422])
  }
  expect((await page('/work/optical-pieces/NONE'))[0]).toBe(404)
  expect((await page('/work/optical-checks/housing/9'))[0]).toBe(404)
  expect((await page('/work/optical-pieces?called=%00'))[0]).toBe(422)
  const operator = await signUpPerson(installation, { role: 'operator' })
  expect((await operator.request('/work/new-optical-version')).status).toBe(403)
  const seen = await (await operator.request(at)).text()
  expect(seen).not.toContain(`${at}/retired`)
  // An authority reads all of it, changes nothing and is shown no picture.
  const regulator = await inspectorOf(installation, 'HK')
  const own = new URLSearchParams({ organisation: installation.actor.organisation })
  expect((await submit(regulator, '/work/regulator', own)).status).toBe(303)
  const looked = await (await regulator.request('/work/optical-pieces/L-1?lang=en')).text()
  expect([
    looked.includes('Swelling'),
    looked.includes('<img'),
    looked.includes('<form method="post" action="/work/optical'),
  ]).toEqual([true, false, false])
  expect(looked).toContain(digest)
  const retired = await submit(person, `${at}/retired`, new URLSearchParams())
  expect(retired.status).toBe(303)
  expect((await page('/work/optical-checks'))[1]).toContain('Retired')
})
