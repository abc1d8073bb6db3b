import { describe, expect, it } from 'vitest'
import { faultsIn } from '../../domain/faults-in.ts'
import { type FaultName, phrases } from '../../domain/phrases.ts'
import { faultOf } from '../../domain/refusal.ts'
import { roles } from '../../domain/role.ts'
import { type ShownNames, shownIn, writtenPlaces } from '../../domain/shown-names.ts'
import { type Language, languages } from '../../domain/words.ts'
import { custodyNames } from '../../workflows/custody-names.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import { namesOf, namesOfAll } from '../../workflows/shown-names.ts'

const streams = await loadStreams()
const everything = namesOfAll(streams)

/** Places of phrases that hold what somebody wrote, and no name of the code; and those of roles, of which there are few. */
const noNames = [...writtenPlaces, 'field', 'fields', 'name', 'role', 'roles']
const chinese = languages.filter((language) => language !== 'en')

/** Names with an underscore, which no Chinese sentence has of its own. Versions, such as of a palette, are their own labels. */
const codeNames = [everything.names, everything.stages, custodyNames]
  .flatMap((table = {}) => Object.keys(table))
  .filter((name) => name.includes('_') && !/[.@]/.test(name))

/** What a phrase says when every place that may name something names everything there is. */
function filled(says: FaultName, language: Language): string {
  const places = [...phrases[says].en.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place)
  const values = Object.fromEntries(
    places.map((place) => [place, noNames.includes(place) ? '' : codeNames]),
  )
  const [said] = faultsIn([faultOf('', says, values)], language, everything)
  return said?.message ?? ''
}

describe('what a Chinese reader is told', () => {
  it('has no name of the code for a stage, a state, a kind, a choice or a step of custody, in any phrase', () => {
    expect(codeNames.length).toBeGreaterThan(100)
    const bare = chinese.flatMap((language) =>
      (Object.keys(phrases) as FaultName[]).flatMap((says) => {
        const said = new Set(filled(says, language).match(/\w+/g))
        return codeNames.filter((name) => said.has(name)).map((name) => `${says}: ${name}`)
      }),
    )
    expect(bare).toEqual([])
  })

  it('has the label of a field and of a role where a phrase names one', () => {
    const bare = chinese.flatMap((language) => {
      const shown = shownIn(language, everything)
      const fields = Object.keys(everything.fields ?? {})
      return [
        ...fields.filter((name) => shown(name, 'field', 'field_missing') === name),
        ...fields.filter((name) => shown(name, 'name', 'value_missing') === name),
        ...roles.filter((role) => shown(role, 'role', 'role_lacks_right') === role),
      ]
    })
    // A name that its label is too: pH, tex.
    expect(bare.filter((name) => /[a-z][A-Z]|_/.test(name))).toEqual([])
  })

  it('keeps what somebody wrote, though a stage is called so', () => {
    const [said] = faultsIn(
      [faultOf('/batch', 'batch_used_up', { batch: 'weighed', state: 'graded' })],
      'zh-Hant',
      everything,
    )
    expect(said?.message).toContain('「weighed」')
    expect(said?.message).not.toContain('graded')
    expect(said?.values).toEqual({ batch: 'weighed', state: 'graded' })
  })

  it('speaks in the words of the stream, of hand-overs where it speaks of them, and in both where neither is known', () => {
    const [battery, textile] = ['battery', 'textile'].map((name) => streams.get(name))
    if (battery === undefined || textile === undefined) throw new Error('No streams')
    const called = (names: ShownNames, one: FaultName) =>
      shownIn('zh-Hant', names)('received', 'state', one)
    expect(called(namesOf(battery), 'batch_used_up')).toBe('已到回收商')
    expect(called(namesOf(textile), 'batch_used_up')).toBe('已接收')
    expect(called(everything, 'step_not_open')).toBe(custodyNames.received?.['zh-Hant'])
    expect(called(everything, 'batch_used_up')).toBe('已到回收商／已接收')
  })

  it('calls a choice by the words of the field that it answers', () => {
    const battery = streams.get('battery')
    const fields = Object.values(battery?.allStages ?? {}).flatMap(({ fields }) => fields)
    const twice = fields.flatMap(({ name, choices = {} }) =>
      Object.entries(choices).map(([choice, label]) => ({ name, choice, label })),
    )
    const [one, other] =
      twice.flatMap((first) =>
        twice
          .filter(
            (second) =>
              second.choice === first.choice &&
              second.label['zh-Hant'] !== first.label['zh-Hant'] &&
              second.name !== first.name,
          )
          .map((second) => [first, second] as const),
      )[0] ?? []
    if (battery === undefined || one === undefined || other === undefined)
      throw new Error('No choice twice')
    for (const { name, choice, label } of [one, other]) {
      const shown = shownIn('zh-Hant', namesOf(battery), `/facts/${name}`)
      expect(shown(choice, 'choices', 'right_choice')).toBe(label['zh-Hant'])
    }
  })
})
