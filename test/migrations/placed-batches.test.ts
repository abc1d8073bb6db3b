import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { partsOf } from '../../api/recording/parse.ts'
import { intakeScan } from '../bench/intake.ts'
import { addTestOrganisation, openTestInstallation } from '../harness/installation.ts'

it('lets no batch be of an organisation or at a facility that there is not, and removes neither, not even for their owner', async () => {
  const { connection, recorder, actor } = await openTestInstallation()
  await recorder.record(partsOf([{ ...intakeScan(), facility: 'A' }], actor))
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const copied = (organisation: string, facility: string) => `
    insert into batch (batch_key, id, organisation_key, code, stream, kind, material, state, context, facility_key, head_seq, head_digest, head_event_key, spent)
    select batch_key + 1000, gen_random_uuid(), ${organisation}, code || ' 2', stream, kind, material, state, context,
      ${facility}, head_seq, head_digest, head_event_key, spent from batch limit 1`
  const code = (statement: string) =>
    owner.query(statement).then(
      () => 'done',
      (error: pg.DatabaseError) => error.code,
    )
  expect(await code(copied('999', 'facility_key'))).toBe('23503')
  expect(await code(copied('organisation_key', '999'))).toBe('23503')
  expect(await code('update batch set facility_key = 999')).toBe('23503')
  expect(await code('update batch set organisation_key = 999')).toBe('23503')
  expect(await code('delete from facility')).toBe('23001')
  expect(await code('delete from organisation')).toBe('23001')
  expect(await code(copied('organisation_key', 'facility_key'))).toBe('done')
})

it('lets nothing come to a facility that is closed, and what stands there go on', async () => {
  const installation = await openTestInstallation()
  const { connection, recorder, actor } = installation
  await addTestOrganisation(installation, 'second')
  await recorder.record(partsOf([{ ...intakeScan(), facility: 'A' }], actor))
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const code = (statement: string) =>
    owner.query(statement).then(
      ({ rowCount }) => `done ${rowCount}`,
      (error: pg.DatabaseError) => error.code,
    )
  const facility = (name: string) =>
    `(select facility_key from facility where organisation_key = batch.organisation_key and code = '${name}')`
  expect(await code(`update facility set closed_time = now() where code = 'B'`)).toBe('done 2')
  expect(await code(`update batch set facility_key = ${facility('B')}`)).toBe('40001')
  await owner.query(`update facility set closed_time = now() where code = 'A'`)
  expect(await code('update batch set facility_key = facility_key, spent = spent')).toBe('done 1')
  await owner.query('update facility set closed_time = null')
  expect(await code(`update batch set facility_key = ${facility('B')}`)).toBe('done 1')
})
