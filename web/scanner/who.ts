import { useEffect, useState } from 'preact/hooks'
import { ask } from './api.ts'
import { recall, remember } from './remembered.ts'

/** Who is signed in on this device, as far as forms speak of it. */
export interface Who {
  readonly name: string
  /** Short name of the organisation that the person acts for. */
  readonly organisation: string
}

/** Who is signed in: as the device last knew, and as the server says once it answers. */
export function useWho(): Who | undefined {
  const [who, setWho] = useState(recallWho)
  useEffect(() => {
    void ask<Session>('/session', 'en').then((answer) => {
      if (!('value' in answer)) return
      const { person, organisation } = answer.value
      const now = { name: person.name, organisation: organisation?.slug ?? '' }
      remember('who', JSON.stringify(now))
      setWho((before) => (isSame(before, now) ? before : now))
    })
  }, [])
  return who
}

interface Session {
  readonly person: { readonly name: string }
  readonly organisation: { readonly slug: string } | null
}

/** Who it was the last time that the server was asked. */
export function recallWho(): Who | undefined {
  try {
    const read: unknown = JSON.parse(recall('who') ?? 'null')
    return isWho(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isSame(one: Who | undefined, other: Who): boolean {
  return one?.name === other.name && one.organisation === other.organisation
}

function isWho(value: unknown): value is Who {
  if (typeof value !== 'object' || value === null) return false
  const { name, organisation } = value as Partial<Who>
  return typeof name === 'string' && typeof organisation === 'string'
}
