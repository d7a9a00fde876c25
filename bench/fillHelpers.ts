import {
  cities,
  ends,
  firstNames,
  forms,
  lastNames,
  middles,
  starts,
  subjects,
  topics,
  trades,
} from './names.ts'

const list = (words: string[]) => `array[${words.map((w) => `'${w}'`).join(',')}]`
const pick = (name: string, words: string[]) =>
  `create or replace function bench_${name}(n int) returns text language sql immutable parallel safe as
     $$ select (${list(words)})[1 + n % ${words.length}] $$;\n`

/**
 * SQL the data is made with. `bench_dice` gives a number that depends on its seed alone, so each size is the
 * same at every run; ids follow the shape of UUID version 7 and grow with time as ours do.
 */
const helpersSql = `
create or replace function bench_dice(i bigint, seed int) returns int language sql immutable parallel safe as
  $$ select (hashint8extended(i, seed) & 2147483647)::int $$;
create or replace function bench_id(kind int, i bigint) returns uuid language sql immutable parallel safe as
  $$ select ('01900000-000' || kind || '-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid $$;
create or replace function bench_folded(t text) returns text language sql immutable parallel safe as
  $$ select lower(regexp_replace(normalize(t, NFKD), '[\\u0300-\\u036f]', '', 'g')) $$;
create or replace function bench_words(t text) returns text[] language sql immutable parallel safe as
  $$ select array_remove(regexp_split_to_array(bench_folded(t), '[^[:alnum:]]+'), '') $$;
create or replace function bench_numbers(t text) returns text[] language sql immutable parallel safe as
  $$ select array[d, substr(d, 3), substr(d, 4), right(d, 7), '0' || substr(d, 3)] from (select substr(t, 2) as d) x $$;
${pick('start', starts)}${pick('middle', middles)}${pick('end', ends)}${pick('trade', trades)}${pick('form', forms)}${pick('first', firstNames)}${pick('last', lastNames)}${pick('subject', subjects)}${pick('topic', topics)}${pick('city', cities)}create or replace function bench_stem(i bigint) returns text language sql immutable parallel safe as $$
  select case when bench_dice(i, 1) % 3 = 0 then bench_last(bench_dice(i, 2)) else
    initcap(bench_start(bench_dice(i, 2)) || bench_middle(bench_dice(i, 3)) || bench_end(bench_dice(i, 4))) end $$;
create or replace function bench_domain(i bigint) returns text language sql immutable parallel safe as $$
  select bench_folded(bench_stem(i)) || lower(bench_trade(bench_dice(i, 5))) || '.com' $$;
create or replace function bench_owner(i bigint) returns int language sql immutable parallel safe as
  $$ select 1 + bench_dice(i, 10) % 50 $$;
create or replace function bench_at(i bigint, seed int) returns timestamptz language sql immutable parallel safe as
  $$ select timestamptz '2025-01-01 00:00Z' + bench_dice(i, seed) % 59000000 * interval '1 second' $$;
`

export const helpers = helpersSql.split(/;\n/).filter((sql) => sql.trim())
