import { type Language, words } from '../../domain/words.ts'
import type { Command, LoneCommand } from './command.ts'
import { optionTable } from './options.ts'

/** How commands are called, in the language of whoever asks. */
export function helpText(shown: readonly (Command | LoneCommand)[], language: Language): string {
  const lines = shown.map(
    ({ name, takes, summary }) => `  ${[name, ...takes].join(' ').padEnd(28)} ${summary[language]}`,
  )
  const named = new Set<string>(shown.flatMap(({ options }) => options))
  if (shown.some((one) => 'run' in one)) named.add('new')
  const options = Object.entries(optionTable).flatMap(([name, option]) => {
    if (!named.has(name)) return []
    const value = 'value' in option ? ` ${option.value}` : ''
    return [`  ${`--${name}${value}`.padEnd(28)} ${option.says[language]}`]
  })
  const heading = 'npm run -s loomcell -- <command>'
  return [heading, '', ...lines, '', ...options, '', endings[language]].join('\n')
}

const endings = words(
  'Ends with 0 when done, 1 when something was refused or differs, 2 when not understood.',
  '完成時以 0 結束；有內容被拒絕或不一致時以 1 結束；未能理解指令時以 2 結束。',
  '完成时以 0 结束；有内容被拒绝或不一致时以 1 结束；无法理解命令时以 2 结束。',
)
