/**
 * An English text with the form of each word that goes with a number: of `{n} {n|line|lines}` the second place becomes `line` where n is 1. A number may
 * have its thousands apart. Chinese has one form, and no such places.
 */
export function withForms(text: string, values: Readonly<Record<string, unknown>>): string {
  if (!text.includes('|')) return text
  return text.replaceAll(
    /\{(\w+)\|([^|{}]*)\|([^|{}]*)\}/g,
    (_, name: string, one: string, other: string) => {
      const count = Number(String(values[name]).replaceAll(',', ''))
      return english.select(count) === 'one' ? one : other
    },
  )
}

const english = new Intl.PluralRules('en')
