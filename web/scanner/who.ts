import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/words.ts'
import { type Answer, ask } from './api.ts'
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
    void askWho('en').then((answer) => {
      if (!('value' in answer)) return
      const now = answer.value
      remember('who', JSON.stringify(now))
      setWho((before) => (isSame(before, now) ? before : now))
    })
  }, [])
  return who
}

/** Who is signed in, as the server says. */
export async function askWho(language: Language): Promise<Answer<Who>> {
  const answer = await ask<Session>('/session', language)
  if ('trouble' in answer) return answer
  const { person, organisation } = answer.value
  return { value: { name: person.name, organisation: organisation?.slug ?? '' } }
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
