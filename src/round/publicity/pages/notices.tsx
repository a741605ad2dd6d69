import { paths } from '../../../paths.ts'
import { Struck } from '../../../reversals/pages.tsx'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Pages, listHref } from '../../../web/controls.tsx'
import { Links } from '../../../web/lists.tsx'
import { Chapter, Empty, Head, Tag } from '../../../web/parts.tsx'
import { EndingsChapter } from '../../calls/endings/pages.tsx'
import type { EndingItem } from '../../calls/endings/rules.ts'
import { type NoticeItem, type NoticeState, noticeNumber, stateOf } from '../rules/notice.ts'
import { STATE_WORDS, sayPeriod } from './words.ts'

type Props = { notices: NoticeItem[]; now: Instant; page: number; total: number; endings: EndingItem[] }

/** Every notice there has been; what is open to objection first. */
export function NoticesPage({ notices, now, page, total, endings }: Props) {
  const isOpen = (notice: NoticeItem) => OPEN.includes(stateOf(notice, now))
  const open = notices.filter(isOpen)
  const past = notices.filter((notice) => !isOpen(notice))
  return (
    <div class="page">
      <Head
        title="公示公告"
        lead="拟立项的名单先公示，任何人都可以实名书面提出异议；期满、异议都有了答复，再发布公告。"
      />
      {total === 0 && <Empty title="还没有公示">名单审定以后，在这里公示。</Empty>}
      {open.length > 0 && (
        <Chapter id="open" title="正在公示">
          <NoticeLinks notices={open} now={now} />
        </Chapter>
      )}
      {past.length > 0 && (
        <Chapter id="past" title="以往的公示">
          <NoticeLinks notices={past} now={now} />
        </Chapter>
      )}
      {total > 0 && <Pages page={page} total={total} href={(at) => listHref(paths.notices(), {}, at)} />}
      <EndingsChapter items={endings} />
    </div>
  )
}

const OPEN: NoticeState[] = ['upcoming', 'running']

const NoticeLinks = ({ notices, now }: Pick<Props, 'notices' | 'now'>) => (
  <Links
    items={notices.map((notice) => ({
      href: paths.notice(notice.id),
      text: notice.reversed ? <Struck>{noticeTitle(notice)}</Struck> : noticeTitle(notice),
      small: (
        <>
          <StateTag state={stateOf(notice, now)} /> {noticeNumber(notice.code, notice.seq)}，
          {notice.announcedAt === null ? sayPeriod(notice) : `${dayOf(notice.announcedAt)}公告`}，
          {notice.funded}个项目，{yuan(notice.total)}元
        </>
      ),
    }))}
  />
)

/** What a notice is called before and after the final announcement, in the two lines of its paper. */
export const titleLines = (round: string, announcedAt: Instant | null): string[] => [
  round,
  announcedAt === null ? '拟立项项目公示' : '立项项目公告',
]

const noticeTitle = ({ title, announcedAt }: NoticeItem) => titleLines(title, announcedAt).join('')

export const StateTag = ({ state }: { state: NoticeState }) => (
  <Tag tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Tag>
)
