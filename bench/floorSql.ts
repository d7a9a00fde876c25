/**
 * What a program could at least do for each workload: one prepared statement each, no sign-in, no rights, no
 * audit, no event. Written by hand against the same rows; the answers carry what ours carry.
 */
const wireAccount = `a.id, a.name, a.kind, a.types, a.lifecycle_stage as "lifecycleStage", a.partner_kind as "partnerKind", a.status,
  a.parent, a.legal_name as "legalName", a.account_number as "accountNumber", a.owner, a.account_manager as "accountManager", a.team,
  a.website, a.email, a.phone, a.billing_address as "billingAddress", a.shipping_address as "shippingAddress", a.industry,
  a.sub_industry as "subIndustry", a.naics, a.sic, a.ownership, a.ticker, a.employees,
  case when a.annual_revenue is not null then json_build_object('amount', a.annual_revenue, 'currency', a.annual_revenue_currency) end
    as "annualRevenue", a.year_founded as "yearFounded", a.currency, a.language, a.time_zone as "timeZone",
  a.preferred_channel as "preferredChannel", a.preferred_payment_method as "preferredPaymentMethod", a.birth_date as "birthDate",
  a.anniversary, a.tax_ids as "taxIds", a.source, a.tier, a.rating, a.site, a.tags, a.description, a.x_region, a.x_score,
  a.created_at as "createdAt", a.created_by as "createdBy", a.updated_at as "updatedAt", a.updated_by as "updatedBy", a.version`
const row = (columns: string) => `row_to_json((select r from (select ${columns}) r))`
const title = (table: string, object: string, id: string) =>
  `(select json_build_object('id', x.id, 'object', '${object}', 'title', x.name) from ${table} x where x.id = ${id})`

const listColumns = `a.id, a.name, a.types, a.lifecycle_stage as "lifecycleStage", a.industry, a.employees,
  case when a.annual_revenue is not null then json_build_object('amount', a.annual_revenue, 'currency', a.annual_revenue_currency) end
    as "annualRevenue", a.owner, a.parent, a.updated_at as "updatedAt", a.x_region, a.x_score, a.version,
  json_build_object('owner', ${title('"user"', 'user', 'a.owner')}, 'parent', ${title('account', 'account', 'a.parent')}) as included`

const direction: Record<string, string> = { name: 'asc', annual_revenue: 'desc', industry: 'asc' }

// `more` is the seller's right written by hand: with it the floor answers the very rows Mainstay answers.
const listed = (sort: string, more = '') => {
  const found = `from account a where a.deleted_at is null and a.lifecycle_stage = any($1) and a.x_score >= $2${more}`
  return `select json_build_object('data', (select json_agg(j) from (select ${row(listColumns)} as j ${found}
      and a.${sort} is not null order by a.${sort} ${direction[sort]}, a.id ${direction[sort]} limit 50) l),
    'count', (select count(*) from (select ${found} limit 1001) n))::text as json`
}
const seen = ' and (a.owner = $3 or a.account_manager = $3 or a.team = $4 or a.owner is null)'
const lists = Object.keys(direction).flatMap((sort) => [
  [`list-${sort}`, listed(sort)],
  [`seen-${sort}`, listed(sort, seen)],
])

const related = (name: string, table: string, link: string, sort: string, columns: string) =>
  `'${name}', (select json_build_object('data', coalesce(json_agg(j), '[]'), 'count', (select count(*) from (select from ${table} n
      where n.${link} = a.id and n.deleted_at is null limit 1001) b)) from (select ${row(columns)} as j from ${table} c
      where c.${link} = a.id and c.deleted_at is null order by ${sort}, c.id limit 5) l)`

const page = `select json_build_object('record', ${row(
  `${wireAccount}, json_build_object(${['owner', 'account_manager', 'created_by', 'updated_by']
    .map((n) => `'${n}', ${title('"user"', 'user', `a.${n}`)}`)
    .join(
      ', ',
    )}, 'team', ${title('team', 'team', 'a.team')}, 'parent', ${title('account', 'account', 'a.parent')}) as included`,
)}, 'related', json_build_object(${[
  related(
    'subsidiaries',
    'account',
    'parent',
    'c.name',
    'c.id, c.name, c.types, c.industry, c.employees, c.version',
  ),
  related(
    'contacts',
    'contact',
    'account',
    'c.name',
    'c.id, c.name, c.title, c.email, c.phone, c.owner, c.version',
  ),
  related('contactRoles', 'account_contact', 'account', 'c.created_at', 'c.id, c.title, c.roles, c.version'),
  related('contactPoints', 'contact_point', 'account', 'c.value', 'c.id, c.value, c.kind, c.version'),
  related(
    'activities',
    'activity',
    'account',
    'c.at desc',
    `c.id, c.subject, c.kind, c.at, c.contact, c.owner, c.version, json_build_object('owner', ${title('"user"', 'user', 'c.owner')},
    'contact', ${title('contact', 'contact', 'c.contact')}) as included`,
  ),
  related(
    'deals',
    'deal',
    'account',
    'c.updated_at desc',
    `c.id, c.name, c.stage, c.amount, c.close_date, c.owner, c.version,
    json_build_object('owner', ${title('"user"', 'user', 'c.owner')}, 'stage', ${title('stage', 'stage', 'c.stage')}) as included`,
  ),
  related('files', 'file', 'account', 'c.created_at', 'c.id, c.name, c.type, c.size, c.version'),
].join(',\n')}))::text as json from account a where a.id = $1 and a.deleted_at is null`

const insert = `insert into account as a (id, name, kind, types, lifecycle_stage, status, owner, team, website, email, phone, billing_address,
    industry, employees, annual_revenue, annual_revenue_currency, tags, description, x_region, x_score, created_at, created_by, updated_at,
    updated_by, version)
  select gen_random_uuid(), r.name, 'company', r.types, r."lifecycleStage", 'active', r.owner, r.team, r.website, r.email, r.phone,
    r."billingAddress", r.industry, r.employees, (r."annualRevenue"->>'amount')::bigint, r."annualRevenue"->>'currency', r.tags,
    r.description, r.x_region, r.x_score, now(), r.owner, now(), r.owner, 1
  from json_to_record($1::json) r(name text, types text[], "lifecycleStage" text, owner uuid, team uuid, website text, email text,
    phone text, "billingAddress" jsonb, industry text, employees bigint, "annualRevenue" jsonb, tags text[], description text,
    x_region text, x_score bigint) returning ${row(wireAccount)}::text as json`

const change = `update account a set employees = $2, version = version + 1, updated_at = now() where id = $1
  returning ${row(wireAccount)}::text as json`

const search = `select json_build_object('data', json_agg(h))::text as json from (select object, id, title from bench_title
  where title ilike '%' || $1 || '%' order by similarity(title, $1) desc limit 20) h`

export const floorSql: Record<string, string> = {
  read: `select ${row(wireAccount)}::text as json from account a where a.id = $1 and a.deleted_at is null`,
  page,
  ...Object.fromEntries(lists),
  search,
  create: insert,
  change,
}

/** Titles of all objects with a trigram index, as most systems search them. */
export const trigramSql = [
  'create extension if not exists pg_trgm',
  `create table if not exists bench_title as select 'account' as object, id, name as title from account
    union all select 'contact', id, name from contact union all select 'deal', id, name from deal
    union all select 'activity', id, subject from activity`,
  'create index if not exists bench_title_trigram on bench_title using gin (title gin_trgm_ops)',
  'analyze bench_title',
]
