import { dayOf, sayDay, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Form, sentTo } from '../../web/form.tsx'
import { Block, Note } from '../../web/parts.tsx'
import type { Words } from '../../web/words.ts'
import { discardForm, sendBackForm, takeBackForm } from '../forms/discards.ts'
import {
  type Discard,
  type Discarded,
  type FetchRefusal,
  type NotYourDraft,
  type Returned,
  type SentBack,
  FETCH_DAYS,
  fetchableUntil,
} from '../rules/discards.ts'

export const DISCARDED_WORDS: Words<Discarded> = {
  discarded: ({ name, at }) => `这份草稿已由${name}于${sayMinute(at)}作废`,
}
export const DISCARD_WORDS: Words<Discarded | NotYourDraft> = {
  ...DISCARDED_WORDS,
  'not-your-draft': '只有写过这份草稿的人可以作废它',
}
export const FETCH_WORDS: Words<FetchRefusal> = {
  'not-discarded': '这份草稿没有作废，不用取回',
  'not-your-discard': ({ name }) => `是${name}作废的，只有本人可以取回`,
  'too-late-to-fetch': ({ until }) => `作废后${FETCH_DAYS}日内可以取回，${sayMinute(until)}已经过了`,
}
export const SENT_BACK_WORDS: Words<SentBack> = {
  'sent-back': ({ outcome, name, at }) =>
    `现在的文本已由${name}于${sayMinute(at)}${outcome === 'returned' ? '退回' : '收回'}，修改后再送一次`,
}

type ActOf = { to: string; of: Filled }

/** 作废: behind a summary, so that nobody presses it by mistake. */
export const Discarding = ({ to, of }: ActOf) => (
  <details open={of.at === to}>
    <summary>作废这份草稿</summary>
    <Form to={to} of={of} button="作废" danger>
      <p>作废以后从各处的列表里消失，记录保留；{FETCH_DAYS}日内您可以取回。</p>
      <Box of={sentTo(to, of)} form={discardForm} name="reason" size={2} />
    </Form>
  </details>
)

/** On the page of a draft that is thrown away: by whom, when and why; for whoever did it, the way back. */
export const DiscardedNote = ({ discard, isMine, to, of }: ActOf & { discard: Discard; isMine: boolean }) => (
  <Block id="discarded" title="已作废">
    <Note tone="warn">
      {discard.name}
      {sayMinute(discard.at)}作废{discard.reason && `，原因：${discard.reason}`}。
    </Note>
    {isMine && (
      <Form to={to} of={of} button="取回" plain>
        <p>{sayDay(dayOf(fetchableUntil(discard) - 1))}以前可以取回，内容和作废时一样。</p>
      </Form>
    )}
  </Block>
)

/** What came back, and why. */
export const ReturnedNote = ({ returned }: { returned: Returned }) => (
  <Note tone="warn" label={returned.outcome === 'returned' ? '已退回' : '已收回'}>
    {returned.name}，{sayMinute(returned.at)}：{returned.reason}
  </Note>
)

export const SendingBack = ({ to, of }: ActOf) => (
  <details open={of.at === to}>
    <summary>退回</summary>
    <Form to={to} of={of} button="退回" plain>
      <Box of={sentTo(to, of)} form={sendBackForm} name="reason" size={2} />
    </Form>
  </details>
)

export const TakingBack = ({ to, of }: ActOf) => (
  <details open={of.at === to}>
    <summary>收回</summary>
    <Form to={to} of={of} button="收回" plain>
      <Box of={sentTo(to, of)} form={takeBackForm} name="reason" size={2} />
    </Form>
  </details>
)
