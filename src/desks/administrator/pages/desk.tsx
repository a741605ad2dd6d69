import { paths } from '../../../paths.ts'
import type { OfficeCard } from '../../../people/office/rules.ts'
import { ROLES, ROLE_WORDS } from '../../../people/rules/person.ts'
import type { MissingYear } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Export } from '../../../web/controls.tsx'
import { Facts, Figures, Links } from '../../../web/lists.tsx'
import { Block, Button, Empty, Head, Note } from '../../../web/parts.tsx'
import { type Line, Matters } from '../../matters/pages/matters.tsx'
import { recoveryLine, roleLine } from '../../matters/pages/shared.ts'
import { recoveryMatters, roleMatters } from '../../matters/rules/shared.ts'
import { Rest } from '../../pages/waiting.tsx'
import { inOrder } from '../../matters/rules/matter.ts'
import type { Invited, StuckProject, StuckRound } from '../rules/desk.ts'
import type { AdministratorMatter } from '../rules/matters.ts'
import type { findAdministrator } from '../store/desk.ts'

type Found = Awaited<ReturnType<typeof findAdministrator>>

export const AdministratorDesk = ({
  office,
  found: { counts, invited, holders, stuckRounds, stuckProjects, missing, matters, roles, recoveries },
  now,
  url,
}: {
  office: OfficeCard | null
  found: Found
  now: Instant
  url: string
}) => (
  <div class="page">
    <Head
      title="管理"
      meta={`${counts.open}份邀请等待接受`}
      actions={
        <>
          <Export url={url} />
          <Button href={paths.invitations()} plain>
            邀请
          </Button>
        </>
      }
    />
    {office === null && (
      <Note tone="warn">
        网站上还没有联系电话：页脚、公告和登录页都要印。请
        <a href={paths.office()}>填写办公室的联系方式</a>。
      </Note>
    )}
    {missing !== null && (
      <Note tone={missing.neededFrom <= dayOf(now) ? 'bad' : 'warn'}>
        {missing.year}年的放假安排还没有录入，{sayNeeded(missing, dayOf(now))}。国务院公布以后，请
        <a href={paths.calendarYear(missing.year)}>录入{missing.year}年的放假安排</a>。
      </Note>
    )}
    {stuckRounds.map((one) => (
      <StuckNote {...one} about={`（评分${sayMinute(one.by)}截止）`} />
    ))}
    {stuckProjects.map((one) => (
      <StuckNote {...one} about={sayProject(one)} />
    ))}
    <Figures
      ruled
      items={[
        { name: '账号', value: String(counts.people), unit: '个' },
        { name: '申报单位', value: String(counts.organizations), unit: '家' },
        { name: '专家库', value: String(counts.experts), unit: '名' },
        { name: '过期未接受的邀请', value: String(counts.expired), unit: '份' },
      ]}
    />
    <Block id="waiting" title="等我办理">
      <Matters
        lines={inOrder([
          ...matters.map(matterLine),
          ...roleMatters(roles).map(roleLine),
          ...recoveryMatters(recoveries).map(recoveryLine),
        ])}
        now={now}
        empty="要确认的角色和找回的账号、要补的人和专家、要录入的放假安排、没有发成的信，列在这里。"
      />
    </Block>
    <Block id="invitations" title="还没有接受的邀请">
      {invited.length === 0 ? (
        <Empty title="没有等待接受的邀请">发出的邀请在被接受以前列在这里。</Empty>
      ) : (
        <List lined scroll="还没有接受的邀请表" columns={INVITED} rows={invited} />
      )}
      <Rest rows={invited.length} href={paths.invitations()} text="邀请" />
    </Block>
    <Block id="roles" title="各角色人数">
      <Facts
        rows={ROLES.map((role) => ({
          name: ROLE_WORDS[role],
          value: (
            <a href={`${paths.people()}?role=${role}`}>
              {holders.find((one) => one.role === role)?.people ?? 0}人
            </a>
          ),
        }))}
      />
    </Block>
    <Block id="links" title="管理">
      <Links
        items={[
          { href: paths.people(), text: '人员', small: '账号与角色' },
          { href: paths.confirmations(), text: '待确认的角色', small: '工作人员的角色由两个人给' },
          { href: paths.recoveries(), text: '找回账号', small: '忘了密码、丢了手机的，核实本人后重设' },
          { href: paths.roleBook(), text: '角色登记', small: '谁有什么角色，谁提出、谁确认' },
          { href: paths.invitations(), text: '邀请', small: '工作人员用一次性的链接加入' },
          { href: paths.experts(), text: '专家库', small: '登记专家并发出邀请' },
          { href: paths.office(), text: '联系方式', small: '电话、监督电话、地址和办公时间，印在每一页' },
          { href: paths.channels(), text: '站外发送', small: '邮件、企业微信、钉钉和短信，设好以后试发一条' },
          { href: paths.wordings(), text: '信件文字', small: '网站写的每一封信，可以改成本区的说法' },
          { href: paths.places(), text: '社区', small: '街道和社区，居民需求从这里提出' },
          { href: paths.calendar(), text: '日历', small: '每年的放假安排，工作日的期限照它计算' },
        ]}
      />
    </Block>
  </div>
)

function matterLine({ act, id, about, small, count, role, ...rest }: AdministratorMatter): Line {
  const said = { ...rest, ...(small && { small }) }
  switch (act) {
    case 'appoint':
      return { ...said, href: paths.people(), text: `指定能办“${about}”的${role ? ROLE_WORDS[role] : ''}` }
    case 'add-experts':
      return { ...said, href: paths.experts(), text: `专家库补${count}名专家：${about}` }
    case 'set-calendar':
      return { ...said, href: paths.calendarYear(id), text: `录入${about}年的放假安排` }
    case 'settle-unsent':
      return { ...said, href: paths.channel(id), text: `处理没有发成的${count}封信：${about}` }
  }
}

const sayNeeded = ({ neededFrom }: MissingYear, today: Day): string =>
  neededFrom <= today
    ? '有按工作日算的期限已经算到那一年，算不出最后一天'
    : `从${sayDay(neededFrom)}起，按工作日算的期限就会算到那一年`

/** Nobody of the role may act there: who can be appointed, and what waits for it. */
const StuckNote = ({ roundId, round, role, about }: (StuckRound | StuckProject) & { about: string }) => (
  <Note tone="warn">
    <a href={paths.round(roundId)}>{round}</a>
    {about}：没有一位{ROLE_WORDS[role]}能办，在任的都有利害关系，或者没有人在任。请
    <a href={paths.people()}>指定一位没有利害关系的{ROLE_WORDS[role]}</a>。
  </Note>
)

const sayProject = ({ project, by }: StuckProject): string =>
  `“${project}”（${by ? `下一份报告${sayDay(by)}到期` : '等着签协议、拨款或者结项'}）`

export const INVITED: Column<Invited>[] = [
  { head: '姓名', text: ({ name }) => name, keep: 'name' },
  { head: '邮箱', text: ({ email }) => email },
  { head: '角色', text: ({ roles }) => roles.map((role) => ROLE_WORDS[role]).join('、') },
  { head: '有效期至', deadline: ({ expiresAt }) => expiresAt, keep: 'date' },
  {
    head: '状态',
    text: ({ isExpired }) => (isExpired ? '已过期' : '等待接受'),
    tone: ({ isExpired }) => (isExpired ? 'warn' : 'now'),
    keep: 'state',
  },
]
