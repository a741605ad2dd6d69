import { paths } from '../../../paths.ts'
import { numbered } from '../../../round/calls/rules/round.ts'
import { STANDING_WORDS } from '../../../round/proposals/pages/words.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Chapter } from '../../../web/parts.tsx'
import { Rest } from '../../pages/waiting.tsx'
import type { Hosted } from '../rules/hosted.ts'

/** For whoever signs and receives the money for a group: nothing where no group is hosted. */
export const HostedChapter = ({ hosted }: { hosted: Hosted[] }) =>
  hosted.length === 0 ? null : (
    <Chapter id="hosted" title="我托管的" small="由社区社会组织填写和报告，由我单位签约、收款和核算">
      <List unseenCaption="我托管的" columns={HOSTED} rows={hosted} />
      <Rest rows={hosted.length} />
    </Chapter>
  )

const HOSTED: Column<Hosted>[] = [
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ id }) => paths.proposal(id),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '受理编号', text: (proposal) => numbered(proposal, 'SQ', proposal.number) },
  {
    head: '状态',
    text: ({ standing }) => STANDING_WORDS[standing].word,
    tone: ({ standing }) => STANDING_WORDS[standing].tone,
    keep: 'state',
  },
  {
    head: '协议（元）',
    money: ({ amount }) => amount,
    href: ({ agreementId }) => agreementId && paths.agreement(agreementId),
  },
  {
    head: '已到账（元）',
    money: ({ agreementId, paid }) => (agreementId === null ? null : paid),
    href: ({ agreementId }) => agreementId && paths.payments(agreementId),
  },
  { head: '补正到', day: ({ correctBy }) => correctBy },
  { head: '下一份报告', day: ({ reportBy }) => reportBy, keep: 'date' },
]
