import { AT_RANDOM } from './upset/random.ts'
import { GIVEN_UP } from './upset/given-up.ts'
import { TAKEN_BACK } from './upset/taken-back.ts'

/** All that happens without anybody's desk asking for it. */
export const UPSETS = { ...AT_RANDOM, ...GIVEN_UP, ...TAKEN_BACK }
export type UpsetName = keyof typeof UPSETS
