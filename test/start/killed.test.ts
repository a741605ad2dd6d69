import { expect, test } from 'vitest'
import { killed } from './killed.ts'

/** `npm run bench` does it a hundred times. */
test(
  'nothing that was acknowledged is lost when it is killed in the midst of work, and no batch is half',
  { timeout: 240_000 },
  async () => {
    const { lost, status, told, left, checks } = await killed(4)
    expect([lost, status, left]).toEqual([[], 0, ['ok']])
    expect(checks).toEqual(['all hold', 'all as the roots hold it'])
    expect(Number(told?.['files'])).toBeGreaterThan(0)
  },
)
