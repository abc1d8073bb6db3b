import { expect, it } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'
import { dismantle, offerOf, openTwo, type Side, sideOf } from '../../harness/sides.ts'

const unnamed = 'one or more organisations that do not give their name'

it('leads by links through three organisations from the last to the first, and names none that does not let itself be named', async () => {
  const { installation, sender, receiver, receiverKey } = await openTwo()
  const third = await addTestOrganisation(installation, 'last')
  const last = sideOf(installation, third.key)
  const [code = ''] = await dismantle(installation)
  await handOver({ from: sender, to: receiver, receiver: 'second' }, code)
  await handOver({ from: receiver, to: last, receiver: 'last' }, code)
  const [first, second, end] = await Promise.all([sender, receiver, last].map(pathOf(code)))

  // Nobody is named who has not said so.
  for (const path of [first, second, end]) {
    const { page, view } = await shown(installation, path)
    expect(page).toContain(unnamed)
    expect(view.hands.filter(({ path: leads }) => leads !== null)).toEqual([])
  }
  // The middle one withholds its name: the chain goes on beyond it.
  await letBeNamed(installation, installation.key)
  await letBeNamed(installation, third.key)
  const atEnd = await shown(installation, end)
  expect(atEnd.view.hands).toEqual([
    { place: 'before', organisation: 'first', path: first },
    { place: 'before', organisation: null, path: null },
    { place: 'here', organisation: 'last', path: null },
  ])
  expect(linksIn(atEnd.page)).toEqual([first])
  expect(atEnd.page).toContain(unnamed)
  expect(JSON.stringify(atEnd.view)).not.toContain('second')
  expect((await shown(installation, first)).view.hands.map(({ path }) => path)).toEqual([
    null,
    null,
    end,
  ])
  // Its own record names it, and for that nobody that it deals with.
  const between = await shown(installation, second)
  expect(between.view.hands.map(({ organisation }) => organisation)).toEqual([null, 'second', null])
  // Once it gives its name, each leads to the next.
  await letBeNamed(installation, receiverKey)
  expect(linksIn((await shown(installation, end)).page)).toEqual([first, second])
  expect(linksIn((await shown(installation, second)).page)).toEqual([first, end])
  expect(linksIn((await shown(installation, first)).page)).toEqual([second, end])
})

it('says first where goods are that were handed over: on their way, refused and coming back, with the receiver', async () => {
  const { installation, sender, receiver } = await openTwo()
  const [one = '', other = ''] = await dismantle(installation)
  const word = async (code: string) => {
    const { page, view } = await shown(installation, await pathOf(code)(sender))
    const [, said] = /<p class="band[^"]*"><b>([^<]+)<\/b>/.exec(page) ?? []
    return [view.custody, said]
  }
  expect(await word(one)).toEqual(['held', 'With its holder'])
  const { id } = await sender.post('/hand-overs', offerOf([one, other]), 201)
  expect(await word(one)).toEqual(['held', 'With its holder'])
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  expect(await word(one)).toEqual(['on_the_way', 'On its way to another organisation'])
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const lines = [
    { line: 1, acceptedGrams: 28_500 },
    { line: 2, acceptedGrams: 0, refusedGrams: 28_500, reason: 'damaged' },
  ]
  await receiver.post(at, { step: 'decide', lines }, 201)
  expect(await word(one)).toEqual(['handed_over', 'Handed over'])
  expect(await word(other)).toEqual(['in_return', 'Refused, on its way back'])
})

it('says of what is recalled to stop using it and whom to call, as the holder says it, and no longer once it has changed', async () => {
  const { installation, sender } = await openTwo()
  const [code = ''] = await dismantle(installation)
  const path = await pathOf(code)(sender)
  await sender.post(
    '/recalls',
    { batch: code, severity: 'serious', notice: 'fire', reason: 'Heat' },
    201,
  )
  const band = async () => {
    const { page } = await shown(installation, path)
    return /<div class="band recall"[\s\S]*?<\/div>/.exec(page)?.[0] ?? ''
  }
  expect(await band()).toContain('Recalled: stop using it')
  expect(await band()).toContain('Contact whoever you have it from.')
  await change(installation, installation.key, { contact: ' +852 2345 6789 ' })
  expect(await band()).toContain('<a class="call" href="tel:+85223456789">')
  await change(installation, installation.key, { contact: 'recalls@first.example' })
  expect(await band()).toContain('href="mailto:recalls@first.example"')
  await change(installation, installation.key, { contact: '<b>javascript:alert(1)</b>' })
  expect(await band()).toContain('&lt;b&gt;javascript:alert(1)&lt;/b&gt;')
  expect(await change(installation, installation.key, { contact: null })).toMatchObject({
    named: false,
  })
  expect(await band()).toContain('Contact whoever you have it from.')
})

async function handOver(
  { from, to, receiver }: { from: Side; to: Side; receiver: string },
  code: string,
): Promise<void> {
  const { id, lines } = await from.post('/hand-overs', { ...offerOf([code]), receiver }, 201)
  const at = `/hand-overs/${id}/steps`
  await from.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await to.post(at, { step: 'receive', facility: 'B' }, 201)
  const accepted = lines.map(({ line, offeredGrams }) => ({ line, acceptedGrams: offeredGrams }))
  await to.post(at, { step: 'decide', lines: accepted }, 201)
}

function pathOf(code: string) {
  return async (side: Side) => recordPath((await side.get(`/batches/${code}`)).id)
}

async function shown({ app }: TestInstallation, path = '') {
  const headers = { accept: 'application/json' }
  const page = await (await app.request(path)).text()
  return { page, view: await jsonOf<RecordView>(await app.request(path, { headers })) }
}

async function letBeNamed(installation: TestInstallation, key: string): Promise<void> {
  expect(await change(installation, key, { named: true })).toMatchObject({ named: true })
}

/** Changes what the organisation of a key says of itself. */
async function change({ request }: TestInstallation, key: string, said: object): Promise<object> {
  const answer = await request('/api/v1/organisation', {
    method: 'PATCH',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(said),
  })
  expect(answer.status).toBe(200)
  return jsonOf<object>(answer)
}

/** Where the chain of hands leads. */
function linksIn(page: string): readonly string[] {
  const [, hands = ''] = /<nav class="hands"[^>]*>([\s\S]*?)<\/nav>/.exec(page) ?? []
  return [...hands.matchAll(/href="([^"?]+)/g)].map(([, path = '']) => path)
}
