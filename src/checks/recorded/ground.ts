import type { SQL } from 'drizzle-orm'
import { subjects } from '../../history/subjects.ts'
import { type Act, col, of, text } from './act.ts'

const ofReversal = of('select subject from reversals where id = t.reversal_id')
const ofGrant = subjects.person.of(of('select person_id from role_grants where id = t.grant_id'))
const ofPlace = subjects.person.of(of('select person_id from community_places where id = t.grant_id'))
const ofLink = subjects.organization.of(
  of('select organization_id from member_invitations where id = t.invitation_id'),
)
const ofFile = of('select place from files where id = t.file_id')
const bookOf = subjects.rulebook.of(of('select rulebook_id from rulebook_versions where id = t.version_id'))
/** A bar that came of a sanction is told with it, in the history of the project. */
const barOf = (column: string): SQL =>
  of(`select coalesce((select '${subjects.project('')}' || j.id from sanctions s join projects j on j.id = s.project_id
    join agreements g on g.id = j.agreement_id join proposals p on p.id = g.proposal_id
    where p.organization_id = b.organization_id and s.by_id = b.by_id and s.at = b.at),
    '${subjects.organization('')}' || b.organization_id) from bars b where b.id = ${column}`)
const ofRegistration = subjects.organization.of(
  of('select organization_id from registration_changes where id = t.change_id'),
)
const ofBar = subjects.organization.of(of('select organization_id from bars where id = t.bar_id'))
const ofGroup = subjects.organization.of(of('select group_id from hostings where id = t.hosting_id'))
const ofChange = subjects.organization.of(
  of('select organization_id from organization_changes where id = t.change_id'),
)
const ofProposedRole = subjects.person.of(of('select person_id from role_proposals where id = t.proposal_id'))
const ofSuspension = subjects.person.of(of('select person_id from suspensions where id = t.suspension_id'))
const person = subjects.person.of(col('person_id'))
const invitation = subjects.invitation.of(col('invitation_id'))
const ofRecovery = subjects.person.of(of('select person_id from recoveries where id = t.recovery_id'))
const organization = subjects.organization.of(col('organization_id'))

/** What people, organizations and the office do beside the rounds, in the order of the schema. */
export const OF_THE_GROUND: Act[] = [
  { table: 'reversals', words: '更正', subject: col('subject') },
  { table: 'reversal_answers', words: '更正的答复', subject: ofReversal, key: 'reversal_id' },
  { table: 'invitations', words: '邀请', subject: subjects.invitation.of(col('id')) },
  { table: 'invitation_renewals', words: '重新邀请', subject: invitation },
  { table: 'invitation_acceptances', words: '接受邀请', subject: invitation, key: 'invitation_id' },
  { table: 'role_grants', words: '角色授予', subject: person },
  { table: 'role_ends', words: '角色终止', subject: ofGrant, key: 'grant_id' },
  { table: 'person_changes', words: '姓名和邮箱的修改', subject: person },
  { table: 'reach_choices', words: '接收方式的选择', subject: person, key: 'person_id' },
  { table: 'recoveries', words: '找回账号', subject: person },
  { table: 'recovery_answers', words: '找回账号的答复', subject: ofRecovery, key: 'recovery_id' },
  { table: 'recovery_uses', words: '找回账号的使用', subject: ofRecovery, key: 'recovery_id' },
  { table: 'recovery_withdrawals', words: '找回账号的作废', subject: ofRecovery, key: 'recovery_id' },
  { table: 'organizations', words: '单位登记', subject: subjects.organization.of(col('id')) },
  { table: 'memberships', words: '成员加入', subject: organization, key: 'person_id' },
  { table: 'member_invitations', words: '成员邀请', subject: organization },
  { table: 'member_invitation_ends', words: '成员邀请的终止', subject: ofLink, key: 'invitation_id' },
  { table: 'registration_changes', words: '登记更正', subject: organization },
  { table: 'registration_answers', words: '登记更正的答复', subject: ofRegistration, key: 'change_id' },
  { table: 'membership_ends', words: '成员退出', subject: organization },
  { table: 'office_cards', words: '办公室联系方式', subject: text(subjects.office), key: 'version' },
  {
    table: 'channel_settings',
    words: '站外发送的设置',
    subject: subjects.channel.of(col('channel')),
    key: 'channel',
  },
  { table: 'wordings', words: '信件文字', subject: subjects.wording.of(col('wording')), key: 'wording' },
  { table: 'places', words: '街道社区', subject: text(subjects.places) },
  { table: 'community_places', words: '社区工作人员的指定', subject: person },
  { table: 'community_place_ends', words: '社区工作人员的终止', subject: ofPlace, key: 'grant_id' },
  {
    table: 'files',
    words: '附件',
    subject: col('place'),
    // a round begun with last round's attachments has rows of its own for them, before it is one
    but: of('select 1 from files o where o.object = t.object and o.id <> t.id and o.at < t.at'),
  },
  { table: 'file_removals', words: '附件移除', subject: ofFile, key: 'file_id' },
  { table: 'rulebooks', words: '管理办法', subject: subjects.rulebook.of(col('id')) },
  { table: 'rulebook_versions', words: '管理办法版本', subject: subjects.rulebook.of(col('rulebook_id')) },
  { table: 'rulebook_requests', words: '管理办法提请', subject: bookOf, key: 'version_id' },
  { table: 'rulebook_returns', words: '管理办法的退回和收回', subject: bookOf, key: 'version_id' },
  { table: 'rulebook_discards', words: '管理办法草稿的作废', subject: bookOf, key: 'version_id' },
  { table: 'rulebook_enactments', words: '管理办法施行', subject: bookOf, key: 'version_id' },
  { table: 'clock_moves', words: '演练时间前移', subject: text(subjects.clock), key: 'seq' },
  { table: 'calendar_years', words: '放假安排', subject: subjects.calendar.of(col('year')), key: 'year' },
  { table: 'organization_profiles', words: '单位资料', subject: organization, key: 'organization_id' },
  { table: 'bank_accounts', words: '收款账户', subject: organization, key: 'organization_id' },
  { table: 'account_readings', words: '查看完整账号', subject: organization },
  { table: 'all_organization_checks', words: '单位核验', subject: organization },
  { table: 'organization_moves', words: '孵化进阶', subject: organization, key: 'organization_id' },
  { table: 'organization_changes', words: '单位变更', subject: organization },
  { table: 'all_organization_change_answers', words: '单位变更的确认', subject: ofChange },
  { table: 'bars', words: '不受理决定', subject: barOf('t.id') },
  { table: 'bar_decisions', words: '不受理的审定', subject: barOf('t.bar_id'), key: 'bar_id' },
  { table: 'bar_lifts', words: '不受理的解除', subject: ofBar, key: 'bar_id' },
  { table: 'hostings', words: '托管申请', subject: subjects.organization.of(col('group_id')) },
  { table: 'hosting_answers', words: '托管答复', subject: ofGroup, key: 'hosting_id' },
  { table: 'hosting_ends', words: '托管终止', subject: ofGroup, key: 'hosting_id' },
  { table: 'role_proposals', words: '角色提议', subject: person },
  { table: 'role_answers', words: '角色提议的确认', subject: ofProposedRole, key: 'proposal_id' },
  { table: 'invitation_answers', words: '邀请的确认', subject: invitation, key: 'invitation_id' },
  { table: 'invitation_withdrawals', words: '邀请的撤回', subject: invitation, key: 'invitation_id' },
  { table: 'suspensions', words: '账号停用', subject: person },
  { table: 'suspension_lifts', words: '账号恢复', subject: ofSuspension, key: 'suspension_id' },
]
