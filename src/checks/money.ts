import { sql } from 'drizzle-orm'
import type { Check } from './check.ts'

/** Agreements, payments. */
export const MONEY: Check[] = [
  {
    name: 'agreements-of-awards',
    says: 'an agreement is on an announced award, over its amount',
    words: '协议依据公告的立项，金额一致',
    rows: sql`select 'agreement ' || g.id as what from agreements g
      left join awards w on w.submission_id = g.submission_id and w.proposal_id = g.proposal_id and w.round_id = g.round_id
      where w.award_fen is not g.amount_fen or g.at < w.announced_at`,
  },
  {
    name: 'tranches-add-up',
    says: 'the tranches of an agreement make its amount, their percents a hundred',
    words: '各笔拨款合计等于立项资金，比例合计100%',
    rows: sql`select 'agreement ' || g.id as what from agreements g left join tranches t on t.agreement_id = g.id
      group by g.id having coalesce(sum(t.amount_fen), 0) <> g.amount_fen or coalesce(sum(t.percent), 0) <> 100
        or max(t.seq) <> count(*)`,
  },
  {
    name: 'signed-by-two',
    says: 'nobody signs for both sides, nor before the agreement was drafted',
    words: '协议双方由不同的人在拟定以后签署',
    rows: sql`select distinct 'agreement ' || s.agreement_id as what from signatures s join agreements g on g.id = s.agreement_id
      left join signatures o on o.agreement_id = s.agreement_id and o.side <> s.side
      where s.at < g.at or o.by_id = s.by_id`,
  },
  {
    name: 'bureau-signs-another’s-draft',
    says: 'who drafted an agreement does not sign it for the bureau',
    words: '主管单位由拟定人以外的人签署协议',
    rows: sql`select 'agreement ' || s.agreement_id as what from signatures s join agreements g on g.id = s.agreement_id
      where s.side = 'bureau' and s.by_id = g.by_id`,
  },
  {
    name: 'paid-what-was-planned',
    says: 'a payment is of its tranche’s own amount',
    words: '拨款金额等于该笔计划',
    rows: sql`select 'payment ' || y.id as what from payments y
      join tranches t on t.agreement_id = y.agreement_id and t.seq = y.tranche_seq where t.amount_fen <> y.amount_fen`,
  },
  {
    name: 'paid-within-the-award',
    says: 'no more is paid than the award',
    words: '拨款合计不超过立项资金',
    rows: sql`select 'agreement ' || g.id as what from payments y join agreements g on g.id = y.agreement_id
      group by g.id having sum(y.amount_fen) > g.amount_fen`,
  },
  {
    name: 'paid-behind-its-gate',
    says: 'a payment was made after its gate was passed, and never behind a failed one',
    words: '拨款在该笔条件达成以后',
    rows: sql`select 'payment ' || y.id as what from payments y
      join tranches t on t.agreement_id = y.agreement_id and t.seq = y.tranche_seq
      where not exists (select 1 from passed_gates w where w.agreement_id = t.agreement_id and w.gate = t.gate and w.at <= y.at)`,
  },
  {
    name: 'paid-in-turn',
    says: 'no tranche is paid before one ahead of it, unless that one’s gate failed',
    words: '拨款按先后次序',
    rows: sql`select 'payment ' || y.id as what from payments y
      join tranches b on b.agreement_id = y.agreement_id and b.seq < y.tranche_seq and b.amount_fen > 0
      left join payments z on z.agreement_id = b.agreement_id and z.tranche_seq = b.seq
      where (z.id is null or z.at > y.at)
        and not exists (select 1 from failed_gates f where f.agreement_id = b.agreement_id and f.gate = b.gate)
        and not exists (select 1 from abandoned_gates f where f.agreement_id = b.agreement_id and f.gate = b.gate)`,
  },
  {
    name: 'paid-to-the-party',
    says: 'a payment went to the organization of the project, or to the host of its group',
    words: '拨款付给申报单位或它的托管单位',
    rows: sql`select 'payment ' || y.id as what from payment_accounts c join payments y on y.id = c.payment_id
      join agreements g on g.id = y.agreement_id join proposals p on p.id = g.proposal_id
      left join agreement_hosts h on h.agreement_id = g.id
      where c.organization_id <> coalesce(h.host_id, p.organization_id)`,
  },
  {
    name: 'paid-to-an-account',
    says: 'a payment names the account that it went to, as it stands there',
    words: '拨款写明付到哪个账户，与账户资料一致',
    rows: sql`select 'payment ' || y.id as what from payments y left join payment_accounts c on c.payment_id = y.id
      left join bank_accounts b on b.organization_id = c.organization_id and b.version = c.version
      where b.version is null or (b.holder, b.bank, b.tail) <> (c.holder, c.bank, c.tail)`,
  },
  {
    name: 'one-voucher-once',
    says: 'a voucher is of one payment or of one refund, whatever its case and blanks',
    words: '一个凭证号只用一次',
    rows: sql`select 'voucher ' || min(voucher) as what from (select voucher from payment_vouchers union all select voucher || '' from refund_vouchers)
      group by upper(replace(voucher, ' ', '')) having count(*) > 1`,
  },
]
