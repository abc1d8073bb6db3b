import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { jsonOf } from '../../../harness/answers.ts'
import { clayFolder, dig, record } from '../../../harness/clay.ts'
import { openTwo, type Side } from '../../../harness/sides.ts'

const gravely = { faults: [{ says: 'recalled_gravely' }] }

it.each([
  ['made of it', 'ROOT'],
  ['made of what is made of it', 'NEXT'],
])(
  'lets nothing leave that was being %s when a recall was opened, before the recall has reached it',
  async (_, parent) => {
    const { installation, sender, stranger } = await openTwo({ streamsFolder: clayFolder })
    await record(installation, dig('ROOT', 1_000), dig('NEXT', 1_000), dig('LATE', 1_000))
    const owner = new pg.Client(installation.connection)
    await owner.connect()
    onTestFinished(() => owner.end())
    if (parent === 'NEXT') await owner.query(comingOut('NEXT', 'ROOT'))
    // A writer that has made a batch, and takes longer than the request that opens the recall waits for it.
    await owner.query('begin')
    await owner.query(comingOut('LATE', parent))
    const recall = {
      id: randomUUID(),
      batch: 'ROOT',
      reason: 'Sand',
      notice: 'fire',
      severity: 'serious',
    }
    expect(await sender.status('/recalls', recall)).toBe(201)
    expect(await (await offer(sender)).status).toBe(201)
    await owner.query('commit')
    const { rows } = await owner.query(
      `select code from recall_batch join batch using (batch_key) where code = 'LATE'`,
    )
    expect(rows).toEqual([])
    expect(await jsonOf(await offer(sender))).toMatchObject(gravely)
    // What was offered before stays here, too.
    const { handOvers } = await sender.get('/hand-overs')
    const at = `/hand-overs/${handOvers[0]?.id}/steps`
    const leaving = await sender.send(at, { step: 'dispatch', carrier: { name: 'Carrier' } })
    expect(await jsonOf(leaving)).toMatchObject(gravely)
    // Nobody else learns of it by asking for a batch that is not theirs.
    expect(await stranger.get('/recalls')).toMatchObject({ recalls: [] })
    await sender.post(`/recalls/${recall.id}/end`, { note: 'No sand' }, 200)
    expect((await offer(sender)).status).toBe(201)
  },
)

function offer(sender: Side): Promise<Response> {
  const lines = [{ batch: 'LATE', massGrams: 100 }]
  return sender.send('/hand-overs', { receiver: 'second', facility: 'A', lines })
}

function comingOut(child: string, parent: string): string {
  return `insert into lineage (child, parent, grams, event_key, organisation_key)
    select child.batch_key, parent.batch_key, 1, 1, child.organisation_key
    from batch as child, batch as parent where child.code = '${child}' and parent.code = '${parent}'`
}
