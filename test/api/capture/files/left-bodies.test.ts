import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { spooledBody, sweepLeftBodies } from '../../../../api/capture/files/spooled-body.ts'

it('removes the body of an import whose process was killed, and of no process that lives', async () => {
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: 'buyer\nChan Tai Man\n',
  })
  const own = await spooledBody(request, 1_000)
  onTestFinished(own.remove)
  const { pid: ended } = spawnSync(process.execPath, ['--version'])
  const [dead = '', alive = ''] = [ended, process.ppid].map((pid) => {
    const folder = mkdtempSync(join(tmpdir(), `loomcell-import-${pid}-`))
    writeFileSync(join(folder, 'body'), 'buyer\nChan Tai Man\n')
    return folder
  })
  // Named for its process, so that one of another can be told from it.
  expect(own.file).toContain(`loomcell-import-${process.pid}-`)
  await sweepLeftBodies()
  expect([dead, alive, own.file].map((one) => existsSync(one))).toEqual([false, true, false])
})
