import { paths } from '../../../paths.ts'
import { type Person, ROLE_WORDS, has } from '../../../people/rules/person.ts'
import { kindOf } from '../../../rulebook/rules/words.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Filled, Refused } from '../../../web/answer.tsx'
import { Area, ErrorSummary, Money, Num, Text } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Block, Button, Chapter, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import {
  type Amendment,
  type Changed,
  type ChangeRefusal,
  type DecideRefusal,
  type StartRefusal,
  changesOf,
  isWaiting,
  whyNotDecide,
  whyNotStartAmendment,
} from '../rules/amendment.ts'
import type { Drafted } from '../rules/round.ts'
import { sayFault } from './words.tsx'

/** What everybody may read of an amendment. */
export type Published = Pick<Amendment, 'seq' | 'reason' | 'plan' | 'before'> & { publishedAt: Instant }

/** The amendments on the call's own page; nothing where there are none. */
export const AmendmentChapter = ({ items }: { items: Published[] }) =>
  items.length === 0 ? null : (
    <Chapter id="amendments" title="更正公告" small={`${items.length}次`}>
      {items.toReversed().map((amendment) => (
        <section>
          <h3>
            第{amendment.seq}次更正<small>{sayDay(dayOf(amendment.publishedAt))}</small>
          </h3>
          <p>{amendment.reason}</p>
          <Changes amendment={amendment} />
        </section>
      ))}
    </Chapter>
  )

const Changes = ({ amendment }: { amendment: Pick<Amendment, 'before' | 'plan'> }) => (
  <Facts
    rows={changesOf(amendment).map((changed) => ({
      name: nameOf(changed),
      value: `${sayOf(changed.what, changed.before)}改为${sayOf(changed.what, changed.after)}`,
    }))}
  />
)

function nameOf(changed: Changed): string {
  const name = NAMES[changed.what]
  return 'track' in changed ? `${changed.track}，${name}` : name
}

const NAMES: Record<Changed['what'], string> = {
  title: '名称',
  organizer: '主办单位',
  longestMonths: '项目最长',
  categories: '领域',
  opens: '开始申报',
  closes: '申报截止',
  scoringCloses: '评分截止',
  quota: '名额',
  budget: '资金预算',
  askMax: '每项最高',
}

function sayOf(what: Changed['what'], value: number | string): string {
  if (typeof value === 'string') return `“${value}”`
  if (what === 'longestMonths') return `${value}个月`
  if (what === 'quota') return `${value}个`
  return what === 'budget' || what === 'askMax' ? `${yuan(value)}元` : sayMinute(value)
}

type Props = { round: Drafted; amendments: Amendment[]; person: Person; of: Filled; refused: Refused }

/** 更正公告 for the staff: what was amended, what waits for an approver, and a new one. */
export function AmendmentsPage({ round, amendments, person, of, refused }: Props) {
  const whyNot = whyNotStartAmendment(round, amendments, person)
  return (
    <div class="page">
      <Head
        title="更正公告"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.plan.title },
        ]}
        meta="公告发布以后，只有更正公告能改动它；开始申报以后，期限不提前，评分细则不改动。"
      />
      {refused && <Note tone="bad">{refused}</Note>}
      {amendments.length === 0 && <Empty title="没有更正过">更正以后，每一次的原因和改动列在这里。</Empty>}
      {amendments.toReversed().map((amendment) => (
        <One amendment={amendment} person={person} of={of} />
      ))}
      {whyNot === null && <NewAmendment round={round} of={of} />}
      {whyNot !== null && has(person, 'officer') && <p class="quiet">{sayAmendRefusal(whyNot)}。</p>}
    </div>
  )
}

const One = ({ amendment, person, of }: { amendment: Amendment; person: Person; of: Filled }) => (
  <Block id={`amendment-${amendment.seq}`} title={`第${amendment.seq}次更正`}>
    <p>
      <StateTag amendment={amendment} />
    </p>
    <p>{amendment.reason}</p>
    <Changes amendment={amendment} />
    {amendment.returned && <p class="quiet">退回原因：{amendment.returned.reason}</p>}
    {isWaiting(amendment) && whyNotDecide(amendment, person) === null && (
      <Decision amendment={amendment} of={of} />
    )}
  </Block>
)

