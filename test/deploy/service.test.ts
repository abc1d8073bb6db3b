import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const unit = readFileSync('deploy/loomcell.service', 'utf8')
const settings = unit.split('\n').filter((line) => /^[A-Z]\w+=/.test(line))
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0
if (!hasSystemd) console.log('Left out what systemd says of the unit: systemd-analyze is missing')

describe('the unit of systemd', () => {
  it('writes into the data folder alone, as an account of its own without any capability', () => {
    for (const line of [
      'User=loomcell',
      'StateDirectory=loomcell',
      'Environment=NODE_ENV=production LOOMCELL_DATA=/var/lib/loomcell',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'SystemCallFilter=@system-service',
    ])
      expect(settings).toContain(line)
    expect(settings.filter((line) => line.startsWith('ReadWritePaths='))).toEqual([])
  })

  it('leaves what the application and its PostgreSQL need', () => {
    // V8 writes machine code; a name that only systemd knows is nobody to PostgreSQL; half a minute is the application's.
    const named = settings.map((line) => line.split('=')[0])
    expect(named).not.toContain('MemoryDenyWriteExecute')
    expect(named).not.toContain('DynamicUser')
    expect(settings).toContain('KillMode=mixed')
    expect(Number(settingOf('TimeoutStopSec'))).toBeGreaterThan(25)
  })

  it.skipIf(!hasSystemd)('is what systemd takes without a word', () => {
    expect(verdictOn(unit)).toBe('')
    expect(verdictOn(unit.replace('ProtectHome=yes', 'ProtectHomes=yes'))).toContain('ProtectHomes')
  })

  it.skipIf(!hasSystemd)('is exposed little, by what systemd counts', () => {
    const shown = execFileSync(
      'systemd-analyze',
      ['security', '--offline=true', '--threshold=15', '--no-pager', 'deploy/loomcell.service'],
      { encoding: 'utf8' },
    )
    expect(shown).toMatch(/Overall exposure level .*: \d\.\d OK/)
  })
})

function settingOf(name: string): string | undefined {
  return settings.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** What `systemd-analyze verify` says of a unit, whose program is put where there is one. */
function verdictOn(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'loomcell-unit-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'loomcell.service')
  writeFileSync(file, text.replace('/opt/loomcell/node_modules/.bin/node', process.execPath))
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
    encoding: 'utf8',
  })
  return `${stdout}${stderr}`
}
