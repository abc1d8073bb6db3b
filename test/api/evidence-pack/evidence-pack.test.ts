import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { unzipWithin } from '../../../api/zip.ts'
import { trustOf } from '../../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../../domain/proof/log/policy.ts'
import { isFaults } from '../../../domain/proof/proof-fault.ts'
import type { Evidence } from '../../../domain/proof/record/evidence.ts'
import { isProven, verifyRecord } from '../../../domain/proof/record/verify-record.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { rulesOf } from '../../domain/proof/credential/signed.ts'
import { jsonOf } from '../../harness/answers.ts'
import { type Evidenced, openEvidenced } from '../../harness/evidenced.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

describe('the evidence of a record', () => {
  it('lets anybody check it without us: passport, chain, log and witness', async () => {
    const world = await openEvidenced(onTestFinished)
    const { evidence, policy } = await readEvidence(world)
    expect(policy).toBe(world.policy)
    const found = await check(evidence, policy)
    expect(rulesOf(found.steps)).toEqual({})
    expect(isProven(found)).toBe(true)
    expect(found.events.length).toBe(evidence.events?.length)
    expect(found.events.every(({ index }) => index !== undefined)).toBe(true)
  })

  it('without a passport is a chain in the log, signed by nobody', async () => {
    const installation = await openTestInstallation()
    const paths = await walkExamples(installation, 'textile')
    const [path = ''] = paths.values()
    const answer = await installation.app.request(`${path}/evidence.json`)
    const { evidence, policy } = await jsonOf<Given>(answer)
    const found = await verifyRecord(evidence, { now: new Date().toISOString() })
    expect(rulesOf(found.steps)).not.toHaveProperty('chain')
    expect(rulesOf(found.steps)).toMatchObject({ signature: 'unchecked', logged: 'unchecked' })
    expect(policy).toBe('quorum none\n')
  })

  it('is found by its code as it reaches us, and never fails at one that is no code', async () => {
    const { app, batch } = await openEvidenced(onTestFinished)
    const code = shortCodeOf(batch)
    for (const written of [
      code.toLowerCase(),
      `${code}%E2%80%8B`,
      `${code}%22`,
      `${code}%E3%80%82`,
    ]) {
      for (const file of ['evidence.json', 'evidence.zip'])
        expect([written, (await app.request(`/b/${written}/${file}`)).status]).toEqual([
          written,
          200,
        ])
    }
    for (const wrong of ['%', '%ff', '%0d%0a', '..%2f', 'x'.repeat(9_000)]) {
      for (const file of ['evidence.json', 'evidence.zip'])
        expect([wrong, (await app.request(`/b/${wrong}/${file}`)).status]).toEqual([wrong, 404])
    }
  })

  it('is not there for what is not there', async () => {
    const { app } = await openTestInstallation()
    for (const code of ['NOWHERE', shortCodeOf(crypto.randomUUID())]) {
      for (const file of ['evidence.json', 'evidence.zip'])
        expect((await app.request(`/b/${code}/${file}`)).status).toBe(404)
    }
  })

  it('comes as a pack that our command and stock tools check, offline', async () => {
    const world = await openEvidenced(onTestFinished)
    const folder = await unpack(world)
    const verified = spawnSync(
      process.execPath,
      ['api/commands/main.ts', 'verify', join(folder, 'pack.zip'), '--policy', 'own-policy'].map(
        (word) => (word === 'own-policy' ? join(folder, 'policy.txt') : word),
      ),
      { env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' },
    )
    expect(verified.stderr).toBe('')
    expect(verified.status).toBe(0)
    const readme = await readFile(join(folder, 'README.txt'), 'utf8')
    // What each file is and each step proves is told in three languages: a line of each Chinese behind the English.
    const parts = readme.split(/\n(?=\S)/).filter((part) => /^(?:[\w-]+[./]\S*|\d\.) /.test(part))
    const untold = parts.filter((part) => part.split('\n').filter(isChinese).length < 2)
    expect([parts.length > 10, untold]).toEqual([true, []])
    const commands = readme.split('\n').flatMap((line) => /^ {5}(\S.*)$/.exec(line)?.[1] ?? [])
    const token = await readFile(join(folder, 'passport.jwt'), 'utf8')
    const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())
    const name = header.kid.slice(header.kid.indexOf('#') + 1)
    const signature = commands.slice(1, 4).join('\n').replace('NAME', name)
    expect(sh(signature, folder)).toMatch(/Signature Verified Successfully/)
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    const digest = sh(commands[4] ?? '', folder).trim()
    expect(JSON.stringify(payload)).toContain(`"digestMultibase":"u${digest}"`)
    const { events } = JSON.parse(await readFile(join(folder, 'history.json'), 'utf8'))
    expect(
      sh(commands[5] ?? '', folder)
        .trim()
        .split('\n'),
    ).toEqual(events)
  })

  it.skipIf(!hasJwcrypto())(
    'has a passport that Python’s jwcrypto accepts, and refuses once it is changed (needs python3-jwcrypto)',
    async () => {
      const folder = await unpack(await openEvidenced(onTestFinished))
      expect(byJwcrypto(folder)).toBe('DigitalProductPassport\n')
      const file = join(folder, 'passport.jwt')
      const [head, body, signature] = (await readFile(file, 'utf8')).split('.')
      await writeFile(file, [head, body?.replace(/.$/, 'A'), signature].join('.'))
      expect(() => byJwcrypto(folder)).toThrow(/InvalidJWSSignature/)
    },
  )

  it.skipIf(!existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog'))(
    'has receipts that Go’s own packages accept (needs golang-go and golang-golang-x-mod-dev)',
    async () => {
      const world = await openEvidenced(onTestFinished)
      const folder = await unpack(world)
      const [, key = ''] = /^log (\S+)/m.exec(world.policy) ?? []
      const env = { ...process.env, GOPATH: '/usr/share/gocode', GO111MODULE: 'off' }
      const options = { cwd: folder, encoding: 'utf8' as const, env: { ...env, GOCACHE: folder } }
      const given = (one: string) =>
        execFileSync('sh', ['-c', `go run check_log.go '${one}' receipts/*`], options)
      const { evidence } = await readEvidence(world)
      const said = given(key)
      expect(said.match(/: place \d+ of \d+ in loom\.example\/log\/1$/gm)).toHaveLength(
        evidence.receipts?.length ?? -1,
      )
      await writeFile(
        join(folder, 'receipts/00001.tlog-proof'),
        (evidence.receipts?.[0] ?? '').replace('index ', 'index 1'),
      )
      expect(() => given(key)).toThrow()
    },
  )
})

