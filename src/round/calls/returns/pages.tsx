import {
  DISCARDED_WORDS,
  DISCARD_WORDS,
  FETCH_WORDS,
  SENT_BACK_WORDS,
} from '../../../rulebook/pages/discards.tsx'
import { saying } from '../../../web/words.ts'
import type { DiscardRefusal, FetchDraftRefusal, ReturnRefusal, TakeBackRefusal } from './rules.ts'

const PUBLISHED = '征集公告已经发布，只有更正公告能改动它；不能继续的，可以提出终止'

export const sayDiscardRefusal = saying<DiscardRefusal>({
  ...DISCARD_WORDS,
  'published-is-frozen': PUBLISHED,
})

export const sayFetchRefusal = saying<FetchDraftRefusal>({
  ...FETCH_WORDS,
  'code-taken': ({ code }) => `简称“${code}”已经由别的一期使用，不能取回；可以照这一期重新拟定`,
})

export const saySendBackRefusal = saying<ReturnRefusal | TakeBackRefusal>({
  ...DISCARDED_WORDS,
  ...SENT_BACK_WORDS,
  ...{ 'not-your-draft': '只有写过这份草稿的经办人可以收回它', 'published-is-frozen': PUBLISHED },
  'own-draft': '拟定的人不能退回自己拟定的公告，可以收回',
})
