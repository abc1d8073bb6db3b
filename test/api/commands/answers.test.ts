import { expect, it } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import type { Command } from '../../../api/commands/command.ts'
import { keyAdd, keyRevoke } from '../../../api/commands/key.ts'
import { facilityAdd, facilityChange, organisationAdd } from '../../../api/commands/organisation.ts'
import { personInvite, personLink } from '../../../api/commands/person.ts'
import {
  personDisable,
  personEnable,
  personSignOut,
  personUnlink,
} from '../../../api/commands/person-access.ts'
import { personPlatform } from '../../../api/commands/person-platform.ts'
import { reportFlow, reportReconciliation } from '../../../api/commands/reports.ts'
import { secretStatus } from '../../../api/commands/secret/secret-status.ts'
import type { Language } from '../../../domain/words.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'

const email = 'person@answers.example'

/** Each command whose answer is a sentence, called so that it does what it is for. */
const calls = (mark: string): readonly (readonly [Command, readonly string[], object?])[] => [
  [organisationAdd, [`org-${mark}`, 'Works']],
  [facilityAdd, [`F-${mark}`, 'Yard']],
  [facilityChange, [`F-${mark}`], { 'time-zone': 'Asia/Hong_Kong' }],
  [personPlatform, ['another@answers.example']],
  [personPlatform, [email]],
  [personLink, [email]],
  [personInvite, [`${mark}@answers.example`, 'operator']],
  [personDisable, [email]],
  [personEnable, [email]],
  [personSignOut, [email]],
  [personUnlink, [email]],
  [secretStatus, []],
  [check, []],
  [reportFlow, [], { by: 'facility,stage' }],
  [reportReconciliation, []],
]

it.each<[Language, RegExp]>([
  ['zh-Hant', /已新增機構「org-z」（Works）/],
  ['zh-Hans', /已新增机构“org-z”（Works）/],
])(
  'answers whoever reads %s in that language, and scripts the same as ever',
  async (language, added) => {
    const [own, english] = [await openTestInstallation(), await openTestInstallation()]
    for (const [command, words, options = {}] of calls('z')) {
      const told = await runCommand(own, command, { words, options, language })
      const plain = await runCommand(english, command, { words, options })
      // Behind the sentences is the line of JSON, which no language changes.
      expect(shapeOf(told.json), command.name).toEqual(shapeOf(plain.json))
      const sentences = [...told.out.slice(0, -1), ...told.err.split('\n')].filter(isSaid)
      expect(sentences.length, command.name).toBeGreaterThan(0)
      const foreign = sentences.filter((line) => !/\p{Script=Han}/u.test(line))
      expect(foreign, command.name).toEqual([])
      expect(plain.out.slice(0, -1).join('\n'), command.name).not.toMatch(/\p{Script=Han}/u)
      if (command === organisationAdd) expect(told.out[0]).toMatch(added)
    }
  },
)

it('gives a key alone, with what is said of it beside it, in every language', async () => {
  const installation = await openTestInstallation()
  for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
    const asked = { words: ['Gate'], language, options: { json: false } }
    const { out, err } = await runKey(installation, asked)
    expect(out).toEqual([expect.stringMatching(/^lc_[\w-]{43}$/)])
    expect(err).toMatch(/Gate/)
    expect(/\p{Script=Han}/u.test(err)).toBe(language !== 'en')
    const words = [out[0]?.slice(0, 9) ?? '']
    const { json } = await runCommand(installation, keyRevoke, { words, language })
    expect(json).toMatchObject({ revoked: 1 })
  }
})

/** The key is no JSON, so it is taken as it was said. */
async function runKey(
  installation: Parameters<typeof runCommand>[0],
  given: Parameters<typeof runCommand>[2],
) {
  const out: string[] = []
  const command: Command = {
    ...keyAdd,
    run: async (call) => {
      const terminal = { ...call.terminal, out: (line: string) => void out.push(line) }
      return keyAdd.run({ ...call, terminal })
    },
  }
  const { err } = await runCommand(installation, command, given)
  return { out, err }
}

/** Names without values, which differ from one installation to the next. */
function shapeOf(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(shapeOf)
  if (typeof json !== 'object' || json === null) return typeof json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, shapeOf(value)]))
}

/** Rows of figures say nothing in words. */
function isSaid(line: string): boolean {
  return line.trim() !== '' && !/^[\w.-]+( +[\w.-]+)* +-?\d+( +(-|-?\d+))*$/.test(line)
}
