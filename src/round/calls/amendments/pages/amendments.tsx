import { paths } from '../../../../paths.ts'
import { type Person, has } from '../../../../people/rules/person.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { TakingBack } from '../../../../rulebook/pages/discards.tsx'
import { By } from '../../../../rulebook/pages/by.tsx'
import { type Instant, dayOf, sayDay } from '../../../../shared/days.ts'
import { Because, type Filled } from '../../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../../web/form.tsx'
import { Facts } from '../../../../web/lists.tsx'
import { Block, Chapter, Empty, Head, Tag } from '../../../../web/parts.tsx'
import { amendmentReturnForm } from '../forms.ts'
import {
  type Amendment,
  isWaiting,
  whyNotDecide,
  whyNotStartAmendment,
  whyNotTakeBack,
} from '../rules/amendment.ts'
import { changesOf } from '../rules/changes.ts'
import type { Drafted } from '../../rules/round.ts'
import type { TopicChoice } from '../store.ts'
import { type Named, sayAmendRefusal, sayChange } from './words.ts'
import { NewAmendment } from './new.tsx'

/** What everybody may read of an amendment. */
export type Published = Pick<Amendment, 'seq' | 'reason' | 'plan' | 'before'> & { publishedAt: Instant }

/** The amendments on the call's own page; nothing where there are none. */
export const AmendmentChapter = ({ items, lists }: { items: Published[]; lists: Named[] }) =>
  items.length === 0 ? null : (
    <Chapter id="amendments" title="更正公告" small={`${items.length}次`}>
      {items.toReversed().map((amendment) => (
        <section>
          <h3>
            第{amendment.seq}次更正<small>{sayDay(dayOf(amendment.publishedAt))}</small>
          </h3>
          <p>{amendment.reason}</p>
          <Changes amendment={amendment} lists={lists} />
        </section>
      ))}
    </Chapter>
  )

type ChangesOf = { amendment: Pick<Amendment, 'before' | 'plan'>; lists: Named[] }

const Changes = ({ amendment, lists }: ChangesOf) => (
  <Facts rows={changesOf(amendment).map((changed) => sayChange(changed, lists))} />
)

export type AmendedRound = {
  round: Drafted
  amendments: Amendment[]
  /** Published lists of topics. */
  lists: TopicChoice[]
}
type Props = AmendedRound & { person: Person; now: Instant; of: Filled }

/** 更正公告 for the staff: what was amended, what waits for an approver, and a new one. */
export function AmendmentsPage({ round, amendments, lists, person, now, of }: Props) {
  const whyNot = whyNotStartAmendment(round, amendments, person)
  return (
    <div class="page">
      <Head
        title="更正公告"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.plan.title },
        ]}
        meta={
          <span>
            公告发布以后，只有更正公告能改动它；开始申报以后，期限不提前，评分细则不改动
            <By bound={round.plan.rulebook} rules={['#amendment']} />。
          </span>
        }
      />
      {amendments.length === 0 && whyNot !== null && (
        <Empty title="没有更正过">更正以后，每一次的原因和改动列在这里。</Empty>
      )}
      {amendments.toReversed().map((amendment) => (
        <One {...{ amendment, lists, person, of }} />
      ))}
      {(whyNot === null || of.at === paths.amendments(round.id)) && (
        <NewAmendment {...{ round, lists, now, of }} />
      )}
      {whyNot !== null && !of.at && has(person, 'officer') && (
        <p class="quiet">
          <Because sentence={sayAmendRefusal(whyNot)} clause={citing(round.plan.rulebook)(whyNot)} />。
        </p>
      )}
    </div>
  )
}

type OneOf = Pick<Props, 'lists' | 'person' | 'of'> & { amendment: Amendment }

const One = ({ amendment, lists, person, of }: OneOf) => (
  <Block id={`amendment-${amendment.seq}`} title={`第${amendment.seq}次更正`}>
    <p>
      <StateTag amendment={amendment} />
    </p>
    <p>{amendment.reason}</p>
    <Changes amendment={amendment} lists={lists} />
    {amendment.returned && (
      <p class="quiet">
        {isTakenBack(amendment) ? '收回' : '退回'}原因：{amendment.returned.reason}
      </p>
    )}
    {whyNotTakeBack(amendment, person) === null && (
      <TakingBack to={paths.amendmentTakeBack(amendment.id)} of={of} />
    )}
    {isWaiting(amendment) && whyNotDecide(amendment, person) === null && (
      <Decision amendment={amendment} of={of} />
    )}
  </Block>
)

const isTakenBack = ({ by, returned }: Amendment): boolean => returned?.by === by

function StateTag({ amendment }: { amendment: Amendment }) {
  const { publishedAt, returned } = amendment
  if (publishedAt !== null) return <Tag tone="good">{sayDay(dayOf(publishedAt))}发布</Tag>
  if (isTakenBack(amendment)) return <Tag>已收回</Tag>
  return returned ? <Tag tone="warn">已退回</Tag> : <Tag tone="now">待发布</Tag>
}

const Decision = ({ amendment: { id }, of }: { amendment: Amendment; of: Filled }) => (
  <>
    <Form to={paths.amendmentPublication(id)} of={of} button="发布更正公告" />
    <details open={of.at === paths.amendmentReturn(id)}>
      <summary>退回</summary>
      <Form to={paths.amendmentReturn(id)} of={of} button="退回" plain>
        <Box of={sentTo(paths.amendmentReturn(id), of)} form={amendmentReturnForm} name="reason" size={2} />
      </Form>
    </details>
  </>
)
