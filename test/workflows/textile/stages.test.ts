import { expect, it } from 'vitest'
import textile from '../../../workflows/textile/stream.ts'
import { openBooks, streamNamed, unexplained, walk } from '../../harness/books.ts'

const stages = Object.values(textile.stages)

it('shows the public neither prices nor places nor persons', () => {
  const fields = stages.flatMap((stage) => [
    ...stage.fields,
    ...(stage.outputFields ?? []),
    ...(stage.decided ?? []),
  ])
  const shown = new Set(
    fields.flatMap(({ name, audience }) => (audience === 'public' ? [name] : [])),
  )
  const hidden = ['buyer', 'priceHongKongDollars', 'storePlace', 'invoice', 'collectionPoint']
  expect(hidden.filter((name) => shown.has(name))).toEqual([])
})

it('asks for the origin class wherever clothing or fibre comes in, and never lets it be missing', () => {
  const entries = stages.filter(({ mass }) => mass === 'received')
  expect(entries.map(({ name }) => name)).toEqual(['collected', 'fibre_received'])
  for (const { fields } of entries) {
    const field = fields.find(({ name }) => name === 'originClass')
    expect([field?.type, field?.optional]).toEqual(['choice', undefined])
  }
})

it('has examples in which only sorting leaves a gap, since it finds the fibres and closes within its tolerance', async () => {
  const stream = await streamNamed('textile')
  expect(unexplained(walk(openBooks(stream), stream))).toEqual([
    {
      stage: 'sorted',
      differenceGrams: 1_200,
      differenceContent: { 'fibre:cotton': -360_000_000, 'fibre:polyester': -240_000_000 },
    },
  ])
})
