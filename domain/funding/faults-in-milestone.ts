import { type Fault, faultOf } from '../refusal.ts'

/** What is wrong with when a milestone is planned: it lies within its project. */
export function faultsInMilestone(
  { name: milestone, plannedDay: day }: { readonly name: string; readonly plannedDay: string },
  { starts, ends }: { readonly starts: string; readonly ends: string },
  pointer = '',
): readonly Fault[] {
  if (day >= starts && day <= ends) return []
  const values = { milestone, day, starts, ends }
  return [faultOf(`${pointer}/plannedDay`, 'milestone_outside_project', values)]
}
