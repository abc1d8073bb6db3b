import { expect, it } from 'vitest'
import { originFactsOf } from '../../../api/oversight/flow/flow-names.ts'
import { operationOf } from '../../../api/oversight/registers/line-facts.ts'
import battery from '../../../workflows/battery/stream.ts'
import { loadedStream } from '../../../workflows/streams.ts'
import textile from '../../../workflows/textile/stream.ts'
import { fieldsOf } from '../../../workflows/words-of.ts'

const streams = new Map([battery, textile].map((one) => [one.name, loadedStream(one)]))

it('says the code of a recovery or disposal where what was recorded is one, and no other', () => {
  const known = streams.get('textile')
  const said = (disposalRoute: unknown) => operationOf(known, { disposalRoute })
  expect(said('energy_recovery')).toBe('R1')
  expect(said('landfill')).toBe('D1')
  expect([said('hazardous'), said('other'), said(undefined), said('constructor')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(operationOf(streams.get('battery'), { disposalRoute: 'landfill' })).toBeNull()
  expect(operationOf(undefined, { disposalRoute: 'landfill' })).toBeNull()
})

it('reads codes and origins off choices that there are, and origins off nothing that is the holder’s alone', () => {
  for (const stream of streams.values()) {
    const { operation, originKind = [] } = stream.custody.registers ?? {}
    const choicesOf = (name: string) =>
      fieldsOf(stream)
        .filter((field) => field.name === name)
        .flatMap(({ choices = {} }) => Object.keys(choices))
    if (operation !== undefined)
      expect(choicesOf(operation.fact)).toEqual(
        expect.arrayContaining(Object.keys(operation.codes)),
      )
    for (const name of originKind) expect([name, choicesOf(name).length > 0]).toEqual([name, true])
    expect(originFactsOf(new Map([[stream.name, stream]]))).toEqual(originKind)
  }
})
