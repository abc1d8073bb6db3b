import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { hasHome } from '../../../api/postgres/home.ts'

it('counts as there what cannot be looked into, so that nobody is told to make a second one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loomcell-home-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  symlinkSync('loop', join(folder, 'loop'))
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'made', 'postgres'), { recursive: true })
  const found = ['loop', 'made', 'file', 'nowhere'].map((name) => hasHome(join(folder, name), true))
  expect(found).toEqual([true, true, false, false])
})
