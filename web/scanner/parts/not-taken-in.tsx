import { useContext } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { closedTo } from '../closed-to.ts'
import { LanguageContext } from '../language.tsx'
import { heldBackPhrases } from '../phrases-held-back.ts'
import type { ScannedBatch } from '../scanned-batch.ts'
import type { FormPart } from './form-part.ts'

/** A batch to which the stage is closed, with why. Others may have gone on with it since: whoever knows better takes it in. */
export function NotTakenIn({
  form,
  batch,
  onTakeIn,
}: Pick<FormPart, 'form'> & { batch: ScannedBatch; onTakeIn: () => void }) {
  const language = useContext(LanguageContext)
  const { code } = batch
  return (
    <div class="told word" role="alert">
      <p>
        <b>{filled(heldBackPhrases.closed, language, { code })}</b>
      </p>
      {closedTo(form, batch).map((why) => (
        <p key={why.en}>{why[language]}</p>
      ))}
      <button type="button" class="quiet wide" onClick={onTakeIn}>
        {filled(heldBackPhrases.takeIn, language, { code })}
      </button>
    </div>
  )
}
