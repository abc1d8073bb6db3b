import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { reasonSchema, textSchema } from '../../../api/http/fields.ts'
import { dig, openClay, record } from '../../harness/clay.ts'

const nothing = ['', ' ', ' \t ', '\u200b', '\u3000', '\u2060 \ufeff']
const misleading = ['Sand\u202eni', 'Sand\u0007', 'Sand\u200b', 'a\u2028b']

it.each([...nothing, ...misleading])('refuses %j where a person is to say something', (text) => {
  expect([textSchema().safeParse(text).success, reasonSchema().safeParse(text).success]).toEqual([
    false,
    false,
  ])
})

it('takes a reason of several lines, and a text of one line only', () => {
  const text = '  Sand in it.\r\nSeen twice. '

  expect(reasonSchema().parse(text)).toBe('Sand in it.\nSeen twice.')
  expect(textSchema().safeParse(text).success).toBe(false)
})

it.each(nothing)('opens no recall for the reason %j', async (reason) => {
  const installation = await openClay()
  await record(installation, dig('ROOT', 100_000))

  const recall = { id: randomUUID(), batch: 'ROOT', reason, severity: 'low' }
  const answer = await installation.app.request('/api/v1/recalls', {
    method: 'POST',
    headers: { authorization: `Bearer ${installation.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(recall),
  })

  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ faults: [{ pointer: '/reason' }] })
})
