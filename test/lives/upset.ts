import { DRAWN } from './upset/drawn.ts'
import { AT_RANDOM } from './upset/random.ts'
import { GIVEN_UP } from './upset/given-up.ts'
import { REVERSED } from './upset/reversed.ts'
import type { Upset } from './upset/kind.ts'
import { TAKEN_BACK } from './upset/taken-back.ts'

/** All that happens without anybody's desk asking for it. */
export const UPSETS: Record<string, Upset> = {
  ...AT_RANDOM,
  ...DRAWN,
  ...GIVEN_UP,
  ...TAKEN_BACK,
  ...REVERSED,
}
export type UpsetName = string
