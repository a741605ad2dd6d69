import { paths } from '../../../paths.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Pages, listHref } from '../../../web/controls.tsx'
import { Block, Empty, Head } from '../../../web/parts.tsx'
import { LEAST, sayReached } from '../../../shared/reach.ts'
import type { Track } from '../../../round/calls/rules/plan.ts'
import { KINDS, KIND_WORDS, type LetterKind } from '../../../letters/rules.ts'
import { CHANNELS, CHANNEL_WORDS } from '../../../post/rules/channel.ts'
import { ALL, type Audience, type Counted, type Mailing } from '../rules.ts'
import { AUDIENCE_WORDS, LEFT_WORDS, WHEN, sayTrack } from './words.ts'

type Props = {
  round: { id: string; plan: { title: string; tracks: Track[] } }
  items: Mailing[]
  total: number
  audiences: { audience: Audience; people: number }[]
  letters: Counted[]
  writes: boolean
  page: number
  url: string
}

/** 群发: to whom the office can write now, and what it wrote. */
export const MailingsPage = ({ round, items, total, audiences, letters, writes, page, url }: Props) => (
  <div class="page">
    <Head
      title="群发"
      meta={`共发过${total}次`}
      lead="写给本期同一类的人，每人一封，发出以后不能收回。收信人在站内看到；登记了邮箱、手机并且选了接收的，也发到那里。"
      actions={<Export url={url} />}
    />
    <Block id="audiences" title="写给谁" small="现在的人数">
      <List lined scroll="群发的收信人" columns={audiencesIn(round.id, writes)} rows={audiences} />
    </Block>
    <Block id="sent" title="发过的">
      {items.length === 0 ? (
        <Empty title="还没有群发过">发出的信、发给了谁，都记在这里。</Empty>
      ) : (
        <>
          <List lined scroll="发过的信" columns={MAILINGS(round.plan.tracks)} rows={items} />
          <Pages page={page} total={total} href={(to) => listHref(paths.mailings(round.id), {}, to)} />
        </>
      )}
    </Block>
    <Block id="letters" title="本期的信" small="群发的和网站自动写的；邮件和短信打开没有，不知道">
      {letters.length === 0 ? (
        <Empty title="还没有信">写给申报单位、专家和工作人员的信，按类别和渠道数在这里。</Empty>
      ) : (
        <List lined scroll="本期的信" columns={LETTERS} rows={lettersByKind(letters)} />
      )}
    </Block>
  </div>
)

type OfKind = { kind: LetterKind; all: Counted[] }
export const lettersByKind = (letters: Counted[]): OfKind[] =>
  KINDS.map((kind) => ({ kind, all: letters.filter((one) => one.kind === kind) })).filter(
    ({ all }) => all.length > 0,
  )

export const LETTERS: Column<OfKind>[] = [
  { head: '类别', text: ({ kind }) => KIND_WORDS[kind], keep: 'name' },
  { head: '站内（封）', count: ({ all }) => sum(all.filter(({ channel }) => channel === '')), keep: 'state' },
  ...CHANNELS.map((channel) => ({
    head: CHANNEL_WORDS[channel],
    text: ({ all }: OfKind) => sayLeft(all.filter((one) => one.channel === channel)),
  })),
]

const sum = (all: Counted[]): number => all.reduce((sofar, { letters }) => sofar + letters, 0)

/** "已发出12封，等着发3封" */
const sayLeft = (all: Counted[]): string =>
  all.map(({ came, letters }) => (came === '' ? '' : `${LEFT_WORDS[came]}${letters}封`)).join('，') || '没有'

const audiencesIn = (roundId: string, writes: boolean): Column<Props['audiences'][number]>[] => [
  {
    head: '收信人',
    text: ({ audience }) => AUDIENCE_WORDS[audience],
    href: ({ audience }) => (writes ? paths.mailingTo(roundId, audience, ALL) : undefined),
    keep: 'name',
  },
  { head: '人数', text: ({ people }) => sayReached(people, LEAST), keep: 'state', look: 'num' },
  { head: '说明', text: ({ audience }) => WHEN[audience] },
]

export const MAILINGS = (tracks: Track[]): Column<Mailing>[] => [
  { head: '标题', text: ({ title }) => title, href: ({ id }) => paths.mailing(id), keep: 'name' },
  {
    head: '发给',
    text: ({ audience, track }) =>
      track === '' ? AUDIENCE_WORDS[audience] : `${AUDIENCE_WORDS[audience]}（${sayTrack(track, tracks)}）`,
  },
  { head: '人数', count: ({ receivers }) => receivers },
  { head: '谁发的', text: ({ by }) => by },
  { head: '时间', instant: ({ at }) => at, keep: 'date' },
]
