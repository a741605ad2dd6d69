import { type Instant, sayMinute } from '../shared/days.ts'
import { Empty, Head, Tag } from '../web/parts.tsx'
import type { Letter } from './rules.ts'

export type Received = Letter & { id: string; at: Instant; readAt: Instant | null }

/** Most letters that the inbox shows; older ones stay in the database. */
export const SHOWN = 50

/** A person's letters, newest first; those not read before this visit are marked. */
export const Inbox = ({ letters }: { letters: Received[] }) => (
  <div class="page">
    <Head title="信件" meta={countOf(letters)} />
    {letters.length === 0 ? (
      <Empty title="还没有信件">申报、评审和项目有了进展，会在这里告诉您。</Empty>
    ) : (
      <ul class="links">
        {letters.map((letter) => (
          <Item {...letter} />
        ))}
      </ul>
    )}
  </div>
)

function countOf(letters: Received[]): string {
  const unread = letters.filter(({ readAt }) => readAt === null).length
  const all = letters.length < SHOWN ? `共${letters.length}封` : `最近${SHOWN}封`
  return unread > 0 ? `${all}，${unread}封没有读过` : all
}

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
