import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { clayFolder, dig } from '../harness/clay.ts'
import { carrier, custodyFindings, gramsInBooks, offerLumps } from '../harness/custody.ts'
import { asOwner } from '../harness/jobs.ts'
import { openTwo } from '../harness/sides.ts'

/** What PostgreSQL says when it cannot extend a file, said here at every event; the simulator fills a real disk. */
const filled = [
  `create function no_room() returns trigger language plpgsql as $$ begin
    raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
  'create trigger no_room before insert on event for each row execute function no_room()',
]

it('tells whoever captures or hands over on a full disk to come back, and does it once when there is room', async () => {
  const { installation, sender } = await openTwo({ streamsFolder: clayFolder })
  const { at } = await offerLumps({ installation, sender }, [30])
  await asOwner(installation.connection, filled)
  const scan = JSON.stringify(dig('LATER', 5))
  const step = JSON.stringify({ id: randomUUID(), step: 'dispatch', carrier })
  const post = (path: string, body: string) =>
    installation.request(`/api/v1${path}`, { method: 'POST', body })
  for (const answer of await Promise.all([post('/scans', scan), post(at, step)])) {
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.json()).toMatchObject({ code: 'overloaded' })
  }
  expect((await installation.request('/api/v1/batches')).status).toBe(200)
  expect(await gramsInBooks(installation)).toBe(30)
  await asOwner(installation.connection, ['drop trigger no_room on event'])
  expect(await (await post('/scans', scan)).json()).toMatchObject({ status: 'accepted' })
  expect(await (await post('/scans', scan)).json()).toMatchObject({ status: 'duplicate' })
  expect((await post(at, step)).status).toBe(201)
  expect((await post(at, step)).status).toBe(200)
  expect(await gramsInBooks(installation)).toBe(5)
  expect(await custodyFindings(installation)).toEqual([])
})
