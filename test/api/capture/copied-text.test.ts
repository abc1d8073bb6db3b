import { expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { battery, hoursAgo, takeIn } from '../../harness/held-pack.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { sideOf } from '../../harness/sides.ts'
import { openWorkplace } from '../../harness/workplace.ts'

/** As a printed law, a wide keyboard, a chat and somebody in a hurry write the same code. */
const spellings = [
  '16 06 07*',
  '16\u00a006\u00a007*',
  '16\u202f06\u200907*',
  '１６　０６　０７＊',
  '\u200b16 06 07*\ufeff',
  '160607*',
]

it('reads a code of law however the white space in it was copied, and no other code', async () => {
  const installation = await openTestInstallation()
  const side = sideOf(installation, installation.key)
  const declare = (batch: string, wasteCode: string) =>
    battery('declared_waste', {
      batches: [{ batch }],
      facts: {
        wasteCode,
        wasteDeclaredBy: 'p-1',
        wasteDeclaredOn: '2026-11-20',
        wasteReason: 'spent',
        responsibleParty: 'First',
      },
    })
  for (const [at, spelling] of [...spellings, '16 06 07', '16 06 08*', '16*06 07'].entries()) {
    const batch = `W${at}`
    await side.send('/scans', takeIn(batch, hoursAgo(2)))
    const answer = await side.send('/scans', declare(batch, spelling))
    const body = await answer.text()
    expect([spelling, body.includes('expected one of')]).toEqual([spelling, at >= spellings.length])
  }
})

it('shows marks that turn the direction of writing on signed-in pages as the public record does', async () => {
  const { installation, own, operator } = await openWorkplace()
  const scan = takeIn('TURNED', hoursAgo(1))
  const facts = { ...Object(scan.facts), sourceReference: 'job\u202e 7 \u2066end' }
  const turned = { ...scan, facility: 'TM', facts }
  const [receipt] = await installation.recorder.record(partsOf([turned], own))
  expect(receipt).toMatchObject({ status: 'accepted' })
  const page = await (await operator.request('/work/batches/TURNED')).text()
  expect(page).toContain('job[U+202E] 7 [U+2066]end')
  expect(page).not.toMatch(/[\u202e\u2066]/)
  const usual = await (await operator.request('/work/batches/PACK-HK-0002')).text()
  expect(usual).not.toContain('[U+')
})
