import { useEffect, useRef } from 'preact/hooks'

/** Somebody else has signed in: a form that is open is not theirs, and waits for whoever began it. */
export function usePersonChange(operator: string | undefined, onOther: () => void): void {
  const before = useRef(operator)
  useEffect(() => {
    const isOther = before.current !== undefined && before.current !== operator
    before.current = operator
    if (isOther) onOther()
  }, [operator])
}
