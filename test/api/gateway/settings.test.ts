import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readMappingFile } from '../../../api/gateway/read-mapping.ts'
import { readSettings } from '../../../api/gateway/settings.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { runGatewayOnce, someKey } from '../../harness/gateway.ts'

const sound = {
  LOOMCELL_URL: 'https://loom.example/',
  GATEWAY_FILE: '/etc/loomcell/gateway.json',
  GATEWAY_FOLDER: '/srv/gateway',
  GATEWAY_TOKEN: 't'.repeat(32),
}

describe('the settings of a gateway', () => {
  it('are read, with what is usual where nothing is said', () => {
    expect(readSettings(sound)).toEqual({
      server: 'https://loom.example',
      file: '/etc/loomcell/gateway.json',
      folder: '/srv/gateway',
      broker: undefined,
      host: '127.0.0.1',
      port: 3200,
      token: 't'.repeat(32),
      mostBytes: 1_000_000_000,
    })
    expect(readSettings({ ...sound, GATEWAY_LISTEN: '[::1]:0' })).toMatchObject({
      host: '::1',
      port: 0,
    })
  })

  it('are refused with every fault at once', () => {
    expect(settingsIn({})).toEqual([
      'LOOMCELL_URL',
      'GATEWAY_FILE',
      'GATEWAY_FOLDER',
      'GATEWAY_TOKEN',
    ])
    const wrong = { LOOMCELL_URL: 'ftp://x', MQTT_URL: 'http://x', GATEWAY_LISTEN: 'here' }
    expect(settingsIn({ ...sound, ...wrong, GATEWAY_MEGABYTES: '0', GATEWAY_TOKEN: 'x' })).toEqual([
      'LOOMCELL_URL',
      'MQTT_URL',
      'GATEWAY_TOKEN',
      'GATEWAY_LISTEN',
      'GATEWAY_MEGABYTES',
    ])
  })

  it.each([
    'http://10.0.0.5:3000',
    'http://loom.example',
    'https://me:secret@loom.example',
    'loom',
  ])('send no key of a station to "%s"', (LOOMCELL_URL) => {
    expect(settingsIn({ ...sound, LOOMCELL_URL })).toEqual(['LOOMCELL_URL'])
    expect(messageOf({ ...sound, LOOMCELL_URL })).not.toContain('secret')
  })

  it.each(['mqtt://me:secret@', 'http://me:secret@broker', 'mqtt:/me:secret@broker'])(
    'repeat no password of a broker that cannot be read: %s',
    (MQTT_URL) => {
      expect(messageOf({ ...sound, MQTT_URL })).not.toContain('secret')
    },
  )

  it('and the mapping file end a start in words of whoever reads the terminal', async () => {
    const none = await runGatewayOnce({ LC_ALL: 'zh_HK.UTF-8', LOOMCELL_URL: '' })
    expect([none.code, none.err.trim().split('\n').length]).toEqual([1, 3])
    expect(none.err).toContain('未有設定 GATEWAY_FILE')
    const folder = await ownFolder()
    const file = join(folder, 'gateway.json')
    await writeFile(file, JSON.stringify({ ...mapping, version: 9 }))
    const started = await runGatewayOnce({ GATEWAY_FILE: file, GATEWAY_FOLDER: folder })
    expect([started.code, started.err]).toEqual([
      1,
      `"${file}" at "/version": Cannot read 9: expected "1"\n`,
    ])
  })
})

const mapping = {
  version: 1,
  timeZone: 'Asia/Hong_Kong',
  stations: {
    lathe: { keyFile: 'lathe.key' },
    drill: { keyFile: 'none.key' },
    press: { keyFile: 'lathe.key', signingKeyFile: 'press.pem', organisation: 'first' },
  },
  topics: [{ topic: '{station}', reading: { time: { seconds: 60 }, good: { at: '' } } }],
}

describe('the keys of stations', () => {
  it('lie in files beside the mapping file', async () => {
    const { file, folder } = await writeFiles()
    await writeFile(join(folder, 'none.key'), `\ufeff${someKey}\r\n`)
    const { keys } = await readMappingFile(file)
    expect(keys.get('drill')?.accessKey).toBe(someKey)
    expect(keys.get('press')?.signer).toMatchObject({ organisation: 'first' })
  })

  it('are refused where they are none, all of them at once', async () => {
    const { file, folder } = await writeFiles()
    await writeFile(join(folder, 'lathe.key'), 'password')
    const { privateKey } = generateKeyPairSync('x25519')
    await writeFile(join(folder, 'press.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const refused = await readMappingFile(file).catch((error: unknown) => error)
    if (!(refused instanceof RefusedError)) throw new RangeError(String(refused))
    expect(refused.refusal.faults.map(({ pointer }) => pointer)).toEqual([
      '/stations/lathe/keyFile',
      '/stations/drill/keyFile',
      '/stations/press/keyFile',
      '/stations/press/signingKeyFile',
    ])
    expect(refused.message).not.toContain('password')
  })
})

describe('the example of the documentation', () => {
  it('is a mapping file', async () => {
    const text = await readFile('docs/gateway.md', 'utf8')
    const [, example = ''] = /```json\n([\s\S]+?)```/.exec(text) ?? []
    const { file, folder } = await writeFiles()
    await writeFile(file, example)
    const { stations } = JSON.parse(example)
    for (const { keyFile } of Object.values<{ keyFile: string }>(stations))
      await writeFile(join(folder, keyFile), someKey)
    await writeFile(join(folder, 'weighbridge.pem'), somePem())
    expect((await readMappingFile(file)).keys.size).toBe(Object.keys(stations).length)
  })
})

async function writeFiles() {
  const folder = await ownFolder()
  const file = join(folder, 'gateway.json')
  await writeFile(file, JSON.stringify(mapping))
  await writeFile(join(folder, 'lathe.key'), someKey)
  await writeFile(join(folder, 'press.pem'), somePem())
  return { file, folder }
}

function somePem(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-mapping-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function refusalOf(env: Readonly<Record<string, string>>): RefusedError {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof RefusedError) return error
  }
  throw new RangeError('Expected a refusal')
}

function settingsIn(env: Readonly<Record<string, string>>): readonly string[] {
  return refusalOf(env).refusal.faults.map(({ pointer }) => pointer)
}

function messageOf(env: Readonly<Record<string, string>>): string {
  return refusalOf(env).message
}
