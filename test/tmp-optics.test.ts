import { sql } from 'kysely'
import { it } from 'vitest'
import { openTestInstallation } from './harness/installation.ts'
import { callOf, openOpticalLine } from './harness/optical-line.ts'

it('is measured', async () => {
  const installation = await openTestInstallation()
  const line = await openOpticalLine(installation)
  await line.register('1')
  await line.register('2')
  const { system } = installation.store
  const org = installation.actor.organisationKey
  await sql`insert into optical_piece (organisation_key, code, stream, picture, station_id, taken_time, is_reference, is_control, received_time)
    select ${org}, 'X' || n, 'battery', sha256(n::text::bytea), gen_random_uuid(), now() - (n % 180) * interval '1 day', false, n % 20 = 0, now()
    from generate_series(1, 300000) as n`.execute(system)
  for (const v of ['1', '2'])
    await sql`insert into optical_call (id, organisation_key, optical_piece_key, optical_version_key, class, confidence_millionths, was_live, is_doubtful, station_id, digest, received_time)
    select gen_random_uuid(), ${org}, optical_piece_key, optical_version_key, case when optical_piece_key % 30 = 0 then 'dent' else 'sound' end, 900000, version = '1', optical_piece_key % 50 = 0, gen_random_uuid(), sha256(''), now()
    from optical_piece, optical_version where version = ${v}`.execute(system)
  await sql`insert into optical_verdict (organisation_key, optical_piece_key, class, person_id, judged_by, judged_time)
    select ${org}, optical_piece_key, case when optical_piece_key % 29 = 0 then 'dent' else 'sound' end, gen_random_uuid(), 'x', now()
    from optical_piece where is_control or optical_piece_key % 100 = 0`.execute(system)
  await sql`analyze`.execute(system)
  const time = async (name: string, path: string) => {
    for (const _ of [1, 2]) {
      const start = performance.now()
      const answer = await line.person.request(path)
      await answer.text()
      console.log(name, answer.status, Math.round(performance.now() - start), 'ms')
    }
  }
  await time('index', '/work/optical-checks')
  await time('waiting', '/work/optical-pieces?waiting=yes')
  await time('version', '/work/optical-checks/housing/1')
  await time('version 2', '/work/optical-checks/housing/2?basis=judged')
  await time('cell', '/work/optical-pieces?model=housing&version=1&called=sound&judged=dent&basis=drawn')
  await time('all', '/work/optical-pieces')
  for (const n of [1, 2, 3]) {
    const calls = Array.from({ length: 1_000 }, (_, at) => callOf(`N-${n}-${at}`))
    const start = performance.now()
    const answer = await line.send(calls)
    console.log('send 1000', answer.status, Math.round(performance.now() - start), 'ms')
  }
}, 300_000)
