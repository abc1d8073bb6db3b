import { type FaultName, type FaultValues, sentence } from '../../domain/phrases.ts'
import type { LoneCall } from './command.ts'

/** What a command says: which phrase, with what it names. */
export type Told = readonly [says: FaultName, values?: FaultValues]

/**
 * Says what was done: sentences to the person, in the language of the terminal, and behind them, where a script asks for it, the
 * same as one line of JSON, whose names and values never depend on the language.
 */
export function tell(
  { terminal, language, options }: Pick<LoneCall, 'terminal' | 'language' | 'options'>,
  told: readonly Told[],
  answer: object,
): void {
  for (const [says, values = {}] of told) terminal.out(sentence(says, values, language))
  if (options.json) terminal.out(JSON.stringify(answer))
}
