import type { Problem } from '../../api/http/problem.ts'

/** What an answer holds, in the shape that the test goes on to look at. */
export async function jsonOf<Shape>(response: Response): Promise<Shape> {
  return (await response.json()) as Shape
}

/** Where a refusal found faults, in the order of the answer. */
export async function pointersIn(response: Response): Promise<readonly string[]> {
  const { faults } = await jsonOf<Problem>(response)
  return faults.map(({ pointer }) => pointer)
}
