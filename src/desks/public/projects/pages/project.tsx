import { paths } from '../../../../paths.ts'
import { KIND_WORDS, type OrganizationKind } from '../../../../people/rules/organization.ts'
import { numbered } from '../../../../round/calls/rules/round.ts'
import { type Instant, dayOf, sayDay } from '../../../../shared/days.ts'
import { yuan } from '../../../../shared/money.ts'
import type { Effect, Output } from '../../../../round/proposals/rules/content.ts'
import { Indicators } from '../../../../round/projects/pages/work.tsx'
import { showMean } from '../../../../round/scoring/rules/score.ts'
import { Facts, type Figure, Figures, Links } from '../../../../web/lists.tsx'
import { Chapter, Head } from '../../../../web/parts.tsx'
import { Milestones } from '../../../../web/time.tsx'
import { ProjectTag } from './list.tsx'
import { type Money, MoneyChapter, paidIn, untilOf } from './money.tsx'
import { type Progress, momentsOf } from './progress.ts'

export type Shown = Money &
  Progress & {
    project: {
      id: string
      roundId: string
      code: string
      number: number
      title: string
      category: string
      place: string
      leader: string
      summary: string
      need: string
      outputs: Output[]
      effects: Effect[]
      organization: { name: string; kind: OrganizationKind; filingNo: string | null }
      award: { rank: number; score: number | null; noticeId: string } | null
      decimals: number
      track: string | null
    }
  }

/** A funded project as everyone may read it: how far it is, where the money went, what came of it. */
export function ProjectPage({ shown, now }: { shown: Shown; now: Instant }) {
  const { project, reached } = shown
  return (
    <div class="page">
      <Head
        title={project.title}
        crumbs={[
          { href: paths.home(), text: '首页' },
          { href: paths.projects(), text: '项目' },
        ]}
        meta={
          <>
            <ProjectTag {...project} />
            <span>{numbered(project, 'SQ', project.number)}</span>
            <span>{project.category}</span>
            <span>{project.place}</span>
          </>
        }
      />
      <Figures ruled items={figuresOf(shown)} />
      <Chapter id="about" title="这个项目">
        <p>{project.summary}</p>
        <Facts rows={factsOf(project)} />
      </Chapter>
      <Chapter id="progress" title="进度">
        <Milestones items={momentsOf(shown, dayOf(now))} />
      </Chapter>
      <MoneyChapter {...shown} />
      <Chapter id="results" title="产出与成效" small={reached ? untilOf(reached) : '还没有通过的报告'}>
        <Indicators content={project} actuals={reached?.actuals ?? []} />
      </Chapter>
      <Chapter id="papers" title="公开材料">
        <Links items={papersOf(project)} />
      </Chapter>
    </div>
  )
}

function figuresOf({ project, tranches, reached }: Shown): Figure[] {
  const people = reached?.actuals.find(({ unit }) => unit === '人')
  return [
    { name: '资助资金', value: yuan(project.amount), unit: '元' },
    { name: '已拨付', value: yuan(paidIn(tranches)), unit: '元' },
    ...(people ? [{ name: people.name, value: String(people.actual), unit: people.unit }] : []),
    ...(project.grade ? [{ name: '结项评定', value: project.grade, unit: '等' }] : []),
  ]
}

function factsOf(project: Shown['project']) {
  const { organization, leader, award, decimals, track } = project
  const kind = KIND_WORDS[organization.kind]
  const filed = organization.filingNo ? `，备案号${organization.filingNo}` : ''
  return [
    { name: '回应的需求', value: project.need },
    { name: '申报单位', value: `${organization.name}（${kind}${filed}）` },
    { name: '项目负责人', value: leader },
    { name: '实施时间', value: `${sayDay(project.startsOn)}至${sayDay(project.endsOn)}` },
    ...(award && award.score !== null
      ? [{ name: '评审得分', value: `${showMean(award.score, decimals)}分，${track ?? ''}第${award.rank}名` }]
      : []),
  ]
}

const papersOf = ({ award, roundId }: Shown['project']) => [
  ...(award ? [{ href: paths.notice(award.noticeId), text: '立项公示' }] : []),
  { href: paths.call(roundId), text: '征集公告' },
  { href: paths.money(), text: '每一笔拨款的日期和凭证号' },
]
