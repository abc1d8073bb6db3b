import { expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { takeIn } from '../../harness/held-pack.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'

it('recalls what bears a range of serial numbers, after it was shown, and once however often it is sent', async () => {
  const { supervisor, recalls } = await openPacks(['PACK-0098', 'PACK-0100', 'PACK-0102'])
  const start = fieldsIn(await text(supervisor, '/work/recalls/new'))
  const range = { '/from': 'S-PACK-0098', '/to': 'S-PACK-0101', do: 'see' }
  const seen = await (await send(supervisor, at, start, range)).text()
  expect(seen).toContain('Serial numbers looked up: 4. Batches of yours: 2')
  expect(seen).toMatch(/name="pick" value="PACK-0100" checked/)
  expect(seen).not.toContain('PACK-0102')
  expect(await recalls()).toEqual([])
  const form = fieldsIn(seen)
  const unsaid = await send(supervisor, at, form, { do: 'open' })
  expect([unsaid.status, await recalls()]).toEqual([422, []])
  expect(await unsaid.text()).toContain('Risk')
  const says = { '/severity': 'high', '/notice': 'fire', '/reason': 'Welds may crack', do: 'open' }
  for (const _ of ['once', 'twice']) {
    const opened = await send(supervisor, at, form, says)
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/work/recalls?opened=2'])
  }
  expect(await recalls()).toHaveLength(2)
  expect(await text(supervisor, '/work/recalls?opened=2')).toContain('Recalls opened: 2')
  const again = await (await send(supervisor, at, start, range)).text()
  expect(again).toContain('recalled already')
  expect(again).not.toMatch(/name="pick" value="PACK-0100" checked/)
})

it('says what is no range, and opens nothing for whoever may not or for more than a day bears', async () => {
  const codes = Array.from({ length: 11 }, (_, index) => `PACK-${100 + index}`)
  const { supervisor, operator, recalls } = await openPacks(codes)
  const start = fieldsIn(await text(supervisor, at))
  const wrong = await send(supervisor, at, start, {
    '/from': 'S-PACK-100',
    '/to': 'T-110',
    do: 'see',
  })
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('are no range')])
  const range = { '/from': 'S-PACK-100', '/to': 'S-PACK-110', do: 'see' }
  const form = fieldsIn(await (await send(supervisor, at, start, range)).text())
  const says = { '/severity': 'low', '/notice': 'injury', '/reason': 'Edges', do: 'open' }
  const many = await send(supervisor, at, form, says)
  expect([many.status, await many.text()]).toEqual([
    422,
    expect.stringContaining('At most 10 recalls are opened within a day'),
  ])
  expect((await send(operator, at, form, says)).status).toBe(403)
  expect(await recalls()).toEqual([])
})

const at = '/work/recalls/new'

async function openPacks(codes: readonly string[]) {
  const installation = await openTestInstallation()
  const { recorder, actor, store } = installation
  await recorder.record(
    partsOf(
      codes.map((code) => takeIn(code, new Date())),
      actor,
    ),
  )
  const recalls = () => store.system.selectFrom('recall').select('id').execute()
  return {
    recalls,
    supervisor: await signUpPerson(installation, { role: 'supervisor' }),
    operator: await signUpPerson(installation, { role: 'operator' }),
  }
}

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
