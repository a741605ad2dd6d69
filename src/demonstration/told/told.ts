import type { BundleProposal } from '../../bundle/entries.ts'
import { TOLD, type Told } from './projects.ts'

/**
 * A proposal's texts in words of its own, from what its project tells and the numbers that the folder has: deterministic,
 * and made up like these. A folder whose projects are not known here keeps its own texts.
 */
export function toldOf(proposal: BundleProposal): Texts {
  const told = TOLD.get(proposal.id)
  if (!told) return proposal
  const frame = FRAME_OF[proposal.id] ?? Number(proposal.id.slice(1))
  const numbers = numbersOf(proposal)
  const of = (frames: Frame[]) => pick(frames, frame)(told, proposal.place, numbers)
  const agency = AGENCY.includes(proposal.id) ? FROM_AGENCY : ''
  return {
    summary: of(SUMMARIES),
    // some were found ineligible for saying nothing here
    need: proposal.need && `${of(NEEDS)}${agency}`,
    goals: proposal.goals.map((goal, at) =>
      at === 0 ? of(GOALS) : at === 2 ? `${told.isNew}，写成可以照着做的册子一份` : goal,
    ),
    innovation: `${told.isNew}。${pick(LASTING, frame + 1)}`,
    risks: [{ risk: told.risk, response: told.response }, pick(RISKS, frame)],
    plan: proposal.plan.map((step, at) => ({ ...step, work: workOf(told, at, frame) ?? step.work })),
    effects: proposal.effects.map((effect, at) => ({ ...effect, method: pick(METHODS, frame + at) })),
  }
}

type Texts = Pick<BundleProposal, 'summary' | 'need' | 'goals' | 'innovation' | 'risks' | 'plan' | 'effects'>

/** Those that somebody copied are told in the frames of what they copied: a copy with its own place and numbers. */
const FRAME_OF: Record<string, number> = { P0026: 7, P0063: 20, P0077: 35 }

/** Five that have one paragraph from the same hand. */
const AGENCY = ['P0012', 'P0017', 'P0022', 'P0029', 'P0033']
const FROM_AGENCY =
  '本项目以党建为引领，以居民需求为导向，构建社区、社会组织、社会工作者三社联动的服务格局，通过赋能增能实现居民从被动接受到主动参与的转变，打造可复制、可推广、可持续的品牌样板，形成人人有责、人人尽责、人人享有的治理共同体，全面提升居民的获得感、幸福感和安全感。'

type Numbers = { times: number; people: number; homes: string; share: string }
type Frame = (told: Told, place: string, numbers: Numbers) => string

/** The folder's: how often and for how many from its outputs, homes visited and their answer from its sentence of need. */
function numbersOf({ outputs, need }: BundleProposal): Numbers {
  const target = (name: string) => outputs.find((output) => output.name === name)?.target ?? 0
  return {
    times: target('活动场次'),
    people: target('受益人数'),
    homes: /走访(\d+)户/.exec(need)?.[1] ?? '30',
    share: /(\d+)%/.exec(need)?.[1] ?? '70',
  }
}

const pick = <T>(all: [T, ...T[]] | T[], at: number): T => {
  const one = all[at % all.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const SUMMARIES: Frame[] = [
  ({ who, does }, place, { times, people }) =>
    `在${place}为${who}做三件事：${does.join('；')}。全年${times}次，受益${people}人。`,
  ({ who, amiss, does: [a, b] }) => `${amiss}。本项目请${who}一起动手，${a}，${b}。`,
  ({ who, does: [a, b, c] }, place, { people }) =>
    `为${place}${people}名${who}而设。做法有三步：一是${a}；二是${b}；三是${c}。`,
  ({ who, does: [a, , c], isNew }, _, { times }) =>
    `一年${times}次活动，对象是${who}。主要做法是${a}；另外${c}。特点：${isNew}。`,
  ({ who, does: [a, b] }, place) =>
    `${place}的${who}是我们要找的人。我们打算${a}，同时${b}，一年以后由居民自己接着做。`,
]

const NEEDS: Frame[] = [
  ({ amiss }, place, { homes, share }) =>
    `${amiss}。我们在${place}走访了${homes}户，${share}%的人把这件事排在前三位。`,
  ({ amiss, who }, place, { homes }) =>
    `去年冬天起，我们到${place}${homes}户人家坐下来听。说得最多的是：${amiss}。${who}自己提出要有人牵头。`,
  ({ amiss, does: [a] }, place, { homes, share }) =>
    `${place}居民议事会上，${homes}位代表里${share}%举手同意先办这一件。原因很实在：${amiss}。大家的主意是${a}。`,
  ({ amiss, who }, _, { homes, share }) =>
    `发出问卷${homes}份，${share}%填了“很需要”。${amiss}。现有的服务都不是为${who}设的。`,
  ({ amiss, who, isNew }, place) =>
    `${amiss}。${place}没有单位专门管这件事，${who}只能各想各的办法。居民议过两回，认为可以${isNew}。`,
]

const GOALS: Frame[] = [
  ({ who, does: [a] }, _, { people }) =>
    `一年内为${people}名${who}${a.startsWith('请') ? '办成这件事：' : ''}${a}`,
  ({ who }, _, { people, times }) => `让${people}名${who}在全年${times}次活动里至少来六次`,
  ({ does: [, b], who }, _, { people }) => `${b}，覆盖${who}${people}人`,
  ({ does: [, , c] }, place, { people }) => `在${place}做到${c}，直接受益${people}人`,
]

const LASTING: string[] = [
  '预算怎样花，每季在公告栏贴一次。',
  '结束以后场地由社区留着，骨干接着排班。',
  '用驻区单位的屋子和设备，不添大件。',
  '每次活动由一名居民主持，社工只在旁边记。',
  '受益的人下一年来当志愿者。',
  '每半年请居民评一次，评得不好的内容换掉。',
  '做法写在一页纸上，隔壁社区拿去就能用。',
]

const RISKS: BundleProposal['risks'] = [
  { risk: '来的人比预计的少', response: '由楼门组长逐户去请，换到居民方便的时间' },
  { risk: '志愿者中途退出', response: '每个岗位备一名替补，每月排一次班' },
  { risk: '场地临时被占用', response: '与社区签一年的使用约定，另备一处' },
  { risk: '遇上雾霾和高温', response: '改在室内，或者顺延一周' },
  { risk: '经费到账晚', response: '前两个月由本单位垫付，单据齐全' },
]

const METHODS: string[] = [
  '结束问卷',
  '活动前后各测一次',
  '每次签到和回访电话',
  '请社区居委会抽查二十户',
  '由居民代表打分',
  '查看活动记录',
]

/** The five steps of a template, each in one of its own words. */
function workOf({ who, does: [a, b, c] }: Told, at: number, frame: number): string | undefined {
  const steps: string[][] = [
    [`找齐${who}的名单，逐户问时间`, `与居委会定场地，招志愿者`, `走访、摸底，贴出招募告示`],
    [`${a}，先试两次`, `开始${a}`, `第一批人到位：${a}`],
    [`${b}；开一次半年评议会`, `请居民评前半年，接着${b}`, `中期小结，${b}`],
    [`${c}`, `${c}，并补上前面缺的`, `重点做：${c}`],
    [`算账、回访、向居民报告`, `办一次展示，交结项材料`, `整理记录，请居民打分，结项`],
  ]
  const words = steps[at]
  return words && pick(words, frame + at)
}
