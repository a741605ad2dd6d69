import { paths } from '../../../paths.ts'
import { whyNotImpartial } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Place, sayPlace } from '../../../people/rules/place.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { type Filled, blank, sayCommon } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Block, Head, Tag, type Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { EDIT_WORDS } from '../pages/words.ts'
import type { EditRefusal } from '../submissions/rules.ts'
import { consentForm } from './forms.ts'
import {
  CONSENT_WORDS,
  type ConsentRefusal,
  type ConsentRequest,
  LONGEST_NOTE,
  type PartnerState,
  type PartnerTyped,
  type RequestRefusal,
  askedAs,
  partnerState,
} from './rules.ts'
import type { Community, Partner } from '../rules/content.ts'

type Props = {
  proposalId: string
  partners: PartnerTyped[]
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
                <Form
                  to={paths.partnerRequests(proposalId)}
                  of={blank}
                  hidden={{ place: partner.community ?? '' }}
                  button={
                    <>
                      请社区确认<span class="unseen">：{place ? sayPlace(place) : partner.name}</span>
                    </>
                  }
                  plain
                />
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
  const asked = partners.map(askedAs).filter(({ community }) => community !== undefined)
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
  <Form
    to={paths.partnerAnswer(request.id)}
    of={blank}
    hidden={{ outcome: 'agreed' }}
    button={
      <>
        {CONSENT_WORDS.agreed}
        <span class="unseen">：{request.project}</span>
      </>
    }
  />
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
  request: AskedConsent & { organizationId: string; answer: ConsentRequest['answer'] }
  person: Person
  of: Filled
}

/** What a community is asked, and its answer. */
export const ConsentPage = ({ request, person, of }: RequestProps) => (
  <div class="page">
    <Head
      title={`合作：${request.project || '未命名的项目'}`}
      crumbs={[{ href: paths.desk('community'), text: '社区' }]}
    />
    <RequestFacts request={request} />
    {request.answer ? (
      <p>{sayState({ state: request.answer.outcome, at: request.answer.at, note: request.answer.note })}。</p>
    ) : (
      <Consent {...{ request, person, of }} />
    )}
  </div>
)

function Consent({ request, person, of }: RequestProps) {
  const own = whyNotImpartial(person, request.organizationId)
  if (own) return <p class="quiet">{sayCommon(own)}。</p>
  return (
    <>
      <AgreeForm request={request} />
      <h2>不同意</h2>
      <Form
        to={paths.partnerAnswer(request.id)}
        of={of}
        hidden={{ outcome: 'declined' }}
        button={CONSENT_WORDS.declined}
        plain
      >
        <Box
          of={of}
          form={consentForm}
          name="note"
          hint={`会告诉申报单位，最多${LONGEST_NOTE}个字。`}
          size={3}
        />
      </Form>
    </>
  )
}

export const sayRequestRefusal = saying<RequestRefusal | EditRefusal>({
  ...EDIT_WORDS,
  'not-a-partner': '合作单位里没有这个社区，请先填好并保存',
  'asked-already': ({ at }) => `${sayMinute(at)}已经请社区确认，等待答复`,
  'agreed-already': ({ at }) => `${sayMinute(at)}社区已经同意`,
})

export const sayConsentRefusal = saying<ConsentRefusal>({
  'answered-already': ({ at, outcome }) =>
    `${sayMinute(at)}已经答复：${outcome === 'agreed' ? '同意' : '没有同意'}`,
  'note-missing': '不同意的，请写明原因',
})
