import { useContext, useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/words.ts'
import { ask } from './api.ts'
import type { StreamWords } from './decided-words.ts'
import { LanguageContext } from './language.tsx'

const known = new Map<string, Promise<StreamWords | undefined>>()

/** The words of a stream, once they are known; asked for once as long as the app is open. */
export function useStreamWords(stream: string | undefined): StreamWords | undefined {
  const language = useContext(LanguageContext)
  const [words, setWords] = useState<StreamWords>()
  useEffect(() => {
    let isWanted = true
    if (stream !== undefined) {
      void wordsOf(stream, language).then((found) => {
        if (isWanted) setWords(found)
      })
    }
    return () => {
      isWanted = false
    }
  }, [stream])
  return words
}

async function wordsOf(stream: string, language: Language): Promise<StreamWords | undefined> {
  const asked =
    known.get(stream) ??
    ask<StreamWords>(`/streams/${encodeURIComponent(stream)}`, language).then((answer) =>
      'value' in answer ? answer.value : undefined,
    )
  known.set(stream, asked)
  const found = await asked
  if (found === undefined) known.delete(stream)
  return found
}
