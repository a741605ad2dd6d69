import { paths } from '../../../../paths.ts'
import { type Column, List } from '../../../../web/columns.tsx'
import { Filters, Pages, listHref } from '../../../../web/controls.tsx'
import { Empty, Head, Tag } from '../../../../web/parts.tsx'

type Row = {
  id: string
  title: string
  organization: string
  category: string
  place: string
  amount: number
  round: string
  closedAt: number | null
  terminatedAt: number | null
  grade: string | null
}
type Wanted = {
  round: string
  category: string
  word: string
  page: number
}
type Props = {
  rows: Row[]
  total: number
  rounds: { id: string; title: string }[]
  /** Those that projects have. */
  categories: string[]
  wanted: Wanted
}

/** Every project that was funded: who does what, where, for how much. */
export const ProjectsPage = ({ rows, total, rounds, categories, wanted }: Props) => (
  <div class="page">
    <Head title="项目" lead="每个立项项目由谁做、做什么、花多少钱、做到哪一步，都在这里。" />
    <Filters
      items={[
        { kind: 'search', name: 'word', label: '项目或单位', value: wanted.word },
        {
          kind: 'select',
          name: 'round',
          label: '期次',
          value: wanted.round,
          options: rounds.map(({ id, title }) => ({ value: id, text: title })),
        },
        {
          kind: 'select',
          name: 'category',
          label: '领域',
          value: wanted.category,
          options: offered(categories, wanted.category).map((value) => ({ value, text: value })),
        },
      ]}
      shown={`共${total}项`}
    />
    {total === 0 ? (
      <Empty title="没有项目">立项并签订协议的项目，开始执行以后列在这里。</Empty>
    ) : (
      <List scroll="项目" columns={COLUMNS} rows={rows} />
    )}
    <Pages page={wanted.page} total={total} href={(page) => hrefOf({ ...wanted, page })} />
  </div>
)

/** What the address asks for is offered, though no project has it: else the list would look unfiltered. */
const offered = (categories: string[], asked: string): string[] =>
  asked === '' || categories.includes(asked) ? categories : [...categories, asked]

const COLUMNS: Column<Row>[] = [
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ id }) => paths.project(id),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '领域', text: ({ category }) => category },
  { head: '地点', text: ({ place }) => place },
  { head: '资助（元）', money: ({ amount }) => amount, keep: 'date' },
  { head: '状态', text: sayState, cell: (row) => <ProjectTag {...row} />, keep: 'state' },
]

type Ending = Pick<Row, 'closedAt' | 'terminatedAt' | 'grade'>

function sayState({ closedAt, terminatedAt, grade }: Ending): string {
  if (terminatedAt !== null) return '已终止'
  if (closedAt === null) return '执行中'
  return grade ? `已结项，${grade}等` : '已结项'
}

export const ProjectTag = (of: Ending) => <Tag tone={toneOf(of)}>{sayState(of)}</Tag>

function toneOf({ closedAt, terminatedAt }: Ending) {
  if (terminatedAt !== null) return 'bad'
  return closedAt === null ? 'now' : 'good'
}

const hrefOf = ({ round, category, word, page }: Wanted): string =>
  listHref(paths.projects(), { word, round, category }, page)
