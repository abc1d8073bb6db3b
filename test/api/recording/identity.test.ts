import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { battery, hoursAgo, packOutput, takeIn } from '../../harness/held-pack.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { asOwner } from '../../harness/jobs.ts'
import { sideOf } from '../../harness/sides.ts'

/** A pack with a serial number of one model, taken in an hour ago. */
function pack(batch: string, serial: string, own: object = {}) {
  return { ...takeIn(batch, hoursAgo(1)), outputs: [packOutput(batch, { serial, ...own })] }
}

async function open() {
  const installation = await openTestInstallation()
  const side = sideOf(installation, installation.key)
  const send = async (scan: object) => {
    const answer = await side.send('/scans', scan)
    const body = JSON.stringify(await answer.json())
    return { status: answer.status, body }
  }
  const checked = async () => {
    const { store, streams } = installation
    const { findings } = await checkHistory(store.system, streams, () => {})
    return findings
  }
  return { installation, side, send, checked }
}

it.each([
  ['the same', 'SN-0471'],
  ['in small letters', 'sn-0471'],
  ['with a letter for a digit', 'SN-O471'],
  ['with a Cyrillic letter', 'SΝ-0471'],
  ['with a dash', 'SN–0471'],
  ['with wide letters', 'ＳＮ-0471'],
  ['with a mark that nobody sees', 'SN-\u200b0471'],
])('asks about a second unit with a serial number that is %s', async (_, serial) => {
  const { send, checked } = await open()
  expect((await send(pack('P1', 'SN-0471'))).status).toBe(200)
  const second = await send(pack('P2', serial))
  expect([second.status, second.body]).toEqual([409, expect.stringContaining('P1')])
  expect(second.body).toContain('serial_known')
  expect((await send(pack('P3', serial, { model: 'Another model' }))).status).toBe(200)
  const meant = { distinctFrom: ['P1'], distinctReason: 'both labels seen and photographed' }
  expect((await send(pack('P4', serial, meant))).status).toBe(200)
  // Whoever comes next has to tell both.
  const third = await send(pack('P5', serial, meant))
  expect([third.status, third.body]).toEqual([409, expect.stringContaining('P4')])
  expect(await checked()).toMatchObject({ differences: 0 })
})

it('asks for a reason, and for nothing that does not look alike', async () => {
  const { send } = await open()
  await send(pack('P1', 'SN-1'))
  const noReason = await send(pack('P2', 'SN-1', { distinctFrom: ['P1'] }))
  expect(noReason.body).toContain('distinct_reason_missing')
  const nothing = { distinctFrom: ['P1'], distinctReason: 'seen' }
  expect((await send(pack('P2', 'SN-2', nothing))).body).toContain('distinct_from_none')
})

it('takes no word for a serial number that says there is none', async () => {
  const { send } = await open()
  for (const [at, serial] of ['unknown', 'Unknown', 'N/A', 'none', '不詳', '—', '?'].entries()) {
    expect([serial, (await send(pack(`A${at}`, serial))).status]).toEqual([serial, 200])
    expect([serial, (await send(pack(`B${at}`, serial))).status]).toEqual([serial, 200])
  }
})

it('frees a serial number and a code when the entry is reversed, also in a correction', async () => {
  const { installation, send, checked } = await open()
  const wrong = pack('CASE-l', 'SN-1')
  expect((await send(wrong)).status).toBe(200)
  const reverse = battery('reversed', { reverses: wrong.id, facts: { reason: 'misread' } })
  expect((await send(reverse)).status).toBe(200)
  const right = pack('CASE-1', 'SN-1')
  expect((await send(right)).status).toBe(200)
  const again = pack('case-l', 'SN-1')
  const receipts = await installation.recorder.record(
    partsOf(
      [battery('reversed', { reverses: right.id, facts: { reason: 'x' } }), again],
      installation.actor,
    ),
    { asOne: true },
  )
  expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  expect((await send(pack('CASE-I', 'SN-9'))).body).toContain('case-l')
  expect(await checked()).toMatchObject({ differences: 0 })
})

