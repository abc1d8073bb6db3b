import { expect, it } from 'vitest'
import { facilityAdd, facilityChange } from '../../../api/commands/organisation.ts'
import { findFacility } from '../../../api/store/organisations/facilities.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'

it('adds a facility with its place and changes it, from the command line', async () => {
  const installation = await openTestInstallation()
  const { store, actor } = installation
  const place = async () => (await findFacility(store.system, actor.organisationKey, 'C'))?.place
  const run = (command: typeof facilityAdd, words: readonly string[], options = {}) =>
    runCommand(installation, command, { words, options: { organisation: 'first', ...options } })
  await run(facilityAdd, ['C', 'Hall'], { 'time-zone': 'Europe/Berlin', jurisdiction: 'DE' })
  expect(await place()).toEqual({ timeZone: 'Europe/Berlin', jurisdiction: 'DE' })
  await run(facilityChange, ['C'], { jurisdiction: 'DE-BE' })
  expect(await place()).toEqual({ timeZone: 'Europe/Berlin', jurisdiction: 'DE-BE' })
  const wrong = run(facilityChange, ['C'], { 'time-zone': '+08:00', jurisdiction: 'Germany' })
  await expect(wrong).rejects.toMatchObject({ refusal: { faults: [{}, {}] } })
  await expect(run(facilityChange, ['NONE'], { jurisdiction: 'DE' })).rejects.toThrow()
  const trail = await installation.request('/api/v1/audit')
  expect(await trail.text()).toContain('facility changed')
})
