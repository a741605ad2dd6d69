import { paths } from '../../../paths.ts'
import { type Place, sayPlace } from '../../../people/rules/place.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import type { Filled, Own, Refused } from '../../../web/answer.tsx'
import { Area, ErrorSummary, Hidden } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note, Tag, type Tone } from '../../../web/parts.tsx'
import {
  type ConsentRefusal,
  type ConsentRequest,
  LONGEST_NOTE,
  type PartnerState,
  type RequestRefusal,
  partnerState,
} from './rules.ts'
import type { Community, Partner } from '../rules/content.ts'

type Props = {
  proposalId: string
  partners: Partner[]
  places: Community[]
  requests: ConsentRequest[]
  mayAsk: boolean
}

/** Each community that is a partner, what it was asked and what it said. What is asked is what was saved. */
export function PartnerConsents({ proposalId, partners, places, requests, mayAsk }: Props) {
  const asked = partners.filter(({ community }) => community !== undefined)
  if (asked.length === 0) return null
  return (
    <Block id="consents" title="社区的意见">
      <p class="hint">
        保存以后请社区确认。社区在自己的账号里点一次就行，不用盖章；合作内容改了的，要再请一次。没有确认也可以提交。
      </p>
      <ul class="plain">
        {asked.map((partner) => {
          const state = partnerState(partner, requests)
          const place = places.find(({ id }) => id === partner.community)
          return (
            <li>
              <p>
                <b>{place ? sayPlace(place) : partner.name}</b> <StateTag state={state} />
                <br />
                <span class="quiet">{partner.does}</span>
              </p>
              {mayAsk && (state.state === 'not-asked' || state.state === 'declined') && (
                <form method="post" action={paths.partnerRequests(proposalId)}>
                  <Hidden name="place" value={partner.community ?? ''} />
                  <Button plain>
                    请社区确认<span class="unseen">：{place ? sayPlace(place) : partner.name}</span>
                  </Button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
    </Block>
  )
}

const StateTag = ({ state }: { state: PartnerState }) => (
  <Tag tone={TONES[state.state]}>{sayState(state)}</Tag>
)

const TONES: Record<PartnerState['state'], Tone | undefined> = {
  elsewhere: undefined,
  'not-asked': 'warn',
  waiting: 'now',
  agreed: 'good',
  declined: 'bad',
}

export function sayState(state: PartnerState): string {
  switch (state.state) {
    case 'elsewhere':
      return '不是本区社区'
    case 'not-asked':
      return '还没有请社区确认'
    case 'waiting':
      return `${sayMinute(state.at)}已请社区确认，等待答复`
    case 'agreed':
      return `${sayMinute(state.at)}社区同意`
    case 'declined':
      return `${sayMinute(state.at)}社区没有同意：${state.note}`
  }
}

/** For whoever reads a proposal: the communities among its partners, and what they said. */
export function ConsentFacts({
  partners = [],
  requests,
}: {
  partners?: Partner[]
  requests: ConsentRequest[]
}) {
  const asked = partners.filter(({ community }) => community !== undefined)
  if (asked.length === 0) return null
  return (
    <Block id="consents" title="合作社区的意见">
      <Facts
        rows={asked.map((partner) => ({
          name: partner.name,
          value: <StateTag state={partnerState(partner, requests)} />,
        }))}
      />
    </Block>
  )
}

/** What a community is asked: by whom, for what. */
export type AskedConsent = {
  id: string
  project: string
  does: string
  at: Instant
  organization: string
  round: string
  place: Place
}

/** On the community's desk: agree with one click, or go on to decline with a reason. */
export const ConsentBlock = ({ requests }: { requests: AskedConsent[] }) => (
  <Block id="consents" title="请你们确认的合作" small={`${requests.length}件`}>
    <ul class="plain">
      {requests.map((request) => (
        <li>
          <RequestFacts request={request} />
          <Actions>
            <AgreeForm request={request} />
            <a href={paths.partnerRequest(request.id)}>
              不同意<span class="unseen">：{request.project}</span>
            </a>
          </Actions>
        </li>
      ))}
    </ul>
  </Block>
)

const AgreeForm = ({ request }: { request: AskedConsent }) => (
  <form method="post" action={paths.partnerAnswer(request.id)}>
    <Hidden name="outcome" value="agreed" />
    <Button>
      同意合作<span class="unseen">：{request.project}</span>
    </Button>
  </form>
)

const RequestFacts = ({ request }: { request: AskedConsent }) => (
  <Facts
    rows={[
      { name: '项目', value: request.project || '未命名的项目' },
      { name: '申报单位', value: request.organization },
      { name: '征集', value: request.round },
      { name: '合作社区', value: sayPlace(request.place) },
      { name: '合作内容', value: request.does },
      { name: '提出时间', value: sayMinute(request.at) },
    ]}
  />
)

type RequestProps = {
  request: AskedConsent & { answer: ConsentRequest['answer'] }
  of: Filled
  refused: Refused
}

/** What a community is asked, and its answer. */
export const ConsentPage = ({ request, of, refused }: RequestProps) => (
  <div class="page">
    <Head
      title={`合作：${request.project || '未命名的项目'}`}
      crumbs={[{ href: paths.desk('community'), text: '社区' }]}
    />
    {refused && <Note tone="bad">{refused}</Note>}
    <ErrorSummary of={of} />
    <RequestFacts request={request} />
    {request.answer ? (
      <p>{sayState({ state: request.answer.outcome, at: request.answer.at, note: request.answer.note })}。</p>
    ) : (
      <>
        <AgreeForm request={request} />
        <form method="post" action={paths.partnerAnswer(request.id)}>
          <h2>不同意</h2>
          <Hidden name="outcome" value="declined" />
          <Area
            of={of}
            name="note"
            label="原因"
            hint={`会告诉申报单位，最多${LONGEST_NOTE}个字。`}
            rows={3}
          />
          <Actions>
            <Button plain>不同意合作</Button>
          </Actions>
        </form>
      </>
    )}
  </div>
)

/** Why a community was not asked. */
export const NotAsked = ({ id, says }: { id: string; says: Refused }) => (
  <div class="page">
    <Head
      title="没有请社区确认"
      crumbs={[{ href: paths.proposalSection(id, 'partners'), text: '合作单位' }]}
    />
    <Note tone="bad">{says ?? '请选择社区'}</Note>
  </div>
)

export function sayRequestRefusal(refusal: RequestRefusal): string {
  switch (refusal.why) {
    case 'not-a-partner':
      return '合作单位里没有这个社区，请先填好并保存'
    case 'asked-already':
      return `${sayMinute(refusal.at)}已经请社区确认，等待答复`
    case 'agreed-already':
      return `${sayMinute(refusal.at)}社区已经同意`
  }
}

export function sayConsentRefusal(refusal: Own<ConsentRefusal>): string {
  switch (refusal.why) {
    case 'answered-already':
      return `${sayMinute(refusal.at)}已经答复：${refusal.outcome === 'agreed' ? '同意' : '没有同意'}`
    case 'note-missing':
      return '不同意的，请写明原因'
  }
}
