import { paths } from '../paths.ts'
import type { Asker } from '../people/asker.ts'
import { has } from '../people/rules/person.ts'
import { type Instant, clockOf, dayOf } from '../shared/days.ts'
import { GetForm } from './controls.tsx'
import { Reach } from './office.tsx'

/** Whose time it is: in a demonstration it is that of the exercise, which an administrator moves on. */
export function Strip({ now, asker: { person } }: { now: Instant; asker: Asker }) {
  const time = (
    <>
      演练时间 <time datetime={new Date(now).toISOString()}>{sayClock(now)}</time>
    </>
  )
  return (
    <aside class="strip" aria-label="演示数据">
      <p class="page">
        <b>演示数据</b>
        <span>内容多为虚构，请勿引用</span>
        <span class="clock">
          {person && has(person, 'administrator') ? <a href={paths.clock()}>{time}</a> : time}
        </span>
      </p>
    </aside>
  )
}

/** "2027-03-01 09:00" */
const sayClock = (at: Instant): string => `${dayOf(at)} ${clockOf(at).slice(0, 5)}`

/** How the office is reached, and what everybody may read. */
export function Footer({ office }: Pick<Asker, 'office'>) {
  return (
    <footer class="foot">
      <div class="page">
        <Reach office={office} />
        <ul>
          <li>
            <a href={paths.needs()}>居民需求</a>
          </li>
          <li>
            <a href={paths.calls()}>征集公告</a>
          </li>
          <li>
            <a href={paths.notices()}>公示公告</a>
          </li>
          <li>
            <a href={paths.money()}>资金去向</a>
          </li>
          <li>
            <a href={paths.privacy()}>隐私说明</a>
          </li>
          <li>
            <a href={paths.accessibility()}>无障碍说明</a>
          </li>
        </ul>
      </div>
    </footer>
  )
}

/** 搜索 in the header of every desk; where there is no room for the box, a link. */
export const Find = () => (
  <GetForm class="find" to={paths.search()} search>
    <input aria-label="搜索" name="q" type="search" maxlength={200} placeholder="搜索" />
    <button class="button plain">搜索</button>
  </GetForm>
)
