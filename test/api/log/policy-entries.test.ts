import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { sha256Bytes } from '../../../api/digest.ts'
import { publishedPolicy } from '../../../api/log/published-policy.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { allLeaves, keepOnce, logFolder } from '../../harness/log.ts'
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
