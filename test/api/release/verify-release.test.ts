import { generateKeyPairSync, sign } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeRelease } from '../../../api/release/make-release.ts'
import { verifyRelease } from '../../../api/release/verify-release.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { smallProject } from '../../harness/small-project.ts'

describe('a release that is verified', () => {
  it('holds as it was signed', async () => {
    const { folder, key } = await released()
    expect(await verifyRelease(folder, key)).toEqual([
      'LICENSES',
      'loomcell-1.2.3.tar.gz',
      'sbom.cdx.json',
    ])
  })

  it('names a file with one changed byte, a missing one and a strange one, all at once', async () => {
    const { folder, key } = await released()
    const tarball = await readFile(join(folder, 'loomcell-1.2.3.tar.gz'))
    tarball[100] = (tarball[100] ?? 0) ^ 1
    await writeFile(join(folder, 'loomcell-1.2.3.tar.gz'), tarball)
    await rm(join(folder, 'LICENSES'))
    await writeFile(join(folder, 'install.sh'), 'echo')
    expect(await wrongIn(folder, key)).toEqual([
      'Missing: LICENSES',
      'loomcell-1.2.3.tar.gz is not as it was signed: get it anew',
      'install.sh is not among what was signed: do not use it',
    ])
  })

  it('tells sums that were written anew from those that were signed', async () => {
    const { folder, key } = await released()
    const file = join(folder, 'SHA256SUMS')
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/^./gm, '0'))
    const wrong = await wrongIn(folder, key)
    expect(wrong[0]).toBe(
      'The signature of SHA256SUMS is not by this key: use nothing of this release before you know why',
    )
  })

  it('believes no other key, no private one and none of another kind', async () => {
    const { folder, key, keyFile } = await released()
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' })
    await writeFile(key, other)
    expect(await wrongIn(folder, key)).toHaveLength(1)
    expect(await wrongIn(folder, keyFile)).toEqual([
      `"${keyFile}" holds a private key: verify with the public one`,
    ])
    const { publicKey } = generateKeyPairSync('x25519')
    await writeFile(key, publicKey.export({ type: 'spki', format: 'pem' }))
    expect(await wrongIn(folder, key)).toEqual([
      `Cannot use the key in "${key}": expected an Ed25519 key`,
    ])
  })

  it.each([
    ['leads elsewhere', `${'0'.repeat(64)}  ../key\n`],
    ['names a file twice', `${'0'.repeat(64)}  a\n${'1'.repeat(64)}  a\n`],
    ['is cut off', `${'0'.repeat(64)}  a`],
    ['is empty', ''],
  ])('reads no list that %s, even a signed one', async (_, text) => {
    const { folder, key, keyFile } = await released()
    await writeFile(join(folder, 'SHA256SUMS'), text)
    const signature = sign(null, Buffer.from(text), await readFile(keyFile, 'utf8'))
    await writeFile(join(folder, 'SHA256SUMS.sig'), signature)
    expect(await wrongIn(folder, key)).toEqual([
      'Cannot read SHA256SUMS: expected a SHA-256, two spaces and a name on each line',
    ])
  })

  it('says what is missing of a folder that is none', async () => {
    const { key } = await released()
    expect(await wrongIn('nowhere', key)).toEqual([
      'Missing: SHA256SUMS',
      'Missing: SHA256SUMS.sig',
    ])
  })
})

async function released() {
  const { root, keyFile, publicKeyFile } = await smallProject()
  await makeRelease(root, { keyFile, to: 'out' })
  return { folder: join(root, 'out'), key: publicKeyFile, keyFile }
}

async function wrongIn(folder: string, key: string): Promise<readonly string[]> {
  const error = await verifyRelease(folder, key).catch((one: unknown) => one)
  if (error instanceof RefusedError) return error.refusal.faults.map(({ message }) => message)
  throw new Error('Verified')
}
