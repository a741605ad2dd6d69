import { paths } from '../../../paths.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Filters, Pages, ROWS, listHref, pageIn } from '../../../web/controls.tsx'
import { Actions } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import type { NoticeQuery } from '../forms.ts'
import type { PublicLine, PublicNotice } from '../rules/notice.ts'

/** `lines` are a page of those with the word that is asked for, `counts` how many there are of each track, `total` of all. */
export type Listing = {
  notice: PublicNotice
  lines: PublicLine[]
  counts: { track: string; found: number }[]
  total: number
  asked: NoticeQuery
  url: string
}

/** Above the paper: finds a name in a long list, and takes the list along, all of it. */
export const Finding = ({ notice, total, asked, url }: Omit<Listing, 'lines' | 'counts'>) =>
  notice.funded <= ROWS ? (
    <Actions>
      <Export url={url} />
    </Actions>
  ) : (
    <>
      <Filters
        action={paths.notice(notice.id)}
        items={[{ kind: 'search', name: 'word', label: '项目或单位', value: asked.word }]}
        shown={`共${total}项`}
        url={url}
      />
      <Actions>
        {asked.whole ? (
          <a href={paths.notice(notice.id)}>分页看</a>
        ) : (
          <a href={listHref(paths.notice(notice.id), { whole: 'on' }, 1)}>整份名单，可以打印</a>
        )}
      </Actions>
    </>
  )

/** Tracks in the order of the plan; that one has no project is said once, where the list begins. */
export const Funded = ({ notice, lines, counts, total, asked, url }: Listing) => (
  <>
    {notice.plan.tracks.map(({ code, name }) => {
      const rows = lines.filter(({ track }) => track === code)
      if (rows.length > 0)
        return <List narrow caption={<b>{name}</b>} columns={fundedColumns(notice.plan)} rows={rows} />
      const isEmpty = !counts.some(({ track, found }) => track === code && found > 0)
      return isEmpty && !asked.word && asked.page === 1 && <None name={name} />
    })}
    {asked.word && total === 0 && <p>名单里没有名称含有“{asked.word}”的项目或单位。</p>}
    {!asked.whole && notice.funded > ROWS && <Pages page={asked.page} total={total} href={pageIn(url)} />}
  </>
)

const None = ({ name }: { name: string }) => (
  <p>
    <b>{name}</b>：没有拟立项的项目
  </p>
)

export const fundedColumns = ({ tracks }: Plan): Column<PublicLine>[] => [
  {
    head: '赛道',
    text: ({ track }) => tracks.find(({ code }) => code === track)?.name ?? track,
    only: 'file',
  },
  { head: '名次', text: ({ rank }) => String(rank), look: 'middle' },
  {
    head: '项目',
    text: ({ title }) => title,
    also: { head: '申报单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '金额（元）', money: ({ award }) => award },
]
