import { calledIn } from '../../domain/local-names.ts'
import { RefusedError } from '../../domain/refused.ts'
import { mayRole } from '../../domain/role.ts'
import { nameAndCode } from '../../web/pages/record/format.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import type { HandOverPageView } from '../../web/pages/workplace/hand-over/hand-over-page.ts'
import type { StepForm } from '../../web/pages/workplace/hand-over/step-form.ts'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { correctableStates } from '../../workflows/correction.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import type { HandOverStep } from '../../workflows/hand-over.ts'
import { handOverViews } from '../custody/hand-over-view.ts'
import { shownPapers } from '../custody/shown-papers.ts'
import { unknownHandOver } from '../custody/within-bounds.ts'
import { isId } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { randomId } from '../random-id.ts'
import { findHandOver } from '../store/custody/hand-overs.ts'
import {
  readFacilities,
  type StoredFacility,
  isOpen as takesGoods,
} from '../store/organisations/facilities.ts'
import { readersZone } from '../store/organisations/place.ts'
import type { PageAsker } from './page-asker.ts'

export interface AskedHandOver {
  readonly id: string
  readonly now: Date
  /** The step whose form is wanted; the next one when absent or not open. */
  readonly step?: string | undefined
  /** What was filled in and what is wrong with it. */
  readonly typed?: Typed
  readonly said?: readonly Said[]
}

/** A hand-over as its page shows it to one side, with the form of the step that is next. */
export async function readHandOverPage(
  installation: Installation,
  asker: PageAsker,
  asked: AskedHandOver,
): Promise<HandOverPageView> {
  const { db, organisationKey, language } = asker
  const handOver = await readHandOver(installation, asker, asked.id)
  const facilities = calledIn(await readFacilities(db, organisationKey), language)
  const usual = await readersZone(db, organisationKey)
  const typed = asked.typed ?? new Map()
  const timeZone = zoneOfStep(handOver, { facilities, typed, usual })
  const stream = installation.streams.get(handOver.stream)
  const open = asker.mayRecord ? handOver.openSteps : []
  const step = open.find((one) => one === asked.step) ?? open[0]
  const named = (code: string) => {
    const name = facilities.find((one) => one.code === code)?.name
    return name === undefined ? code : nameAndCode({ name, code }, language)
  }
  const mayCorrect = mayRole(asker.principal.role, 'supervise')
  const isOpen = handOver.corrections.some(({ state }) => state === 'proposed')
  const isParty = handOver.part !== 'custodian' && correctableStates.includes(handOver.state)
  return {
    handOver,
    language,
    timeZone,
    open,
    mayCorrect,
    stepId: randomId(),
    mayPropose: mayCorrect && isParty && !isOpen,
    kinds: stream?.kinds ?? {},
    from: handOver.part === 'sender' ? named(handOver.from) : handOver.from,
    to: handOver.part === 'receiver' && handOver.to !== null ? named(handOver.to) : handOver.to,
    papers: shownPapers(handOver.papers, stream?.custody.papers ?? [], timeZone),
    ...(asker.mayRecord ? { showing: { id: randomId() } } : {}),
    ...(step === undefined
      ? {}
      : {
          form: formOf({
            handOver,
            step,
            facilities: facilities.filter(takesGoods),
            timeZone,
            asked,
            language,
          }),
        }),
  }
}

/** The hand-over, if the organisation is a party to it; otherwise refused as one that there is not. */
export async function readHandOver(
  installation: Installation,
  { db, organisationKey, look }: PageAsker,
  id: string,
): Promise<HandOverView> {
  const stored = isId(id) ? await findHandOver(db, organisationKey, id) : undefined
  const handOvers = stored === undefined ? [] : [stored]
  const { now } = look
  const [handOver] = await handOverViews(installation, db, {
    organisationKey,
    handOvers,
    now,
    look,
  })
  if (handOver === undefined) throw new RefusedError(unknownHandOver(id))
  return handOver
}

function formOf({
  handOver,
  step,
  facilities,
  timeZone,
  asked: { typed = new Map(), said = [] },
  language,
}: {
  handOver: HandOverView
  step: HandOverStep
  facilities: readonly StoredFacility[]
  timeZone: string
  asked: AskedHandOver
  language: PageAsker['language']
}): StepForm {
  const [only] = facilities
  const start: Typed =
    typed.size === 0 && facilities.length === 1 && only !== undefined
      ? new Map([['/facility', [only.code]]])
      : typed
  const stepId = typed.get('/id')?.[0] ?? randomId()
  const shown = { typed: start, said, language }
  return { handOver, step, facilities, language, timeZone, typed: start, stepId, shown }
}

/** Where this side takes a step: where the goods arrive, as far as that is said, or where they leave; a carrier at its own place. */
export function zoneOfStep(
  { part, from, to }: Pick<HandOverView, 'part' | 'from' | 'to'>,
  {
    facilities,
    typed,
    usual,
  }: { facilities: readonly StoredFacility[]; typed: Typed; usual: string },
): string {
  const own = part === 'sender' ? from : to
  const code = typedAt(typed, '/facility') || own
  const here = facilities.find((one) => one.code === code) ?? facilities[0]
  return here?.place.timeZone ?? usual
}
