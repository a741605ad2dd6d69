import type { Reader } from './table.ts'

/** Acts that a story sends in eight copies at once; test/fresh.ts asks each story whether it has. */
export const IN_STORIES: Record<string, string[]> = {
  'test/stories/one-whole-round.test.ts': [
    '/agreements/:id/payments',
    '/agreements/:id/project',
    '/agreements/:id/signature',
    '/decisions/:id/approval',
    '/invitations/:token',
    '/milestones/:id/report',
    '/notices/:id/announcement',
    '/projects/:id/closing',
    '/projects/:id/evaluation',
    '/projects/:id/final-report',
    '/projects/:id/refund',
    '/proposals/:id/agreement',
    '/proposals/:id/eligibility',
    '/proposals/:id/submission',
    '/reports/:id/review',
    '/rounds',
    '/rounds/:id/assignments',
    '/rounds/:id/decision',
    '/rounds/:id/declaration',
    '/rounds/:id/notices',
    '/rounds/:id/panel',
    '/rounds/:id/proposals',
    '/rounds/:id/publication',
    '/sheets/:id/submission',
  ],
  'test/stories/a-group-with-its-host.test.ts': [
    '/agreements/:id/account-confirmation',
    '/agreements/:id/draft',
    '/hostings/:id/answer',
    '/hostings/:id/end',
    '/organizations/:id/hosting',
    '/organizations/:id/profile',
  ],
  'test/stories/a-community-group-with-its-host.test.ts': ['/bars/:id/lift', '/proposals/:id/withdrawal'],
  'test/stories/withdraw-reopen-submit-again.test.ts': ['/proposals/:id/reopening'],
  'test/stories/a-sealed-round-is-opened.test.ts': ['/rounds/:id/opening', '/rounds/:id/opening-request'],
  'test/stories/a-correction-touches-only-its-field.test.ts': [
    '/proposals/:id/correction/submission',
    '/proposals/:id/corrections',
  ],
}

type Typed = Record<string, unknown>
const REASON = { reason: '理由' }

/** What an office does beside that, on the world of these tests, in this order: some follow from others. `place`: one that it may give. */
export const RACED: [route: string, reader: Reader, typed: (of: { place: string }) => Typed][] = [
  ['POST /needs/:id/steps', 'worker', () => ({ step: 'agenda', note: '走访了三户' })],
  ['POST /needs/:id/answer', 'officer', () => ({ outcome: 'not-taken-up', text: '已有别的服务' })],
  ['POST /topic-lists', 'officer', () => ({ title: '新的清单' })],
  ['POST /topics/:id/removal', 'officer', () => ({})],
  ['POST /enquiries/:id/answer', 'officer', () => ({ answer: '可以联合申报。' })],
  ['POST /rounds/:id/amendments', 'officer', () => ({ ...REASON, title: '2026年春季社区公益创投' })],
  ['POST /rulebooks/:id/enactment', 'approver', () => ({})],
  [
    'POST /calendar/:year',
    'administrator',
    () => ({ holidays: '2027-01-01', source: '国办发明电〔2026〕9号' }),
  ],
  [
    'POST /office',
    'administrator',
    () => ({
      name: '公益创投办公室',
      phone: '010-55500001',
      supervision: '010-55500002',
      address: '某街1号',
      hours: '工作日9:00至17:00',
    }),
  ],
  ['POST /wordings/:wording', 'administrator', () => ({ subject: '退回了：{期}', body: '因{原因}退回。' })],
  ['POST /partner-requests/:id/answer', 'worker', () => ({ outcome: 'agreed', note: '' })],
  ['POST /similar/:id/remarks', 'officer', () => ({})],
  ['POST /objections/:id/answer', 'officer', () => ({})],
  ['POST /sanctions/:id/reply', 'member', () => ({ text: '马上改' })],
  ['POST /sanctions/:id/decision', 'approver', () => ({})],
  ['POST /projects/:id/sanctions', 'officer', () => ({})],
  ['POST /organizations/:id/verification', 'officer', () => ({})],
  ['POST /organizations/:id/bars', 'officer', () => ({})],
  ['POST /bars/:id/decision', 'approver', () => ({})],
  [
    'POST /organizations/:id/account',
    'member',
    () => ({ holder: '社', bank: '工行东直门支行', number: '6222021234567890', again: '6222021234567890' }),
  ],
  ['POST /organizations/:id/account/reading', 'finance', () => REASON],
  ['POST /organizations/:id/certificates/:file/removal', 'member', () => ({})],
  ['POST /organizations/:id/member-links', 'member', () => ({ name: '乙', role: 'editor' })],
  [
    'POST /organizations',
    'newcomer',
    () => ({
      kind: 'community',
      name: '新社',
      filingNo: '备9',
      subdistrict: '和平里',
      contact: '新',
      phone: '010-55500009',
    }),
  ],
  [
    'POST /experts',
    'administrator',
    () => ({ name: '丁', employer: '高校', field: '社工', email: 'ding@example.org' }),
  ],
  ['POST /invitations', 'administrator', () => ({ name: '戊', email: 'wu@example.org', roles: ['officer'] })],
  ['POST /places', 'administrator', () => ({ subdistrict: '新街道', communities: '新社区' })],
  ['POST /people/:id/places', 'administrator', ({ place }) => ({ place })],
  ['POST /people/:id/place-ends', 'administrator', ({ place }) => ({ place })],
  ['POST /people/:id/roles', 'administrator', () => ({ role: 'auditor' })],
  ['POST /people/:id/role-ends', 'administrator', () => ({ role: 'finance' })],
  [
    'POST /register',
    'visitor',
    () => ({ username: 'eight', password: 'a long enough word', name: '八', email: 'eight@example.org' }),
  ],
]

/** Acts that nobody races another for, and why not. */
export const BY_NOBODY: Record<string, string[]> = {
  'they answer, and write nothing': [
    '/account/passkeys/challenge',
    '/calendar/:year/preview',
    '/wordings/:wording/preview',
    '/needs/look-up',
    '/proposals/:id/budget',
    '/rulebooks/:id/room',
    '/sign-in/passkey/challenge',
  ],
  'one person does them to their own account, to the same end however often': [
    '/account/password',
    '/account/sessions/:id',
    '/letters/readings',
    '/sign-in',
    '/sign-out',
  ],
}