function StateTag({ amendment: { publishedAt, returned } }: { amendment: Amendment }) {
  if (publishedAt !== null) return <Tag tone="good">{sayDay(dayOf(publishedAt))}发布</Tag>
  return returned ? <Tag tone="warn">已退回</Tag> : <Tag tone="now">待发布</Tag>
}

const Decision = ({ amendment, of }: { amendment: Amendment; of: Filled }) => (
  <>
    <form method="post" action={paths.amendmentPublication(amendment.id)}>
      <Actions>
        <Button>发布更正公告</Button>
      </Actions>
    </form>
    <form method="post" action={paths.amendmentReturn(amendment.id)}>
      <ErrorSummary of={of} />
      <Area of={of} name="reason" label="退回原因" rows={2} />
      <Actions>
        <Button plain>退回</Button>
      </Actions>
    </form>
  </>
)

const NewAmendment = ({ round, of }: { round: Drafted; of: Filled }) => (
  <Block id="new" title="拟定更正公告">
    <form method="post" action={paths.amendments(round.id)} novalidate>
      <ErrorSummary of={of} />
      <Area of={of} name="reason" label="更正的原因" rows={3} limit={500} />
      <Text of={of} name="title" label="名称" full />
      <Text of={of} name="organizer" label="主办单位" full />
      <Num of={of} name="longestMonths" label="项目最长" unit="个月" />
      <Area
        of={of}
        name="categories"
        label="领域"
        hint="一行一个；开始申报以后只能增加。"
        rows={8}
        optional
      />
      <Text of={of} name="dates.opens" label="开始申报" type="datetime-local" />
      <Text of={of} name="dates.closes" label="申报截止" type="datetime-local" />
      <Text of={of} name="dates.scoringCloses" label="评分截止" type="datetime-local" />
      {round.plan.tracks.map((track, at) => (
        <fieldset class="field">
          <legend>{track.name}</legend>
          <Num of={of} name={`tracks.${at}.quota`} label="名额" unit="个" />
          <Money of={of} name={`tracks.${at}.budget`} label="资金预算" />
          <Money of={of} name={`tracks.${at}.askMax`} label="每项最高" />
        </fieldset>
      ))}
      <Actions>
        <Button>送负责人审阅</Button>
      </Actions>
    </form>
  </Block>
)

export function sayAmendRefusal(refusal: StartRefusal | ChangeRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return `更正公告由${ROLE_WORDS[refusal.needs]}拟定`
    case 'not-published':
      return '征集公告还没有发布，直接修改草稿就可以'
    case 'amendment-waits':
      return `第${refusal.seq}次更正公告正在等待发布`
    default:
      return sayChangeRefusal(refusal)
  }
}

export function sayDecideRefusal(refusal: DecideRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return `更正公告由${ROLE_WORDS[refusal.needs]}发布`
    case 'own-amendment':
      return '拟定的人不能发布自己拟定的更正公告'
    case 'already-decided':
      return `这次更正已于${sayMinute(refusal.at)}办结`
    case 'plan-changed':
      return '公告在拟定以后又有改动，请退回重新拟定'
    default:
      return sayChangeRefusal(refusal)
  }
}

function sayChangeRefusal(refusal: ChangeRefusal): string {
  switch (refusal.why) {
    case 'nothing-changed':
      return '没有改动，不用发更正公告'
    case 'not-to-be-amended':
      return '更正公告只能改动名称、主办单位、领域、日程、名额、预算、每项最高金额和项目最长时间'
    case 'deadline-shortened':
      return `已经开始申报，${NAMES[refusal.field]}不能由${sayMinute(refusal.before)}提前到${sayMinute(refusal.after)}`
    case 'opened-already':
      return `${sayMinute(refusal.opens)}已经开始申报，开始时间不再改动`
    case 'closed-already':
      return `${sayMinute(refusal.closes)}已经截止，不能再延长`
    case 'less-for-applicants':
      return `已经开始申报，「${refusal.track}」的名额、预算和每项最高金额不能减少`
    case 'less-time':
      return `已经开始申报，项目最长不能由${refusal.before}个月减少到${refusal.after}个月`
    case 'category-gone':
      return `已经开始申报，不能去掉领域：${refusal.categories.join('、')}`
    case 'contradictory':
      return `改动以后自相矛盾：${refusal.faults.map(sayFault).join('；')}`
    case 'departs-from-rulebook':
      return `改动以后与管理办法不一致：${refusal.rules.map((key) => kindOf(key).name).join('、')}`
  }
}
