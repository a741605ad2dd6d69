import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { sayPlace } from '../../people/rules/place.ts'
import { NeedsTable } from '../../round/needs/pages/book.tsx'
import type { AnswerRule } from '../../round/needs/rules/answering.ts'
import type { NeedItem } from '../../round/needs/rules/need.ts'
import { Because } from '../../web/answer.tsx'
import type { Instant } from '../../shared/days.ts'
import { type AskedConsent, ConsentBlock } from '../../round/proposals/consents/pages.tsx'
import { Block, Button, Empty, Head } from '../../web/parts.tsx'
import type { DeskQuery } from '../matters/forms.ts'
import { type Line, Matters } from '../matters/pages/matters.tsx'
import type { mattersOf } from './rules.ts'
import { Rest } from '../pages/waiting.tsx'

type Props = {
  found: {
    open: NeedItem[]
    answered: NeedItem[]
    rule: AnswerRule
    requests: AskedConsent[]
    matters: ReturnType<typeof mattersOf>
  }
  asked: DeskQuery
  person: Person
  now: Instant
  url: string
}

/** What a community or subdistrict worker looks after. */
export const CommunityDesk = ({
  found: { open, answered, rule, requests, matters },
  asked,
  person,
  now,
  url,
}: Props) => (
  <div class="page">
    <Head
      title="社区"
      meta={person.places.map(sayPlace).join('、')}
      actions={<Button href={paths.newNeed()}>登记需求</Button>}
    />
    {matters.length > 0 && (
      <Block id="waiting" title="等我办理">
        <Matters lines={matters.map(lineOf)} now={now} turned={{ page: asked.page, url }} empty="" />
      </Block>
    )}
    {requests.length > 0 && <ConsentBlock requests={requests} />}
    <Block id="open" title="办理中的需求" small={`${open.length}件`}>
      {open.length === 0 ? (
        <Empty title="没有办理中的需求">居民提出的、您登记的需求列在这里，记录进展直到答复。</Empty>
      ) : (
        <NeedsTable items={open} days={rule.days} now={now} name="办理中的需求表" />
      )}
      <p class="quiet small">
        <Because sentence={`收到以后${rule.days}日内答复`} clause={rule.clause} />。
      </p>
      <Rest rows={open.length} href={paths.needBook()} text="需求台账" />
    </Block>
    {answered.length > 0 && (
      <Block id="answered" title="最近答复的">
        <NeedsTable items={answered} days={rule.days} now={now} name="最近答复的需求表" />
      </Block>
    )}
  </div>
)

const lineOf = ({ act, id, about, ...rest }: ReturnType<typeof mattersOf>[number]): Line =>
  act === 'consent'
    ? { ...rest, href: paths.partnerRequest(id), text: `答复合作的请求：${about}` }
    : { ...rest, href: paths.need(id), text: `办理需求：${about}` }
