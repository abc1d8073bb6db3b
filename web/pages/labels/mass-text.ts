/** Whole grams as kilograms, exact: `412.35 kg`, from 1 kg on; below it as grams. */
export function massText(grams: number): string {
  if (grams < 1_000) return `${grams} g`
  const kilograms = Math.floor(grams / 1_000)
  const rest = String(grams % 1_000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return rest === '' ? `${kilograms} kg` : `${kilograms}.${rest} kg`
}
