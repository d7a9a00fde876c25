/**
 * One statement per object; each takes the first and the last account. Account i has contacts 3i-2…3i, deal i
 * and activities 5i-4…5i, all seen with the account.
 */
const accounts = 'generate_series($1::bigint, $2::bigint) i'
const each = (count: number) =>
  `(select i as account, (i - 1) * ${count} + n as i from ${accounts}, generate_series(1, ${count}) n) x`

const owner = (i: string) =>
  `case when bench_dice(${i}, 11) % 200 > 0 then bench_id(5, bench_owner(${i})) end`
const oneOf = (seed: number, ...values: string[]) =>
  `(array[${values.map((v) => `'${v}'`).join(',')}])[1 + bench_dice(i, ${seed}) % ${values.length}]`

const industries = `array['Agriculture','Automotive','Banking','Construction','Consulting','Education','Energy','Finance','Healthcare',
  'Hospitality','Insurance','Legal','Logistics','Manufacturing','Media','Real estate','Retail','Technology','Utilities']`

export const accountsSql = `insert into account (id, name, kind, types, lifecycle_stage, status, parent, legal_name, account_number,
    owner, account_manager, team, website, email, phone, billing_address, industry, employees, annual_revenue,
    annual_revenue_currency, year_founded, language, source, tier, rating, tags, description, x_region, x_score,
    created_at, created_by, updated_at, updated_by, version)
  select bench_id(1, i), bench_stem(i) || ' ' || bench_trade(bench_dice(i, 5)) || ' ' || bench_form(bench_dice(i, 6)), 'company',
    array[${oneOf(30, 'prospect', 'customer', 'partner')}],
    ${oneOf(31, 'prospect', 'prospect', 'qualified', 'customer', 'customer', 'repeatBuyer', 'inactive')}, 'active',
    case when i > 100 and bench_dice(i, 32) % 10 = 0 then bench_id(1, 1 + bench_dice(i, 33) % (i / 2)) end,
    null, 'A' || lpad(i::text, 7, '0'), ${owner('i')},
    case when bench_dice(i, 12) % 10 = 0 then bench_id(5, 1 + bench_dice(i, 13) % 50) end,
    case when bench_dice(i, 11) % 200 > 0 then bench_id(6, 1 + bench_owner(i) % 10) end,
    'https://www.' || bench_domain(i), case when i % 2 = 0 then 'info@' || bench_domain(i) end,
    '+4989' || (10000000 + bench_dice(i, 34) % 89999999)::text,
    jsonb_build_object('street', 'Main street ' || bench_dice(i, 35) % 200, 'postalCode', (10000 + bench_dice(i, 36) % 89999)::text,
      'city', bench_city(bench_dice(i, 37)), 'country', 'DE'),
    (${industries})[1 + bench_dice(i, 38) % 19], case when i % 10 > 0 then 1 + bench_dice(i, 39) % 5000 end,
    case when i % 5 > 0 then bench_dice(i, 40) % 10000000 * 100::bigint end, case when i % 5 > 0 then 'EUR' end,
    1900 + bench_dice(i, 41) % 125, 'en', ${oneOf(42, 'Web', 'Referral', 'Campaign', 'Event', 'Partner')},
    ${oneOf(43, 'A', 'B', 'C', 'VIP')}, ${oneOf(44, 'Hot', 'Warm', 'Cold')}, array[${oneOf(45, 'key', 'test', 'export', 'region')}],
    'Uses ' || bench_topic(bench_dice(i, 46)) || ' and asks for ' || bench_topic(bench_dice(i, 47)),
    ${oneOf(48, 'North', 'East', 'South', 'West', 'Overseas')}, bench_dice(i, 49) % 100,
    timestamptz '2024-01-01 00:00Z' + i * interval '50 seconds', bench_id(5, 1), bench_at(i, 50), bench_id(5, bench_owner(i)), 1
  from ${accounts}`

