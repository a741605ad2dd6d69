import { paths } from '../paths.ts'
import { type Instant, sayMinute } from '../shared/days.ts'
import { Pages, listHref } from '../web/controls.tsx'
import { blank } from '../web/answer.tsx'
import { Form } from '../web/form.tsx'
import { Empty, Head, Tag } from '../web/parts.tsx'
import type { Letter } from './rules.ts'

export type Received = Letter & { id: string; at: Instant; readAt: Instant | null }

/** `total` and `unread` are those of the whole inbox, as it was before this visit. */
type Props = { letters: Received[]; total: number; unread: number; page: number; now: Instant }

/** A page of a person's letters, newest first; those not read before this visit are marked. */
export const Inbox = ({ letters, total, unread, page, now }: Props) => (
  <div class="page">
    <Head
      title="信件"
      meta={unread > 0 ? `共${total}封，${unread}封没有读过` : `共${total}封`}
      actions={unread > newIn(letters) ? <AllRead until={now} /> : undefined}
    />
    {total === 0 ? (
      <Empty title="还没有信件">申报、评审和项目有了进展，会在这里告诉您。</Empty>
    ) : (
      <>
        <ul class="links">
          {letters.map((letter) => (
            <Item {...letter} />
          ))}
        </ul>
        <Pages page={page} total={total} href={(to) => listHref(paths.letters(), {}, to)} />
      </>
    )}
  </div>
)

const newIn = (letters: Received[]): number => letters.filter(({ readAt }) => readAt === null).length

/** For whoever has more new letters than this page shows. */
const AllRead = ({ until }: { until: Instant }) => (
  <Form to={paths.letterReadings()} of={blank} hidden={{ until }} button="全部标为已读" plain />
)

const Item = ({ subject, body, about, grounds, at, readAt }: Received) => (
  <li>
    {readAt === null && <Tag tone="now">新</Tag>} <a href={about}>{subject}</a>
    <p>{body}</p>
    {grounds.length > 0 && <Grounds {...{ grounds }} />}
    <p class="quiet small">
      <time datetime={new Date(at).toISOString()}>{sayMinute(at)}</time>
    </p>
  </li>
)

/** "依据：《某区公益创投项目管理办法》第十条、征集公告", each a link to the text. */
const Grounds = ({ grounds }: Pick<Letter, 'grounds'>) => (
  <p class="quiet small">
    依据：
    {grounds.map(({ says, href }, at) => (
      <>
        {at > 0 && '、'}
        <a href={href}>{says}</a>
      </>
    ))}
  </p>
)
