import { paths } from '../../../../paths.ts'
import { yuan } from '../../../../shared/money.ts'
import { Filters, Pages, listHref } from '../../../../web/controls.tsx'
import { Empty, Head, Tag } from '../../../../web/parts.tsx'
import { Table } from '../../../../web/tables.tsx'

type Row = {
  id: string
  title: string
  organization: string
  category: string
  place: string
  amount: number
  round: string
  closedAt: number | null
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
      <Rows rows={rows} />
    )}
    <Pages page={wanted.page} total={total} href={(page) => hrefOf({ ...wanted, page })} />
  </div>
)

/** What the address asks for is offered, though no project has it: else the list would look unfiltered. */
const offered = (categories: string[], asked: string): string[] =>
  asked === '' || categories.includes(asked) ? categories : [...categories, asked]

const Rows = ({ rows }: { rows: Row[] }) => (
  <Table
    scroll="项目"
    head={[
      { text: '项目与单位', keep: true },
      { text: '领域', desktop: true },
      { text: '地点', desktop: true },
      { text: '资助（元）', num: true },
      { text: '状态' },
    ]}
  >
    {rows.map((row) => (
      <tr>
        <th scope="row" class="keep">
          <a href={paths.project(row.id)}>{row.title}</a>
          <small>{row.organization}</small>
        </th>
        <td class="desktop">{row.category}</td>
        <td class="desktop">{row.place}</td>
        <td class="num">{yuan(row.amount)}</td>
        <td>
          <ProjectTag closedAt={row.closedAt} grade={row.grade} />
        </td>
      </tr>
    ))}
  </Table>
)

export const ProjectTag = ({ closedAt, grade }: Pick<Row, 'closedAt' | 'grade'>) =>
  closedAt === null ? <Tag tone="now">执行中</Tag> : <Tag tone="good">已结项{grade && `，${grade}等`}</Tag>

const hrefOf = ({ round, category, word, page }: Wanted): string =>
  listHref(paths.projects(), { word, round, category }, page)
