import { paths } from '../../paths.ts'
import { sayMinute } from '../../shared/days.ts'
import { type Filled, blank } from '../../web/answer.tsx'
import { Form } from '../../web/form.tsx'
import { Actions, Block, Button, Empty, Head, Note } from '../../web/parts.tsx'
import { WhyNot } from '../../web/refusal.tsx'
import { saying } from '../../web/words.ts'
import type { Feed, FeedRefusal } from './rules.ts'

const ACCOUNT = { href: paths.account(), text: '我的账号' }

/** What waits for somebody, in the calendar that they keep. */
export const FeedPage = ({ feed, of }: { feed: Feed; of: Filled }) => (
  <div class="page">
    <Head
      title="期限加进日历"
      crumbs={[ACCOUNT]}
      lead="在手机或者电脑的日历里订阅一个地址，等您办理的事到期的那一天都在里面，前三天、前一天提醒。办好的自己消失。"
    />
    <WhyNot of={of} />
    <Block id="now" title="日历地址">
      {feed === null ? (
        <Empty title="还没有地址">生成以后只显示一次，请当场订阅。</Empty>
      ) : (
        <p>{sayMinute(feed.since)}生成。地址不再显示；忘了、换了手机，就换一个新的，原来的从那时起不能用。</p>
      )}
      <Actions>
        <Form
          to={paths.ownDates()}
          of={blank}
          button={feed === null ? '生成地址' : '换一个新地址'}
          plain={feed !== null}
        />
        {feed !== null && <Form to={paths.ownDatesEnd()} of={blank} button="停用" plain />}
      </Actions>
    </Block>
    <Note>
      有地址的人不用登录就看得到，所以里面只写哪一天、哪类事、依据哪一条，没有单位、项目、姓名和金额；要看是哪一件，还得登录。地址请不要给别人。
    </Note>
  </div>
)

/** Shown to whoever made it, and kept as a hash alone. */
export const FeedMade = ({ address }: { address: string }) => (
  <div class="page">
    <Head title="日历地址已生成" crumbs={[ACCOUNT, { href: paths.ownDates(), text: '期限加进日历' }]} />
    <article class="receipt">
      <p class="code">{address}</p>
      <p>请现在订阅；这一页只在这个浏览器里保留半小时。</p>
    </article>
    <Block id="how" title="怎样订阅">
      <ul>
        <li>苹果手机、电脑：点下面的“用日历打开”，再点“订阅”。</li>
        <li>安卓手机：在日历应用的“添加日历”或者“订阅”里，贴上这个地址。</li>
        <li>Outlook、钉钉、飞书：在日历的“订阅”“从互联网添加”里，贴上这个地址。</li>
      </ul>
      <Actions>
        <Button href={address.replace(/^https?:/, 'webcal:')}>用日历打开</Button>
        <Button plain href={paths.ownDates()}>
          订阅好了
        </Button>
      </Actions>
    </Block>
  </div>
)

export const sayFeed = saying<FeedRefusal>({ 'no-feed': '没有日历地址，不用停用' })
