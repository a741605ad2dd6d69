import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Asker } from '../people/asker.ts'
import { type Person, type Role, has, isContracted } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import { asset } from './asset.ts'
import { Find, Footer, Strip } from './edges.tsx'

/** A desk: the role it serves, its name after the word mark, and what its navigation holds. */
export type Desk = 'public' | 'applicant' | 'community' | 'operator' | Role
/** `saysNo`: a page that stands in place of what was asked for. `here`: the address of a page that answers an act which was refused; the browser shows it, so that it can be reloaded. */
export type Frame = { title: string; desk?: Desk; wide?: boolean; here?: string; saysNo?: true }

const DESK_NAMES: Record<Desk, string> = {
  public: '',
  applicant: '申报台',
  community: '社区台',
  expert: '评审台',
  operator: '承办台',
  officer: '经办台',
  approver: '审批台',
  finance: '财务台',
  auditor: '监督台',
  administrator: '管理台',
}

const PUBLIC: [string, string][] = [
  ['首页', paths.home()],
  ['需求', paths.needs()],
  ['征集', paths.calls()],
  ['公示', paths.notices()],
  ['项目', paths.projects()],
  ['资金', paths.money()],
  ['办法', paths.rulebooks()],
]

/** `above`: what stands above every page of a round. */
type PageProps = { frame: Frame; asker: Asker; now: Instant; path: string; above?: Child; children?: Child }

/** The whole document. `asker` decides the navigation; `children` is the main column. */
export function Page({ frame, asker, now, path, above, children }: PageProps) {
  const desk = deskOf(frame, asker)
  const dense = desk !== 'public' && desk !== 'applicant' && desk !== 'expert'
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content='{"includeIndicatorCSS":false}' />
        {asker.person && <meta name="person" content={asker.person.id} />}
        {frame.saysNo && <meta name="refused" content="yes" />}
        {frame.here && <meta name="here" content={frame.here} />}
        <title>{`${frame.title}　公益创投`}</title>
        <link rel="stylesheet" href={asset('styles.css')} />
        <link rel="icon" href={asset('seal.svg')} type="image/svg+xml" />
        <script src={asset('saving.mjs')} type="module"></script>
        <script src={asset('htmx.min.js')} defer></script>
        <script src={asset('app.js')} defer></script>
      </head>
      <body class={[dense ? 'dense' : '', dense || frame.wide ? 'wide' : ''].join(' ').trim() || undefined}>
        <a class="unseen skip" href="#main">
          跳到正文
        </a>
        {asker.isDemonstration && <Strip now={now} asker={asker} />}
        <Header desk={desk} path={path} asker={asker} />
        <main id="main">
          {above}
          {children}
        </main>
        <Footer office={asker.office} />
      </body>
    </html>
  )
}

/** Whoever runs a round for an outside unit sees the pages of its officers from a desk of their own. */
const deskOf = ({ desk = 'public' }: Frame, { person }: Asker): Desk =>
  person?.operates && desk !== 'public' && desk !== 'applicant' ? 'operator' : desk

function Header({ desk, path, asker }: { desk: Desk; path: string; asker: Asker }) {
  const name = DESK_NAMES[desk]
  return (
    <header class="site">
      <div class="page">
        <a class="brand" href={paths.home()}>
          <span class="seal" aria-hidden="true">
            益
          </span>
          公益创投
          {name && <span class="desk">{name}</span>}
        </a>
        <nav aria-label="主导航">
          <ul>
            {entries(desk, asker).map(([word, href]) => (
              <li>
                <a href={href} aria-current={isHere(href, path) ? 'page' : undefined}>
                  {word}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {desk !== 'public' && asker.person && <Find />}
        <Who asker={asker} isPublic={desk === 'public'} />
      </div>
    </header>
  )
}

/** A page is where its address is, or below it. */
const isHere = (href: string, path: string): boolean =>
  href === path || (href !== paths.home() && path.startsWith(`${href}/`))

const READING: [string, string][] = [
  ['公示', paths.notices()],
  ['项目', paths.projects()],
  ['资金', paths.money()],
]

/** What a desk leads to, after what waits for its reader. */
const OFFICE: [string, string][] = [
  ['需求', paths.needBook()],
  ['选题', paths.topicLists()],
  ['办法', paths.rulebooks()],
  ['征集', paths.rounds()],
  ['单位', paths.organizations()],
  ['经办', paths.cases()],
  ['专家库', paths.experts()],
  ...READING,
]
const LEADS_TO: Record<Exclude<Desk, 'public'>, [string, string][]> = {
  applicant: [['征集', paths.calls()], ...READING],
  community: [['需求', paths.needBook()], ['征集', paths.calls()], ...READING],
  expert: [['征集', paths.calls()]],
  operator: READING,
  officer: OFFICE,
  approver: OFFICE,
  auditor: OFFICE,
  finance: [['征集', paths.rounds()], ['单位', paths.organizations()], ...READING],
  administrator: [
    ['人员', paths.people()],
    ['邀请', paths.invitations()],
    ['社区', paths.places()],
    ['专家库', paths.experts()],
    ['日历', paths.calendar()],
    ['征集', paths.rounds()],
  ],
}

/** On a public page everyone sees what residents see; on a desk, where it leads, and the person's other desks. */
function entries(desk: Desk, asker: Asker): [string, string][] {
  if (desk === 'public') return PUBLIC
  const others = desksOf(asker).filter((one) => one !== desk)
  return [
    ['待办', paths.desk(desk)],
    ...LEADS_TO[desk],
    ...others.map((one): [string, string] => [DESK_NAMES[one], paths.desk(one)]),
  ]
}

/** Every desk of a person: one account may hold several roles, and look after a place. */
export function desksOf({ person }: Asker): Desk[] {
  if (!person) return []
  const roles: Role[] = ['expert', 'officer', 'approver', 'finance', 'auditor', 'administrator']
  const own: Desk[] = person.organizations.length > 0 ? ['applicant'] : []
  if (isContracted(person)) return ['operator', ...own]
  const held: Desk[] = roles.filter((role) => has(person, role))
  const mine: Desk[] = person.places.length > 0 ? ['community', ...held] : held
  return person.organizations.length > 0 || mine.length === 0 ? ['applicant', ...mine] : mine
}

/** The desk whose navigation a page of the office shows to somebody of several roles. */
export const officeOf = ({ roles, places }: Pick<Person, 'roles' | 'places'>): Desk =>
  roles.find((role) => role !== 'expert') ?? (places.length > 0 ? 'community' : 'officer')

function Who({ asker, isPublic }: { asker: Asker; isPublic: boolean }) {
  const { person } = asker
  if (!person) {
    return (
      <p class="who">
        <a href={paths.signIn()}>登录</a>
      </p>
    )
  }
  const [first = 'applicant'] = desksOf(asker)
  return (
    <p class="who">
      {!isPublic && (
        <a class="to-find" href={paths.search()}>
          搜索
        </a>
      )}
      <span class="desktop">{person.name}</span>
      {isPublic && <a href={paths.desk(first)}>待办</a>}
      <a href={paths.letters()}>信件{asker.unread > 0 && `（${asker.unread}）`}</a>
      <a href={paths.account()}>账号</a>
    </p>
  )
}
