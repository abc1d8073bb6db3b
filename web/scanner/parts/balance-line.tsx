import { useContext } from 'preact/hooks'
import type { Balance } from '../../../workflows/form/balance.ts'
import { filled, grams } from '../../pages/record/format.ts'
import { LanguageContext } from '../language.tsx'
import { formsPhrases } from '../phrases-forms.ts'

/** What went in, came out and is still open, while somebody types; in words and red as long as it does not add up, once something has come out. */
export function BalanceLine({ balance }: { balance: Balance }) {
  const language = useContext(LanguageContext)
  const { inGrams, outGrams, lostGrams, openGrams, isOff, unknown } = balance
  // A figure never parts from its unit.
  const mass = (amount: number) => grams(amount, language).replaceAll(' ', '\u00a0')
  const values = {
    in: mass(inGrams),
    out: mass(outGrams + lostGrams),
    open: openGrams < 0 ? `−${mass(-openGrams)}` : mass(openGrams),
  }
  const words =
    unknown.length > 0
      ? filled(formsPhrases.balanceUnknown, language, { codes: unknown.join(', ') })
      : isOff
        ? filled(openGrams < 0 ? formsPhrases.balanceOver : formsPhrases.balanceOff, language, {
            open: mass(Math.abs(openGrams)),
          })
        : formsPhrases.balanceGood[language]
  const isBegun = outGrams + lostGrams > 0
  const look = unknown.length > 0 ? 'word' : !isBegun ? 'begun' : isOff ? 'fault' : 'good'
  return (
    <div class={`told ${look} balance`} role="status">
      <b>{filled(formsPhrases.balance, language, values)}</b>{' '}
      {isBegun || unknown.length > 0 ? <span>{words}</span> : null}
    </div>
  )
}
