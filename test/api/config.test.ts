import { describe, expect, it } from 'vitest'
import { ConfigError, faultInNodeVersion, parseConfig, settingFaultsIn } from '../../api/config.ts'
import type { Fault } from '../../domain/refusal.ts'
import { filesAsEditorsKeepThem } from '../harness/kept-by-editors.ts'
import { writeTestFile } from '../harness/run-command.ts'

describe('the settings', () => {
  it('has an answer for everything when nothing is set', () => {
    const project = new URL('../../', import.meta.url).pathname
    expect(parseConfig({ PORT: '' })).toEqual({
      dataFolder: `${project}.loomcell`,
      explicitFolder: false,
      databaseUrl: undefined,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      publicUrl: undefined,
      gs1CompanyPrefix: undefined,
      secret: undefined,
      smtpUrl: undefined,
      mailFrom: 'Loomcell <loomcell@localhost>',
      administratorEmail: 'administrator@first.example',
      identityProvider: undefined,
      allowedHosts: new Set(),
    })
  })

  it('takes what is set', () => {
    const databaseUrl = 'postgres://user:secret@db:5432/loomcell'
    const env = { LOOMCELL_DATA: '/srv/loom', DATABASE_URL: databaseUrl, HOST: '::1', PORT: '0' }
    const links = { PUBLIC_URL: 'https://loom.example.org/', GS1_COMPANY_PREFIX: '9521234' }
    const hosts = { WEBHOOK_ALLOW_HOSTS: 'ERP.internal:8080, [::1]:9000' }
    const watched = { METRICS_PORT: '9464', DISK_FREE_LEAST: '500' }
    expect(
      parseConfig({ ...env, ...links, ...hosts, ...watched, LOG_LEVEL: 'debug' }),
    ).toMatchObject({
      dataFolder: '/srv/loom',
      explicitFolder: true,
      databaseUrl,
      host: '::1',
      port: 0,
      logLevel: 'debug',
      publicUrl: 'https://loom.example.org',
      gs1CompanyPrefix: '9521234',
      allowedHosts: new Set(['erp.internal:8080', '[::1]:9000']),
      metrics: { host: '127.0.0.1', port: 9464 },
      leastDiskBytes: 500_000_000,
    })
  })

  it('reports all faults together, each with its value and what would be right', () => {
    const faults = faultsOf({
      LOOMCELL_DATA: '~/loom',
      DATABASE_URL: 'mysql://db/loomcell',
      HOST: 'http://localhost',
      PORT: '65536',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'loom.example.org',
      GS1_COMPANY_PREFIX: '952',
      WITNESS: 'none',
    })
    expect(faults).toEqual([
      'LOOMCELL_DATA "~/loom": begins with "~", which is not expanded here, a full path such as "/srv/loomcell"',
      'DATABASE_URL "mysql://db/loomcell": begins with "mysql:", an address such as "postgres://user:password@host:5432/loomcell"',
      'HOST "http://localhost": not a host name or address to listen on, "127.0.0.1" for this machine or "0.0.0.0" for all',
      'PORT "65536": not a port, a whole number from 0 to 65535 such as "3000"',
      'LOG_LEVEL "loud": not a level, one of fatal, error, warn, info, debug, trace, silent',
      'PUBLIC_URL "loom.example.org": not an address, an address such as "https://loomcell.example.org"',
      'GS1_COMPANY_PREFIX "952": not 4 to 10 digits, a prefix of yours or for demonstration "9521234"',
      'WITNESS "none": not known; only "off" is, for no witness beside the server. WITNESSES names those elsewhere',
    ])
  })

  it.each([
    [{ METRICS_PORT: '0.5' }, ['METRICS_PORT "0.5": not a port,']],
    [{ METRICS_HOST: '::1' }, ['METRICS_PORT is not set: without it nothing is served on "::1"']],
    [
      { METRICS_HOST: 'http://x', METRICS_PORT: '1', DISK_FREE_LEAST: '1 GB' },
      ['METRICS_HOST "http://x": not a host', 'DISK_FREE_LEAST "1 GB": not a number of megabytes'],
    ],
  ])('refuses %j for how it is watched', (env, wrong) => {
    expect(faultsOf(env)).toEqual(wrong.map((start) => expect.stringContaining(start)))
  })

  it.each([
    'erp.internal',
    'http://erp.internal:80',
    'erp.internal:80/x',
    'a@erp.internal:80',
    ':80',
  ])('refuses "%s" as a host that webhooks may reach', (host) => {
    expect(faultsOf({ WEBHOOK_ALLOW_HOSTS: `127.0.0.1:9000, ${host}` })).toEqual([
      `WEBHOOK_ALLOW_HOSTS "${host}": not a host with its port, such as "erp.internal:8080"`,
    ])
  })

  it('takes kinds of licences from a file, and says what is wrong with it', async () => {
    const source = { basis: 'read', text: 'Act 1 s.2' }
    const kinds = { waste_shipment: { label: { en: 'E', 'zh-Hant': 'T', 'zh-Hans': 'S' }, source } }
    const file = await writeTestFile('kinds.json', JSON.stringify(kinds))
    expect(parseConfig({ LICENCE_KINDS: file }).licenceKinds).toEqual(kinds)
    for (const [editor, bytes] of filesAsEditorsKeepThem(JSON.stringify(kinds, null, 2))) {
      const kept = await writeTestFile('kept.json', bytes)
      expect([editor, parseConfig({ LICENCE_KINDS: kept }).licenceKinds]).toEqual([editor, kinds])
    }
    const wrong = await writeTestFile('wrong.json', '{"waste":{"label":{"en":"E"}}}')
    for (const [given, why] of [
      [wrong, 'cannot use "waste.label.zh-Hant"'],
      ['/nowhere/kinds.json', 'cannot be read'],
    ] as const) {
      expect(faultsOf({ LICENCE_KINDS: given })).toEqual([expect.stringContaining(why)])
    }
  })

  it('says every fault in the language of the terminal, with the name of its setting', async () => {
    const short = 'a'.repeat(9)
    const file = await writeTestFile('wrong.json', '{"waste":{"label":{"en":"E"}}}')
    const wrong = {
      LOOMCELL_DATA: '~/loom',
      DATABASE_URL: 'mysql://db/loomcell',
      HOST: 'http://localhost',
      PORT: '65536',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'https://loom.example.org/?a=1',
      GS1_COMPANY_PREFIX: '952',
      TRUST_PROXY: 'proxy.local',
      WITNESS: 'on',
      WEBHOOK_ALLOW_HOSTS: 'erp.internal',
      LICENCE_KINDS: file,
      LOOMCELL_SECRET: short,
      LOOMCELL_SECRET_BEFORE: `${'b'.repeat(32)} ${'b'.repeat(32)}`,
      SMTP_URL: 'http://mail',
      PASSWORD_COST: '99',
      BREACHED_PASSWORDS: 'http://elsewhere.example',
      OIDC_SECOND_FACTOR: 'never',
      MAIL_FROM: 'nobody',
      ADMIN_EMAIL: 'me',
      OIDC_ISSUER: 'http://id.example',
      METRICS_PORT: 'any',
      METRICS_HOST: 'http://all',
      DISK_FREE_LEAST: 'half',
    }
    const faults = faultsIn(wrong)
    // Beside each setting the two names that the provider lacks; it has an address to come back to.
    const named = faults.map(({ pointer, message }) => pointer || message.split(/[:,]/)[0])
    expect(new Set(named)).toEqual(
      new Set([...Object.keys(wrong), 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']),
    )
    for (const language of ['zh-Hant', 'zh-Hans'] as const) {
      const [title, ...lines] = settingFaultsIn(language, faults).split('\n')
      expect(title).toMatch(/^\p{Script=Han}+：$/u)
      expect(lines).toHaveLength(faults.length)
      for (const [at, line] of lines.entries()) {
        expect(line).toMatch(/^- [A-Z_0-9]+.*\p{Script=Han}/u)
        expect(line.startsWith(`- ${named[at]}`), line).toBe(true)
        expect(line).not.toMatch(/\b(not|such as|expected|cannot)\b/)
      }
    }
    expect(JSON.stringify(faults)).not.toContain(short)
  })

  it.each(['-1', '3e3', '80 ', '0x50', '3000.5'])('refuses the port "%s"', (port) => {
    expect(faultsOf({ PORT: port })).toHaveLength(1)
  })

  it.each(['localhost:3000', '999.1.1.1', 'a b', '-x'])('refuses the host "%s"', (host) => {
    expect(faultsOf({ HOST: host })).toHaveLength(1)
  })

  it.each([
    'ftp://loom.example.org',
    'https://user:secret@loom.example.org',
    'https://loom.example.org/?a=1',
    'https://loom.example.org/#b',
    'https://loom.example.org/ü',
  ])('refuses the public address "%s", which would be printed on labels', (url) => {
    const [fault, ...more] = faultsOf({ PUBLIC_URL: url })
    expect(more).toEqual([])
    expect(fault).toContain('PUBLIC_URL "')
    expect(fault).not.toContain('secret')
  })

  it.each(['95212345678', '952-123', ' 9521'])('refuses the company prefix "%s"', (prefix) => {
    expect(faultsOf({ GS1_COMPANY_PREFIX: prefix })).toHaveLength(1)
  })

  it.each([
    'not an address with user:secret@db',
    'mysql://user:secret@db/loomcell',
    'mysql://user:p@secret@db/loomcell',
    'postgres://user:secret@db',
  ])('never repeats a password: "%s"', (databaseUrl) => {
    const [fault] = faultsOf({ DATABASE_URL: databaseUrl })
    expect(fault).toContain('DATABASE_URL "')
    expect(fault).not.toContain('secret')
  })
})

describe('the version of Node', () => {
  it('accepts 24 and newer', () => {
    expect(faultInNodeVersion('v24.21.0')).toBeUndefined()
    expect(faultInNodeVersion('25.0.0')).toBeUndefined()
  })

  it('says how to get a newer one', () => {
    expect(faultInNodeVersion('v20.19.4')?.message).toBe(
      'Cannot run on Node "v20.19.4": Loomcell needs Node 24 or newer, which "npm ci" brings along: start with "npm start"',
    )
    expect(faultInNodeVersion('')).toBeDefined()
  })
})

function faultsOf(env: Record<string, string>): readonly string[] {
  return faultsIn(env).map(({ message }) => message)
}

function faultsIn(env: Record<string, string>): readonly Fault[] {
  try {
    parseConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}
