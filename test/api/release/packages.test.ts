import { describe, expect, it } from 'vitest'
import { describeParts } from '../../../api/release/describe-parts.ts'
import { readLicences } from '../../../api/release/read-licences.ts'
import { readLock } from '../../../api/release/read-lock.ts'

describe('the packages that Loomcell runs with', () => {
  it('all have a licence, and are installed as the lockfile says', async () => {
    const { packages, faults } = await readLicences('.', (await readLock('.')).packages)
    expect(faults.map(({ message }) => message)).toEqual([])
    expect(packages.length).toBeGreaterThan(300)
  })

  it('are described as parts that need only parts described', async () => {
    const commit = { id: '', time: '', name: 'loomcell', version: '0.0.0' }
    const parts = JSON.parse(describeParts(commit, await readLock('.')))
    const refs = parts.components.map((part: { 'bom-ref': string }) => part['bom-ref'])
    expect(new Set(refs).size).toBe(refs.length)
    const needed = parts.dependencies.flatMap(({ dependsOn }: { dependsOn: string[] }) => dependsOn)
    expect(needed.filter((ref: string) => !refs.includes(ref))).toEqual([])
    expect(needed).toContain('pkg:npm/%40embedded-postgres/linux-x64@18.4.0-beta.17')
  })
})