interface Given {
  readonly evidence: Evidence
  readonly policy: string
}

async function readEvidence({ app, batch }: Evidenced): Promise<Given> {
  const answer = await app.request(`/b/${shortCodeOf(batch)}/evidence.json`)
  expect(answer.status).toBe(200)
  return jsonOf(answer)
}

async function check(evidence: Evidence, text: string) {
  const policy = await parsePolicy(text)
  if (isFaults(policy)) throw new Error(JSON.stringify(policy))
  return verifyRecord(evidence, { now: new Date().toISOString(), trust: trustOf(policy) })
}

/** The pack of the battery, unpacked into a folder of its own that is gone when the test ends. */
async function unpack({ app, batch }: Evidenced): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-pack-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const answer = await app.request(`/b/${shortCodeOf(batch)}/evidence.zip`)
  const zip = Buffer.from(await answer.arrayBuffer())
  await writeFile(join(folder, 'pack.zip'), zip)
  const files = await unzipWithin(zip, {
    mostBytes: 10_000_000,
    mostEntries: 1_000,
    isAsked: () => true,
  })
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** Debian's own Python, whatever else is called so. */
const python = '/usr/bin/python3'

function hasJwcrypto(): boolean {
  return spawnSync(python, ['-c', 'import jwcrypto']).status === 0
}

function byJwcrypto(folder: string): string {
  return execFileSync(python, ['-c', jwcryptoCheck], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

const jwcryptoCheck = `
import json
from jwcrypto import jwk, jws
document = json.load(open("did.json"))
keys = {one["id"]: one["publicKeyJwk"] for one in document["verificationMethod"]}
token = jws.JWS()
token.deserialize(open("passport.jwt").read())
token.verify(jwk.JWK(**keys[token.jose_header["kid"]]))
print(json.loads(token.payload)["type"][0])
`

function sh(command: string, cwd: string): string {
  return execFileSync('bash', ['-c', command], { cwd, encoding: 'utf8' })
}

function isChinese(line: string): boolean {
  return /\p{Script=Han}/u.test(line)
}
