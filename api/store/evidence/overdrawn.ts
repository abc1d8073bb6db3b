const constraints = ['credit_not_below_zero', 'certificate_not_below_zero', 'permit_not_below_zero']

/** Whether the database refused a draw because less is left of a credit, a certificate or a permit. */
export function isOverdrawn(error: unknown): boolean {
  if (!(error instanceof Error) || !('constraint' in error)) return false
  return constraints.some((name) => name === error.constraint)
}