it('lets one of two intakes at once through, and names it to the other', async () => {
  const { installation, side, send } = await open()
  const other = sideOf(installation, installation.key)
  for (let turn = 0; turn < 8; turn += 1) {
    const scans = [pack(`X${turn}`, `SN-${turn}`), pack(`Y${turn}`, `sn-${turn}`)]
    const answers = await Promise.all(
      scans.map((scan, at) => (at === 0 ? side : other).send('/scans', scan)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const codes = [pack(`Case-${turn}`, `A${turn}`), pack(`CASE-${turn}`, `B${turn}`)]
    const both = await Promise.all(codes.map((scan) => send(scan)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  }
})

it('asks about codes that look alike, and leads another spelling to the one batch', async () => {
  const { side, send, checked } = await open()
  expect((await send(pack('Case-O1', 'SN-1'))).status).toBe(200)
  const second = await send(pack('CASE-01', 'SN-2'))
  expect([second.status, second.body]).toEqual([409, expect.stringContaining('Case-O1')])
  for (const code of ['case-o1', 'CASE-0l', 'case‑o1', 'сase-o1', 'ｃａｓｅ-o1', 'case-o1\u200b']) {
    const found = await side.get(`/batches/${encodeURIComponent(code)}`)
    expect([code, found.code]).toEqual([code, 'Case-O1'])
  }
  const weighed = battery('weighed', {
    batches: [{ batch: 'CASE-O1', massGrams: 396_000 }],
    facts: { scale: 's' },
  })
  const unknown = await send(weighed)
  expect([unknown.status, unknown.body]).toEqual([404, expect.stringContaining('Case-O1')])
  const meant = { distinctFrom: ['Case-O1'], distinctReason: 'two owners number so' }
  expect((await send(pack('CASE-01', 'SN-2', meant))).status).toBe(200)
  expect((await side.get('/batches/CASE-01')).code).toBe('CASE-01')
  // Now it may mean two.
  expect(await side.status('/batches/case-01')).toBe(404)
  // What somebody meant is nothing to tell.
  expect(await checked()).toMatchObject({ differences: 0, doubtful: 0 })
})

it('asks within one scan too', async () => {
  const { send } = await open()
  const one = packOutput('A1', { serial: 'SN-1' })
  const together = (output: object) => ({ ...pack('A1', 'SN-1'), outputs: [one, output] })
  expect((await send(together(packOutput('B1', { serial: 'sn-1' })))).body).toContain(
    'serial_twice',
  )
  expect((await send(together(packOutput('a1')))).body).toContain('code_alike')
})

it('tells of marks as an earlier version wrote them, and of those that are missing', async () => {
  const { installation, send, checked } = await open()
  await send(pack('P1', 'SN-\u200b0471'))
  const former = `sha256(convert_to('unit battery SN-\u200b0471', 'UTF8'))`
  await asOwner(installation.connection, [
    `update batch_mark set mark = ${former} where sort = 'unit'`,
  ])
  expect(await checked()).toMatchObject({ differences: 0, doubtful: 1 })
  await asOwner(installation.connection, [`delete from batch_mark where sort = 'unit'`])
  expect(await checked()).toMatchObject({ differences: 1, first: { table: 'batch_mark' } })
})

it('keeps pairs from before, tells of them in a check, and still asks about a third', async () => {
  const { installation, side, send, checked } = await open()
  await send(pack('Case-1', 'SN-1'))
  // As if it had come before there were marks.
  await asOwner(installation.connection, [
    'create table kept as select * from batch_mark',
    'delete from batch_mark',
  ])
  expect((await send(pack('CASE-1', 'sn-1'))).status).toBe(200)
  const columns = 'batch_key, organisation_key, sort, mark, within, batch_key, constructed'
  await asOwner(installation.connection, [
    `insert into batch_mark select ${columns} from kept`,
    'drop table kept',
  ])
  const findings = await checked()
  expect(findings).toMatchObject({ differences: 0, doubtful: 2 })
  expect(JSON.stringify(findings.doubts)).toContain('Case-1, CASE-1')
  for (const code of ['Case-1', 'CASE-1']) {
    const weighed = { batches: [{ batch: code, massGrams: 396_000 }], facts: { scale: 's' } }
    expect((await send(battery('weighed', weighed))).status).toBe(200)
    expect((await side.get(`/batches/${code}`)).code).toBe(code)
  }
  const third = await send(pack('case-1', 'SN-2'))
  expect(third.body).toContain('Case-1')
  expect(third.body).toContain('CASE-1')
})
