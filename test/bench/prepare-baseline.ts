import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import type { Rig } from './rig.ts'

const warmUpScans = 2_000

/** Warms the product up, and gives the baseline's database the organisation and facility that its rows name. */
export async function prepareBaseline(rig: Rig): Promise<void> {
  const bodies = Array.from({ length: warmUpScans }, () => JSON.stringify(intakeScan()))
  await postAll(bodies, { ...rig, path: '/api/v1/scans', connections: 64 })
  await rig.baseline.query(`
    insert into organisation (slug, name, created_time) values ('first', 'First', now()) on conflict do nothing`)
  await rig.baseline.query(`
    insert into facility (organisation_key, code, name, created_time)
    select organisation_key, 'MAIN', 'Main', now() from organisation on conflict do nothing`)
}
