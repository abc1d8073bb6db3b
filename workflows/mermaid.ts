import type { Language } from '../domain/words.ts'
import type { Stream } from './stream.ts'

/**
 * The stream's machine as a Mermaid state diagram: one arrow per request and outcome, guards in square brackets. Read
 * off the machine itself, so a diagram never shows what does not happen.
 */
export function mermaidOf(stream: Pick<Stream, 'machine' | 'states'>, language: Language): string {
  const lines = Object.entries(stream.machine.states).flatMap(([name, node]) => {
    const label = stream.states[name]?.[language] ?? name
    const arrows = [...node.transitions.values()].flat().flatMap(({ eventType, guard, target }) =>
      (target ?? []).map(({ key }) => {
        const names = guardNames(guard)
        const condition = names.length === 0 ? '' : ` [${names.join(' and ')}]`
        return `  ${name} --> ${key}: ${eventType}${condition}`
      }),
    )
    const end = node.type === 'final' ? [`  ${name} --> [*]`] : []
    return [`  state "${label}" as ${name}`, ...arrows, ...end]
  })
  const [first] = stream.machine.root.initial.target ?? []
  const start = first === undefined ? [] : [`  [*] --> ${first.key}`]
  return ['stateDiagram-v2', ...start, ...lines, ''].join('\n')
}

/** Every guard that stands on a transition by name; `and([...])` carries the names inside. */
export function guardNames(guard: unknown): readonly string[] {
  if (typeof guard === 'string') return [guard]
  if (guard === null || (typeof guard !== 'object' && typeof guard !== 'function')) return []
  if ('guards' in guard && Array.isArray(guard.guards)) return guard.guards.flatMap(guardNames)
  return 'type' in guard && typeof guard.type === 'string' ? [guard.type] : []
}
