import { z } from 'zod'
import { choice } from '../../../web/boxes/choices.ts'
import { version } from '../../../web/boxes/numbers.ts'
import { filter, page, search } from '../../../web/boxes/query.ts'
import { areaOrNone } from '../../../web/boxes/texts.ts'
import { LONGEST_NOTE, VERDICTS, VERDICT_WORDS, lacksNote } from './rules/pair.ts'
import { LEAST_SHOWN } from './rules/shingles.ts'

export const NOTE_MISSING = '需说明的和有抄袭线索的，请写明情况'

/** What an officer records of a pair. `seen`: how many remarks the page showed. */
export const remarkForm = z
  .object({
    verdict: choice('处理意见', VERDICT_WORDS),
    note: areaOrNone('说明', LONGEST_NOTE),
    seen: version(),
  })
  .refine((remark) => !lacksNote(remark), { path: ['note'], error: NOTE_MISSING })

/** Percent from which pairs may be asked for. */
export const LEASTS = [LEAST_SHOWN, 20, 30, 50]

/** What narrows the list, from its address. */
export const wantedPairsForm = z.object({
  least: z.enum(LEASTS.map(String)).transform(Number).catch(LEAST_SHOWN),
  verdict: filter(['none', ...VERDICTS]),
  word: search(),
  foreign: filter(['on']),
  group: search(),
  page: page(),
})
