import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Instant, dayOf, daysBetween, sayDeadline } from '../../../shared/days.ts'
import { Crumbs, Tag } from '../../../web/parts.tsx'
import { isDone, stageWord, type Overview } from '../../overview/rules.ts'
import type { Dates, Span } from '../rules/dates.ts'
import { STAGES, standingsOf } from '../rules/stages.ts'
import { sayCount, sayDates } from './counted.ts'
import { type Place, othersOf, placeOf } from './places.ts'

type Props = { round: Overview; dates: Dates; person: Person; now: Instant; path: string }

/** 页头: a round’s name, state and life above every page of it, with every stage one step away. */
export function RoundFrame({ round, dates, person, now, path }: Props) {
  const home = paths.round(round.id)
  return (
    <div class="page">
      <header class="round">
        <Crumbs
          items={[
            { href: paths.rounds(), text: '征集' },
            path === home ? { text: round.code } : { href: home, text: round.code },
          ]}
        />
        <Name round={round} isHome={path === home} />
        <p class="meta">
          <Tag tone={isDone(round) ? 'good' : 'now'}>{stageWord(round, now)}</Tag>
          <span>{sayNext(round, now)}</span>
          <a href={paths.call(round.id)}>公开页</a>
        </p>
        <nav aria-label="本期各阶段">
          <Life {...{ round, dates, person, now, path }} />
          <ul class="more-of">
            <li class="quiet">本期还有</li>
            {othersOf(round, person, path).map((place) => (
              <li>
                <Step place={place} />
              </li>
            ))}
          </ul>
        </nav>
      </header>
    </div>
  )
}

const Name = ({ round, isHome }: { round: Overview; isHome: boolean }) =>
  isHome ? (
    <h1 class="name">{round.title}</h1>
  ) : (
    <p class="name">
      <a href={paths.round(round.id)}>{round.title}</a>
    </p>
  )

/** The deadline that comes next, or the one that was last. */
function sayNext({ opens, closes, scoringCloses, sheets, decision }: Overview, now: Instant): string {
  if (now < opens) return `${sayDeadline(opens)}开始征集`
  const [at, what] = sheets > 0 && decision === null ? [scoringCloses, '评分'] : [closes, '申报']
  const days = daysBetween(dayOf(now), dayOf(at - 1))
  return `${sayDeadline(at)}${what}截止${now < at ? (days === 0 ? '，就在今天' : `，还有${days}天`) : ''}`
}

/** The ten stages: the bar says how far the round is, the ground which page is shown. */
function Life({ round, dates, person, now, path }: Props) {
  const standings = standingsOf(round, now)
  return (
    <ol class="life">
      {STAGES.map((stage) => {
        const standing = standings[stage]
        return (
          <li class={standing === 'ahead' ? undefined : standing}>
            <Step place={placeOf(stage, round, person, path)}>
              {standing === 'now' && <span class="unseen">正在办的阶段，</span>}
              <span>{sayCount(stage, round, now)}</span>
              <When span={dates[stage]} />
            </Step>
          </li>
        )
      })}
    </ol>
  )
}

/** What is not known yet is said by the count. */
const When = ({ span }: { span: Span }) =>
  span.from || span.to ? <span class="when">{sayDates(span)}</span> : <></>

/** A page that somebody may not read is named, and leads nowhere. */
const Step = ({ place: { text, href, here }, children }: { place: Place; children?: Child }) => {
  const says = children ? (
    <>
      <b>{text}</b>
      {children}
    </>
  ) : (
    text
  )
  if (href === null) return <span class="step">{says}</span>
  return (
    <a class="step" href={href} aria-current={here ? 'page' : undefined}>
      {says}
    </a>
  )
}
