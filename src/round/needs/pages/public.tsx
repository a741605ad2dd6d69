import { paths } from '../../../paths.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import { Because } from '../../../web/answer.tsx'
import { type Instant, dayOf, sayDay } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, listHref } from '../../../web/controls.tsx'
import { Links } from '../../../web/lists.tsx'
import { Button, Chapter, Empty, Head } from '../../../web/parts.tsx'
import type { AnswerRule, Outcome } from '../rules/answering.ts'
import { AnswerText } from './look-up.tsx'

type ByPlace = { subdistrict: string; raised: number; people: number; inTopics: number; answered: number }
type Answered = {
  id: string
  title: string
  text: string
  concerned: string
  people: number
  at: Instant
  subdistrict: string
  community: string
  answeredAt: Instant
  outcome: Outcome
  project: string
  link: string
  answer: string
}
export type PublicNeeds = {
  byPlace: ByPlace[]
  lists: { id: string; title: string; publishedAt: Instant | null; topics: number; needs: number }[]
  answered: Answered[]
  total: number
  subdistrict: string
  page: number
  rule: AnswerRule
}

/** What residents need, by place; the topics that came of it; and every answer. */
export const NeedsPage = ({ byPlace, lists, rule, ...answers }: PublicNeeds) => (
  <div class="page">
    <Head
      title="居民需求"
      lead={
        <>
          公益创投从居民的需要开始。需求由社区收集、协商，合并成选题向社会组织征集项目；
          <Because sentence={`每一件都在${rule.days}日内答复`} clause={rule.clause} />。
        </>
      }
      actions={
        <>
          <Button href={paths.newNeed()}>提出需求</Button>
          <Button href={paths.needLookUp()} plain>
            查询进展
          </Button>
        </>
      }
    />
    <Chapter id="topics" title="选题">
      {lists.length === 0 ? (
        <Empty title="还没有选题">需求合并成选题、随征集公告发布以后，列在这里。</Empty>
      ) : (
        <Links
          items={lists.map(({ id, title, publishedAt, topics, needs }) => ({
            href: paths.topicList(id),
            text: title,
            small: `${topics}个选题，来自${needs}件需求${publishedAt === null ? '' : `，${sayDay(dayOf(publishedAt))}发布`}`,
          }))}
        />
      )}
    </Chapter>
    <Chapter id="places" title="各街道的需求">
      {byPlace.length === 0 ? (
        <Empty title="还没有需求">居民和社区提出的需求，按街道统计在这里。</Empty>
      ) : (
        <List scroll="各街道的需求表" columns={PLACES} rows={byPlace} />
      )}
    </Chapter>
    <Chapter id="answers" title="已答复的需求">
      <Answers {...answers} subdistricts={byPlace.map(({ subdistrict }) => subdistrict)} />
    </Chapter>
  </div>
)

const PLACES: Column<ByPlace>[] = [
  { head: '街道', text: ({ subdistrict }) => subdistrict, keep: 'name' },
  { head: '需求', count: ({ raised }) => raised, cell: ({ raised }) => `${raised}件`, keep: 'state' },
  { head: '涉及（人次）', count: ({ people }) => people },
  { head: '列入选题（件）', count: ({ inTopics }) => inTopics },
  { head: '已答复（件）', count: ({ answered }) => answered },
]

type AnswersProps = Omit<PublicNeeds, 'byPlace' | 'lists' | 'rule'> & { subdistricts: string[] }

const Answers = ({ answered, total, subdistrict, subdistricts, page }: AnswersProps) => (
  <>
    <Filters
      items={[
        {
          kind: 'select',
          name: 'subdistrict',
          label: '街道',
          value: subdistrict,
          options: subdistricts.toSorted().map((name) => ({ value: name, text: name })),
        },
      ]}
      shown={`共${total}件`}
    />
    {answered.length === 0 ? (
      <Empty title="没有已答复的需求">答复以后，需求和答复公开在这里。</Empty>
    ) : (
      answered.map((need) => <Answered {...need} />)
    )}
    {answered.length > 0 && (
      <Pages page={page} total={total} href={(at) => listHref(paths.needs(), { subdistrict }, at)} />
    )}
  </>
)

const Answered = (need: Answered) => (
  <>
    <h3>{need.title}</h3>
    <p class="quiet small">
      {sayPlace(need)}，{need.concerned}约{need.people}人，{sayDay(dayOf(need.at))}提出
    </p>
    <p>{need.text}</p>
    <AnswerText answer={{ ...need, text: need.answer, at: need.answeredAt }} />
  </>
)
