import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { sha256Bytes } from '../../../api/digest.ts'
import { followWitnesses } from '../../../api/log/follow-witnesses.ts'
import { publishedPolicy } from '../../../api/log/published-policy.ts'
import { readNotedPolicy } from '../../../api/store/log/policies.ts'
import { readCheckpoint } from '../../../api/store/log/read-log.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { allLeaves, keepOnce, letWait, logFolder } from '../../harness/log.ts'
import { makeNoteSigner } from '../../harness/note-signer.ts'

it('has an entry for whom it says that one may believe, each time that it says something else, which check holds it to', async () => {
  const publicUrl = 'https://loom.example'
  const installation = await openTestInstallation({ publicUrl })
  const { store, streams } = installation
  const files = await logFolder()
  const { key } = await makeNoteSigner('witness.example/1', 'cosignature')
  const one = `# Ours\nwitness w ${formatKey(key)} https://witness.example\nquorum none\n`
  const enough = one.replace('quorum none', 'quorum w')
  const wrong = enough.replace('quorum w', 'quorum nobody')
  const said: string[] = []
  for (const policy of [undefined, one, one, enough, wrong, undefined, undefined]) {
    // Without a policy that it can follow it says what it said.
    await keepOnce(installation, files, { publicUrl, ...(policy === undefined ? {} : { policy }) })
    const text = await publishedPolicy(store.public, policy, publicUrl)
    if (policy !== wrong && (said.length > 0 || policy !== undefined)) said.push(text)
  }
  const leaves = await allLeaves(store.public)
  const logged = leaves.filter(({ kind }) => kind === 'policy')
  const expected = [...new Set(said)].map((text) => Buffer.from(sha256Bytes(text)))
  expect(expected).toHaveLength(3)
  expect(logged.map(({ digest }) => digest)).toEqual(expected)
  const shown = await (await installation.app.request('/log/policy')).text()
  expect(Buffer.from(sha256Bytes(shown))).toEqual(expected.at(-1))
  const check = () => checkHistory(store.system, streams, () => {})
  expect((await check()).findings).toMatchObject({ differences: 0 })
})

describe('whom it says that one may believe', () => {
  it('is written anew: no remark of the file, no other line, is shown or kept', async () => {
    const { installation, files, witness } = await keptWith()
    const policy = `# Ms Wong, +852 5555 0101\n${witness('w')} # call first\nquorum none\n`
    const clean = `${witness('w')}\t\n\n   # Ms Wong\nquorum none`
    await keepOnce(installation, files, { policy: clean })
    const { store } = installation
    for (const given of [clean, policy, '']) {
      const text = await publishedPolicy(store.public, given)
      expect(text).toMatch(/^log \S+\nwitness w \S+ https:\/\/w\.example\nquorum none\n$/)
    }
    const kept = await store.public.selectFrom('log_policy').select('text').execute()
    expect(kept.map(({ text }) => text)).toEqual([await publishedPolicy(store.public, clean)])
  })

  it('is what it was while the file is wrong or gone, also for who is started anew meanwhile', async () => {
    const { installation, files, witness } = await keptWith()
    const policy = `${witness('w')}\nquorum w\n`
    await keepOnce(installation, files, { policy })
    const { public: db } = installation.store
    const before = await publishedPolicy(db, policy)
    const secret = witness('w').replace('https://', 'https://me:secret@')
    for (const wrong of ['', 'quorum nobody\n', `${secret}\nquorum w\n`, 'hello, Ms Wong'])
      expect(await publishedPolicy(db, wrong)).toBe(before)
    const file = `${files.key}-policy`
    await writeFile(file, 'quorum nobody\n')
    const said: string[] = []
    const say = (line: string) => said.push(line)
    const witnesses = await followWitnesses(file, say, await readNotedPolicy(db))
    await letWait(installation.store.system, 1)
    await keepOnce(installation, files, { witnesses, policy: 'quorum nobody\n' })
    // The one that is enough cannot be reached.
    expect((await readCheckpoint(db))?.size).toBe(2)
    expect(said).toHaveLength(1)
    expect(await publishedPolicy(db, undefined)).not.toContain('witness')
  })
})

async function keptWith() {
  const installation = await openTestInstallation()
  const { key } = await makeNoteSigner('witness.example/1', 'cosignature')
  const witness = (name: string) => `witness ${name} ${formatKey(key)} https://${name}.example`
  return { installation, files: await logFolder(), witness }
}
