import { livesAtRandom } from './some.ts'

livesAtRandom(20_261_203)