export const contactsSql = `insert into contact (id, name, first_name, last_name, account, title, email, phone, preferred_channel, owner,
    created_at, created_by, updated_at, updated_by, version)
  select bench_id(2, i), bench_first(bench_dice(i, 60)) || ' ' || bench_last(bench_dice(i, 61)), bench_first(bench_dice(i, 60)),
    bench_last(bench_dice(i, 61)), bench_id(1, account), ${oneOf(62, 'Head of purchasing', 'Engineer', 'Accountant', 'Director')},
    bench_folded(bench_first(bench_dice(i, 60)) || '.' || bench_last(bench_dice(i, 61))) || '@' || bench_domain(account),
    case when i % 2 = 0 then '+4930' || (10000000 + bench_dice(i, 63) % 89999999)::text end, ${oneOf(64, 'email', 'phone', 'meeting')},
    ${owner('account')}, timestamptz '2024-01-01 00:10Z' + account * interval '50 seconds', bench_id(5, 1), bench_at(i, 65),
    bench_id(5, 1), 1
  from ${each(3)}`

export const dealsSql = `insert into deal (id, number, name, account, contact, pipeline, stage, amount, amount_currency, probability,
    close_date, owner, type, source, stage_entered_at, created_at, created_by, updated_at, updated_by, version)
  select bench_id(4, i), i, bench_stem(i) || ' ' || bench_topic(bench_dice(i, 70)), bench_id(1, i), bench_id(2, i * 3), s.pipeline, s.id,
    bench_dice(i, 71) % 1000000 * 100::bigint, 'EUR', s.probability, bench_at(i, 72)::date + 60, ${owner('i')},
    ${oneOf(73, 'new', 'renewal', 'upsell')}, ${oneOf(74, 'Web', 'Referral', 'Partner')}, bench_at(i, 75), bench_at(i, 76), bench_id(5, 1),
    bench_at(i, 77), bench_id(5, 1), 1
  from ${accounts} join (select *, row_number() over (order by position) - 1 as place, count(*) over () as many from stage) s
    on s.place = bench_dice(i, 78) % s.many`

export const activitiesSql = `insert into activity (id, subject, kind, at, account, contact, deal, owner, done,
    created_at, created_by, updated_at, updated_by, version)
  select bench_id(7, i), bench_subject(bench_dice(i, 80)) || ' about ' || bench_topic(bench_dice(i, 81)),
    ${oneOf(82, 'note', 'call', 'meeting', 'task', 'email')}, bench_at(i, 83), bench_id(1, account), bench_id(2, account * 3),
    case when i % 5 = 0 then bench_id(4, account) end, ${owner('account')}, i % 2 = 0, bench_at(i, 83), bench_id(5, 1), bench_at(i, 83),
    bench_id(5, 1), 1
  from ${each(5)}`

const ranges: [object: string, kind: number, count: number][] = [
  ['account', 1, 1],
  ['contact', 2, 3],
  ['deal', 4, 1],
  ['activity', 7, 5],
]
const within = (kind: number, count: number) =>
  `r.id between bench_id(${kind}, ($1::bigint - 1) * ${count} + 1) and bench_id(${kind}, $2::bigint * ${count})`

// What src/core/server/search.ts keeps of each field; `checkTokens` compares the two.
export const tokens: Record<string, string> = {
  account: `bench_words(name || ' ' || coalesce(account_number, '') || ' ' || coalesce(email, '') || ' ' || substr(website, 13))
    || bench_numbers(phone) || email`,
  contact: `bench_words(name || ' ' || email) || email || case when phone is not null then bench_numbers(phone) end`,
  deal: `bench_words(name) || lpad(number::text, greatest(5, length(number::text)), '0')`,
  activity: 'bench_words(subject)',
}

export const tokensSql = ranges.map(
  ([object, kind, count]) => `insert into search_token (token, object, record)
    select distinct left(token, 60), '${object}', r.id from ${object} r, unnest(${tokens[object]}) token
    where ${within(kind, count)} and token <> ''`,
)

// Everything was created once; a tenth was changed since. Ids of changes need only be unique within a record.
export const changesSql = ranges.flatMap(([object, kind, count]) => [
  `insert into change (record, id, object, version, at, actor, kind)
    select r.id, r.id, '${object}', 1, r.created_at, r.created_by, 'created' from ${object} r where ${within(kind, count)}`,
  `insert into change (record, id, object, version, at, actor, kind, changes)
    select r.id, gen_random_uuid(), '${object}', 2, r.updated_at, r.updated_by, 'changed',
      jsonb_build_object('owner', jsonb_build_array(null, r.owner)) from ${object} r
    where ${within(kind, count)} and hashtext(r.id::text) % 10 = 0`,
])
