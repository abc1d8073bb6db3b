import { useContext, useEffect, useState } from 'preact/hooks'
import type { Accepted } from '../../domain/receipt.ts'
import type { Fault } from '../../domain/refusal.ts'
import { openedRules, openRules } from './at-hand/open-rules.ts'
import type { Rules, Staged } from './at-hand/rules.ts'
import { LanguageContext } from './language.tsx'
import { soon } from './soon.ts'

/** A fault in the language of whoever looks. */
export interface ToldFault {
  readonly pointer: string
  readonly message: string
}

/**
 * Faults of a scan as people read them: by labels, in the language that is on, whatever it was when the server answered. None as long as the
 * rules, which know the words, are being loaded; as the server said them where the rules are not here.
 */
export function useSaidFaults(scan: Staged, faults: readonly Fault[]): readonly ToldFault[] {
  const language = useContext(LanguageContext)
  const rules = useRules(faults.length > 0)
  if (rules === 'asked') return []
  if (rules === undefined) return faults
  return rules.say(scan, faults).map(({ pointer, message }) => ({
    pointer,
    message: message[language],
  }))
}

/** Warnings of a recorded scan in the language that is on; as the server said them where the rules are not here. */
export function useSaidWarnings(
  scan: Staged,
  answer: Pick<Accepted<string>, 'warnings' | 'warned'> | undefined,
): readonly string[] {
  const language = useContext(LanguageContext)
  const rules = useRules(answer?.warned !== undefined)
  if (answer === undefined) return []
  if (answer.warned === undefined || rules === undefined) return answer.warnings
  return rules === 'asked' ? [] : rules.warn(scan, answer).map((one) => one[language])
}

/** The rules once somebody wants them; `asked` while they are loaded, undefined where they are not here. */
export function useRules(isWanted: boolean): Rules | 'asked' | undefined {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    let isAwaited = isWanted && openedRules() === undefined
    if (isAwaited) void soon(openRules()).then(() => isAwaited && setSettled(true))
    return () => {
      isAwaited = false
    }
  }, [isWanted])
  return openedRules() ?? (isSettled ? undefined : 'asked')
}
