import { READER_ONLY } from '../../../people/rules/person.ts'
import { DISCARDED_WORDS, FETCH_WORDS } from '../../../rulebook/pages/discards.tsx'
import { sayInstant } from '../../../shared/days.ts'
import { saying } from '../../../web/words.ts'
import type { DiscardRefusal, FetchDraftRefusal } from './rules.ts'

export const sayDiscardRefusal = saying<DiscardRefusal>({
  ...DISCARDED_WORDS,
  'reader-only': READER_ONLY,
  'already-submitted': ({ at }) => `已于${sayInstant(at)}提交；不再申报的，请先撤回`,
})
export const sayFetchRefusal = saying<FetchDraftRefusal>({ ...FETCH_WORDS, 'reader-only': READER_ONLY })
