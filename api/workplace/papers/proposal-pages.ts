import { Hono } from 'hono'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { calledIn } from '../../../domain/local-names.ts'
import { type Saying, sentence } from '../../../domain/phrases.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { shownIn } from '../../../domain/shown-names.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import { wordsOfValue } from '../../../web/pages/value-words.ts'
import { fieldsUnder, sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import type { Control } from '../../../web/pages/workplace/form/control.ts'
import { fieldControl } from '../../../web/pages/workplace/form/field-control.ts'
import { proposalPhrases } from '../../../web/pages/workplace/proposal/phrases.ts'
import { type Proposed, proposalBody } from '../../../web/pages/workplace/proposal/proposal-page.ts'
import { questionOf } from '../../../workflows/form/question.ts'
import { factsAt } from '../../../workflows/form/scan-of-form.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { fieldsOfStage } from '../../../workflows/parts-of-stage.ts'
import { namesOf } from '../../../workflows/shown-names.ts'
import { plainWords } from '../../../workflows/words-of.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import {
  arrangementNamed,
  makeProposal,
  type Proposal,
  type ProposalAsked,
} from '../../inventory/make-proposal.ts'
import { readOpenFacilities } from '../../store/organisations/facilities.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal } from '../read-asked.ts'
import { typedOfPairs } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { stateWords } from '../words-of.ts'

/** `GET /work/proposals/:stream/:proposal`: what a stream proposes to put together, and the way into the form with it. */
export function createProposalPages(installation: Installation) {
  return new Hono<Env>().get('/proposals/:stream/:proposal', async (context) => {
    const asker = pageAsker(context, installation)
    const { db, organisationKey, language, names } = asker
    const named = arrangementNamed(installation.streams, context.req.param())
    const { stream, arrangement } = named
    const typed = typedOfPairs(new URL(context.req.url).searchParams)
    const questions = arrangement.fields.map((field) => questionOf(field))
    const facilities = calledIn(await readOpenFacilities(db, organisationKey), language)
    const controls: readonly Control[] = [
      {
        pointer: '/facility',
        label: proposalPhrases.facility[language],
        filling: {
          kind: 'one',
          choices: facilities.map((one) => ({
            value: one.code,
            label: nameAndCode(one, language),
          })),
        },
        optional: true,
      },
      ...questions.map((question) => fieldControl(question, '/facts', language)),
    ]
    const isAsked = [...typed.keys()].some((name) => name.startsWith('/facts/'))
    const facts = factsAt('/facts', questions, { typed, timeZone: usualTimeZone })
    const answer = isAsked ? await ask(installation, asker, { ...named, typed, facts }) : undefined
    const refused = answer !== undefined && 'code' in answer ? answer : undefined
    const fields = new Map(fieldsUnder('/facts', arrangement.fields))
    const said =
      refused === undefined ? [] : sayFaults(refused, { language, names, controls, fields })
    return showPage(context, {
      title: arrangement.label[language],
      body: proposalBody({
        action: context.req.path,
        state: stateWords(installation.streams, { stream: stream.name, state: arrangement.state }),
        controls,
        shown: { typed, said, language },
        ...(answer === undefined || 'code' in answer
          ? {}
          : { proposed: proposedOf(answer, asker, { ...named, typed }) }),
      }),
      status: refused === undefined ? 200 : 422,
    })
  })
}

interface Asked extends Pick<ProposalAsked, 'stream' | 'arrangement'> {
  readonly typed: Typed
}

async function ask(
  installation: Installation,
  { principal, organisationKey }: PageAsker,
  { typed, ...asked }: Asked & Pick<ProposalAsked, 'facts'>,
): Promise<Proposal | Refusal> {
  const facility = typedAt(typed, '/facility') || undefined
  return orRefusal(() =>
    makeProposal(installation, { ...asked, facility, principal, organisationKey }),
  )
}

function proposedOf(
  { considered, truncated, groups, left }: Proposal,
  { language, mayRecord }: PageAsker,
  { stream, arrangement, typed }: Asked,
): Proposed {
  const shown = shownIn(language, namesOf(stream))
  const said = ({ says, values = {} }: Saying) => sentence(says, values, language, shown)
  const stage = stream.allStages[arrangement.stage]
  const fields = fieldsOfStage(stage)
  return {
    considered,
    isCut: truncated,
    groups: groups.map(({ codes, facts, hindrances }) => ({
      codes,
      facts: Object.entries(facts).map(([name, value]) => {
        const field = fields.find((one) => one.name === name)
        const words = field && wordsOfValue(field, value, usualTimeZone)
        return {
          label: field?.label ?? plainWords(name),
          value: words?.[language] ?? String(value),
        }
      }),
      hindrances: hindrances.map(said),
      form: mayRecord ? formPath(codes, { stream, arrangement, typed }) : undefined,
    })),
    left: left.map(({ code, reason }) => ({ code, reason: said(reason) })),
  }
}

/** The form of the stage that records a group, with its batches and with what it asks that was chosen here. */
function formPath([first = '', ...rest]: readonly string[], { arrangement, typed }: Asked): string {
  const query = new URLSearchParams(rest.map((code): [string, string] => ['batch', code]))
  for (const { name } of arrangement.fields) {
    const answer = typedAt(typed, `/facts/${name}`)
    if (answer !== '') query.append(`/facts/${name}`, answer)
  }
  return `/work/batches/${encodeURIComponent(first)}/stages/${arrangement.stage}?${query}`
}
