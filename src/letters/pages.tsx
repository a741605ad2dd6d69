import { paths } from '../paths.ts'
import { type Instant, sayMinute } from '../shared/days.ts'
import { Filters, Pages, listHref, sayTotal } from '../web/controls.tsx'
import { blank } from '../web/answer.tsx'
import { Form } from '../web/form.tsx'
import { Empty, Head, Tag } from '../web/parts.tsx'
import { KINDS, KIND_WORDS, type Letter, type LetterKind } from './rules.ts'

export type Received = Letter & { id: string; at: Instant; readAt: Instant | null }

/** `total`: of this kind, or of all; `unread` is that of the whole inbox, as it was before this visit. */
type Props = {
  letters: Received[]
  total: number
  unread: number
  page: number
  kind: LetterKind | undefined
  now: Instant
}

/** A page of a person's letters, newest first; those not read before this visit are marked. */
export const Inbox = ({ letters, total, unread, page, kind, now }: Props) => {
  const reached = kind !== undefined
  const all = `${kind ? KIND_WORDS[kind] : ''}共${sayTotal({ total, page, reached })}封`
  return (
    <div class="page">
      <Head
        title="信件"
        meta={unread > 0 && !kind ? `${all}，${unread}封没有读过` : all}
        actions={unread > newIn(letters) ? <AllRead until={now} /> : undefined}
      />
      {(total > 0 || kind) && (
        <Filters items={[{ ...KIND, value: kind }]} action={paths.letters()} shown="" />
      )}
      {total === 0 ? (
        kind ? (
          <Empty title={`没有“${KIND_WORDS[kind]}”的信件`}>
            <a href={paths.letters()}>看全部信件</a>
          </Empty>
        ) : (
          <Empty title="还没有信件">申报、评审和项目有了进展，会在这里告诉您。</Empty>
        )
      ) : (
        <>
          <ul class="links">
            {letters.map((letter) => (
              <Item {...letter} />
            ))}
          </ul>
          <Pages {...{ page, total, reached }} href={(to) => listHref(paths.letters(), { kind }, to)} />
        </>
      )}
    </div>
  )
}

const KIND = {
  ...({ kind: 'select', name: 'kind', label: '类别' } as const),
  options: KINDS.map((value) => ({ value, text: KIND_WORDS[value] })),
}

const newIn = (letters: Received[]): number => letters.filter(({ readAt }) => readAt === null).length

/** For whoever has more new letters than this page shows. */
const AllRead = ({ until }: { until: Instant }) => (
  <Form to={paths.letterReadings()} of={blank} hidden={{ until }} button="全部标为已读" plain />
)

const Item = ({ kind, subject, body, about, grounds, at, readAt }: Received) => (
  <li>
    {readAt === null && <Tag tone="now">新</Tag>} <a href={about}>{subject}</a>
    <p class="lines">{body}</p>
    {grounds.length > 0 && <Grounds {...{ grounds }} />}
    <p class="quiet small">
      <time datetime={new Date(at).toISOString()}>{sayMinute(at)}</time>，{KIND_WORDS[kind]}
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
