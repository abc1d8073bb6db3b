import { expect, it } from 'vitest'
import { balanceOf } from '../../../workflows/form/balance.ts'
import { lossAt, withLoss } from '../../../workflows/form/losses.ts'
import { stageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

const streams = await loadStreams()
const dismantled = formOf('battery', 'dismantled')
const held = (code: string) => (code === 'PK' ? 412_500 : null)

it('says what went in, came out and is open while one types', () => {
  const typed = typedOf({
    '/batches/0/batch': 'PK',
    '/outputs/0/batch': 'PK-M01',
    '/outputs/0/massGrams': '342 kg',
  })
  expect(balanceOf(dismantled, typed, held)).toEqual({
    inGrams: 412_500,
    outGrams: 342_000,
    lostGrams: 0,
    openGrams: 70_500,
    isOff: true,
    unknown: [],
  })
  const coolant = withLoss(typed, 'coolant', '70500')
  expect(balanceOf(dismantled, coolant, held)).toMatchObject({ openGrams: 0, isOff: false })
})

it('lets pass what the stage lets pass, and not a gram more', () => {
  const out = (grams: number) =>
    balanceOf(
      dismantled,
      typedOf({
        '/batches/0/batch': 'PK',
        '/outputs/0/batch': 'M',
        '/outputs/0/massGrams': `${grams}`,
      }),
      held,
    )?.isOff
  // Two per cent of 412,500 g are 8,250 g.
  expect([412_500 - 8_250, 412_500 - 8_251, 412_500 + 8_250, 412_500 + 8_251].map(out)).toEqual([
    false,
    true,
    false,
    true,
  ])
})

it('counts a part that is taken, what joins, and says nothing of a batch that nobody knows', () => {
  const assembled = formOf('battery', 'assembled')
  const typed = typedOf({
    '/batches/0/batch': 'PK',
    '/batches/0/massGrams': '100 kg',
    '/batches/1/batch': 'STRANGE',
    '/additions/0/material': 'casing',
    '/additions/0/massGrams': '5 kg',
  })
  expect(balanceOf(assembled, typed, held)).toMatchObject({
    inGrams: 105_000,
    isOff: false,
    unknown: ['STRANGE'],
  })
})

it('is asked only where batches become others', () => {
  expect(balanceOf(formOf('battery', 'tested'), new Map(), held)).toBeUndefined()
})

it('keeps one line for each reason of a loss, and none that was emptied', () => {
  const both = withLoss(withLoss(new Map(), 'dust', '1 kg'), 'coolant', '2 kg')
  expect([lossAt(both, 'dust'), lossAt(both, 'coolant'), lossAt(both, 'other')]).toEqual([
    '1 kg',
    '2 kg',
    '',
  ])
  expect(withLoss(both, 'dust', '')).toEqual(withLoss(new Map(), 'coolant', '2 kg'))
})

function formOf(stream: string, name: string) {
  const loaded = streams.get(stream)
  const stage = loaded?.allStages[name]
  if (loaded === undefined || stage === undefined) throw new RangeError(`No form for ${name}`)
  return stageForm(loaded, stage)
}

function typedOf(answers: Readonly<Record<string, string>>): Typed {
  return new Map(Object.entries(answers).map(([pointer, text]) => [pointer, [text]]))
}
