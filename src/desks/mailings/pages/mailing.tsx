import { paths } from '../../../paths.ts'
import type { Track } from '../../../round/calls/rules/plan.ts'
import { sayMinute } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Pages, pageIn } from '../../../web/controls.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Head } from '../../../web/parts.tsx'
import type { Delivered, Mailing } from '../rules.ts'
import { AUDIENCE_WORDS, LEFT_WORDS, sayTrack } from './words.ts'

type Props = {
  round: { id: string; plan: { title: string; tracks: Track[] } }
  mailing: Mailing
  delivered: Delivered[]
  page: number
  url: string
}

/** One that was sent: its words, and to whom and how it went. */
export const MailingPage = ({ round, mailing, delivered, page, url }: Props) => (
  <div class="page">
    <Head
      title={mailing.title}
      crumbs={[{ href: paths.mailings(round.id), text: '群发' }]}
      actions={<Export url={url} />}
    />
    <Facts
      rows={[
        { name: '发给', value: AUDIENCE_WORDS[mailing.audience] },
        { name: '赛道', value: sayTrack(mailing.track, round.plan.tracks) },
        { name: '人数', value: `${mailing.receivers}人` },
        { name: '谁发的', value: mailing.by },
        { name: '时间', value: sayMinute(mailing.at) },
      ]}
    />
    <Block id="body" title="正文" small="大括号里的换成了各人的">
      <p class="lines">{mailing.text}</p>
    </Block>
    <Block id="delivered" title="发送情况" small="邮件和短信打开没有，不知道">
      <List lined scroll="发送情况表" columns={DELIVERED} rows={delivered} />
      <Pages page={page} total={mailing.receivers} href={pageIn(url)} />
    </Block>
  </div>
)

export const DELIVERED: Column<Delivered>[] = [
  { head: '姓名', text: ({ name }) => name, keep: 'name' },
  { head: '站内', text: ({ isRead }) => (isRead ? '读过' : '还没有读'), keep: 'state' },
  { head: '邮件', text: ({ mail }) => (mail === null ? '不发' : LEFT_WORDS[mail]) },
  { head: '短信等', text: ({ sms }) => (sms === null ? '不发' : LEFT_WORDS[sms]) },
]
