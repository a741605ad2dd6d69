import type { Child } from 'hono/jsx'
import { type OfficeCard, UNNAMED } from '../../../people/office/rules.ts'
import { paths } from '../../../paths.ts'
import { Chapter, Head } from '../../../web/parts.tsx'
import { OfficeFacts } from '../../../web/office.tsx'

type Props = { office: OfficeCard | null }

/** What is kept of whom, what for, how long and who reads it: as the site does it (SECURITY.md, src/people, migrations). */
export const PrivacyPage = ({ office }: Props) => (
  <div class="page">
    <Head
      title="隐私说明"
      lead={`${office?.name ?? UNNAMED}用这个网站办公益创投：收集居民需求，受理和评审申报，公示结果，跟踪项目。只为这些事收集和使用个人信息，不卖、不换、不用来做广告，也不交给别的网站。`}
    />
    <Chapter id="kept" title="收集什么">
      <List
        items={[
          '有账号的人：姓名、用户名、邮箱、密码（只存不能还原的校验值）、两步验证和通行密钥。评审专家还有工作单位和专业。',
          '申报单位：名称、代码、地址所在街道、联系人和电话、负责人和团队成员的姓名、收款账户。收款账户加密保存，谁看过全部号码都有记录。',
          '提居民需求和异议的人：愿意留的姓名和电话，只用来核实和答复。',
          '登录的设备和时间：给本人看有没有别人在用这个账号，保存半年。',
          '办过的每一件事：谁、什么时候、做了什么。这是公款的记录，按会计档案的要求保存30年，不能改也不能删。',
        ]}
      />
    </Chapter>
    <Chapter id="public" title="公开什么">
      <p>
        公开单位和项目的名称、金额、地点、负责人的姓名。不公开电话、身份证号、银行账号、受益人的姓名。要公开的附件，先查有没有证件号和手机号。
      </p>
    </Chapter>
    <Chapter id="readers" title="谁能看到">
      <p>
        本单位的成员看本单位的；经办人、负责人、财务、监督员按职责看；评审专家评分时看不到申报单位；社区和街道的工作人员只看自己地方的居民需求。
      </p>
    </Chapter>
    <Chapter id="device" title="存在您设备上的">
      <List
        items={[
          '登录用的小文件（Cookie）：最长12小时；退出登录就失效。',
          '认得这台设备的小文件：最长400天，防止别人猜密码时把您也挡在外面。',
          '刚办完的回执和一次性链接：加密存半小时，刷新了还能再看到。',
          '写了还没有交的文字：留在这台设备的浏览器里，交了就删去，最长一个月。公用的电脑，用完请退出登录。',
        ]}
      />
      <p>没有统计和广告的小文件，不加载别的网站的任何东西。</p>
    </Chapter>
    <Chapter id="rights" title="您可以要求什么">
      <p>
        可以查看、更正自己的信息：账号在“<a href={paths.account()}>我的账号</a>
        ”里，单位的在单位的页面上，别的请联系办公室。可以要求删除不再需要的信息；申报、评审和拨款的记录要依法保存，到期以前不能删。对答复不满意，可以打监督电话。
      </p>
      <Contact office={office} />
    </Chapter>
  </div>
)

/** What was tried and what was not: nobody has certified anything. */
export const AccessibilityPage = ({ office }: Props) => (
  <div class="page">
    <Head
      title="无障碍说明"
      lead="这个网站要让每个人都能用：看不清、看不见、不用鼠标、手机旧、网慢，都能提需求、看公告、办申报。"
    />
    <Chapter id="aims" title="照什么做">
      <p>
        照国家标准《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668）和国际上的WCAG
        2.2的AA级做。每次改动都自动检查，没有请过机构认证。
      </p>
    </Chapter>
    <Chapter id="works" title="可以这样用">
      <List
        items={[
          '只用键盘：每个链接、按钮和输入框都能用Tab走到，走到哪里看得见；按“跳到正文”跳过导航。',
          '读屏软件：标题、表格、输入框和错误都有名字；错了会说错在哪一项，并能跳过去。',
          '放大到四倍，或者用手机：内容排成一列，不用左右拖。',
          '不开脚本：看公告、提需求、填表、提交都行，只是不会自动保存。',
          '颜色只是辅助：状态都写着字。系统设成深色，页面也是深色。',
        ]}
      />
    </Chapter>
    <Chapter id="lacks" title="还做不到的">
      <List
        items={[
          '申报单位和办公室上传的附件（扫描件、图片、PDF），读屏软件不一定读得出来。需要时请联系办公室，由人念给您听或者另给一份文字。',
          '没有手语视频和盲文版。',
        ]}
      />
    </Chapter>
    <Chapter id="tell" title="不好用，请告诉我们">
      <p>哪一页、用什么设备、卡在哪里，打电话或者当面说都行。也可以请办公室的同志当面帮您办。</p>
      <Contact office={office} />
    </Chapter>
  </div>
)

const List = ({ items }: { items: Child[] }) => (
  <ul>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

const Contact = ({ office }: Props) => (office ? <OfficeFacts office={office} /> : <p>请联系{UNNAMED}。</p>)
