-- Made by bin/schema.mjs from the definitions; Mainstay applies the same by itself.

create table "account" (
  id uuid primary key,
  "name" text not null,
  "kind" text not null,
  "types" text[],
  "partner_kind" text,
  "lifecycle_stage" text,
  "status" text not null,
  "parent" uuid,
  "legal_name" text,
  "account_number" text,
  "owner" uuid,
  "account_manager" uuid,
  "team" uuid,
  "website" text,
  "email" text,
  "phone" text,
  "billing_address" jsonb,
  "shipping_address" jsonb,
  "industry" text,
  "sub_industry" text,
  "naics" text,
  "sic" text,
  "ownership" text,
  "ticker" text,
  "employees" bigint,
  "annual_revenue" bigint,
  "annual_revenue_currency" text,
  "year_founded" bigint,
  "currency" text,
  "language" text,
  "time_zone" text,
  "preferred_channel" text,
  "preferred_hours" text,
  "preferred_payment_method" text,
  "birth_date" date,
  "anniversary" date,
  "tax_ids" text[],
  "source" text,
  "tier" text,
  "rating" text,
  "site" text,
  "tags" text[],
  "description" text,
  "last_contact_at" timestamptz,
  "last_contact_by" uuid,
  "last_contact" uuid,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "account" add constraint "account_kind_choices_4239c850" check ("kind" in ('company', 'person', 'household'));

alter table "account" add constraint "account_partner_kind_choices_c5092a7d" check ("partner_kind" in ('reseller', 'affiliate'));

alter table "account" add constraint "account_lifecycle_stage_choices_38e4c61c" check ("lifecycle_stage" in ('prospect', 'qualified', 'customer', 'repeatBuyer', 'inactive'));

alter table "account" add constraint "account_status_choices_029db73e" check ("status" in ('active', 'inactive', 'archived'));

alter table "account" add constraint "account_preferred_channel_choices_6adada19" check ("preferred_channel" in ('email', 'phone', 'meeting', 'chat', 'sms', 'post'));

alter table "account" add constraint "account_tier_choices_105d59a8" check ("tier" in ('A', 'B', 'C', 'VIP'));

create table "contact" (
  id uuid primary key,
  "name" text not null,
  "salutation" text,
  "first_name" text,
  "last_name" text,
  "account" uuid,
  "title" text,
  "department" text,
  "email" text,
  "phone" text,
  "mobile" text,
  "address" jsonb,
  "birth_date" date,
  "next_birthday" date,
  "language" text,
  "time_zone" text,
  "preferred_channel" text,
  "preferred_hours" text,
  "reports_to" uuid,
  "owner" uuid,
  "source" text,
  "tags" text[],
  "description" text,
  "last_contact_at" timestamptz,
  "last_contact_by" uuid,
  "last_contact" uuid,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "contact" add constraint "contact_preferred_channel_choices_6adada19" check ("preferred_channel" in ('email', 'phone', 'meeting', 'chat', 'sms', 'post'));

create table "account_contact" (
  id uuid primary key,
  "title" text,
  "account" uuid not null,
  "contact" uuid not null,
  "roles" text[],
  "is_primary" boolean,
  "active" boolean,
  "from" date,
  "to" date,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "account_relation" (
  id uuid primary key,
  "from" uuid not null,
  "type" text not null,
  "to" uuid not null,
  "since" date,
  "until" date,
  "note" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "account_relation" add constraint "account_relation_type_choices_f5baa508" check ("type" in ('paysFor', 'shipsTo', 'partnerOf', 'supplies', 'referredBy', 'competitorOf'));

create table "lead" (
  id uuid primary key,
  "name" text not null,
  "first_name" text,
  "last_name" text,
  "company" text,
  "title" text,
  "status" text not null,
  "unqualified_reason" text,
  "email" text,
  "phone" text,
  "website" text,
  "source" text,
  "campaign" text,
  "first_touch_at" timestamptz,
  "first_touch_channel" text,
  "first_touch_what" text,
  "last_touch_at" timestamptz,
  "last_touch_channel" text,
  "last_touch_what" text,
  "owner" uuid,
  "team" uuid,
  "language" text,
  "tags" text[],
  "description" text,
  "converted_at" timestamptz,
  "converted_account" uuid,
  "converted_contact" uuid,
  "converted_deal" uuid,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "lead" add constraint "lead_status_choices_4b573b3d" check ("status" in ('new', 'working', 'nurturing', 'qualified', 'unqualified', 'converted'));

alter table "lead" add constraint "lead_first_touch_channel_choices_c083c89c" check ("first_touch_channel" in ('call', 'meeting', 'email', 'chat', 'message', 'web', 'event', 'other'));

alter table "lead" add constraint "lead_last_touch_channel_choices_c083c89c" check ("last_touch_channel" in ('call', 'meeting', 'email', 'chat', 'message', 'web', 'event', 'other'));

create table "contact_point" (
  id uuid primary key,
  "value" text not null,
  "kind" text not null,
  "normalised" text,
  "place" jsonb,
  "label" text,
  "account" uuid,
  "contact" uuid,
  "lead" uuid,
  "is_primary" boolean,
  "valid" text not null,
  "verified_at" timestamptz,
  "verified_by" uuid,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "contact_point" add constraint "contact_point_kind_choices_6b64c95b" check ("kind" in ('email', 'phone', 'address', 'url', 'social', 'messaging'));

alter table "contact_point" add constraint "contact_point_valid_choices_032a3116" check ("valid" in ('unknown', 'ok', 'bounced', 'invalid'));

create table "activity" (
  id uuid primary key,
  "subject" text not null,
  "kind" text not null,
  "body" text,
  "at" timestamptz,
  "ends_at" timestamptz,
  "duration" bigint,
  "due_at" timestamptz,
  "done" boolean,
  "direction" text,
  "outcome" text,
  "priority" text,
  "location" text,
  "account" uuid,
  "contact" uuid,
  "deal" uuid,
  "lead" uuid,
  "owner" uuid,
  "all_day" boolean,
  "remind" text,
  "remind_at" timestamptz,
  "recurrence" text,
  "time_zone" text,
  "recurrence_start" timestamptz,
  "exceptions" jsonb,
  "series" uuid,
  "occurrence_at" timestamptz,
  "recording" uuid,
  "transcript" text,
  "mentions" text[],
  "pinned" boolean,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "activity" add constraint "activity_kind_choices_2a3d092c" check ("kind" in ('note', 'call', 'meeting', 'task', 'email', 'chat', 'message', 'video'));

alter table "activity" add constraint "activity_direction_choices_35e141e1" check ("direction" in ('inbound', 'outbound'));

alter table "activity" add constraint "activity_priority_choices_755dd121" check ("priority" in ('low', 'normal', 'high'));

alter table "activity" add constraint "activity_remind_choices_f539eb5d" check ("remind" in ('atTime', 'minutes10', 'hour', 'day'));

create table "activity_participant" (
  id uuid primary key,
  "name" text,
  "activity" uuid not null,
  "contact" uuid,
  "user" uuid,
  "email" text,
  "role" text not null,
  "at" timestamptz,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "activity_participant" add constraint "activity_participant_role_choices_642dcd2f" check ("role" in ('organiser', 'attendee', 'optional', 'from', 'to', 'cc'));

create sequence if not exists "deal_number_seq";

create table "deal" (
  id uuid primary key,
  "number" bigint default nextval('"deal_number_seq"'),
  "name" text not null,
  "account" uuid,
  "contact" uuid,
  "pipeline" uuid not null,
  "stage" uuid not null,
  "amount" bigint,
  "amount_currency" text,
  "lines_total" bigint,
  "lines_total_currency" text,
  "recurring" bigint,
  "recurring_currency" text,
  "amount_by_hand" boolean,
  "probability" bigint,
  "weighted" bigint generated always as (round(((("amount" * "probability")::numeric / nullif(100, 0)))::numeric)::bigint) stored,
  "weighted_currency" text generated always as ("amount_currency") stored,
  "close_date" date,
  "owner" uuid,
  "product" uuid,
  "type" text,
  "source" text,
  "next_step" text,
  "opened_on" date,
  "closed_at" timestamptz,
  "cycle_days" bigint,
  "stage_entered_at" timestamptz,
  "last_activity_at" timestamptz,
  "rot_at" timestamptz,
  "first_close_date" date,
  "slips" bigint,
  "slipped_days" bigint,
  "gaps" text[],
  "loss_reason" text,
  "loss_note" text,
  "tags" text[],
  "description" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "deal" add constraint "deal_type_choices_69a30435" check ("type" in ('new', 'renewal', 'upsell', 'crossSell'));

create table "deal_contact" (
  id uuid primary key,
  "title" text,
  "deal" uuid not null,
  "contact" uuid not null,
  "roles" text[],
  "is_primary" boolean,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "deal_line" (
  id uuid primary key,
  "deal" uuid not null,
  "position" bigint,
  "product" uuid,
  "name" text not null,
  "quantity" numeric not null,
  "unit_price" bigint not null,
  "unit_price_currency" text not null,
  "discount" numeric,
  "tax_rate" numeric,
  "billing" text not null,
  "total" bigint,
  "total_currency" text,
  "tax" bigint,
  "tax_currency" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "deal_line" add constraint "deal_line_billing_choices_7dfc9cb9" check ("billing" in ('oneOff', 'monthly', 'yearly'));

create table "deal_stage_history" (
  id uuid primary key,
  "name" text not null,
  "deal" uuid not null,
  "pipeline" uuid not null,
  "stage" uuid not null,
  "entered_at" timestamptz not null,
  "left_at" timestamptz,
  "amount" bigint,
  "amount_currency" text,
  "close_date" date,
  "by" uuid,
  "is_taken_back" boolean,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "pipeline" (
  id uuid primary key,
  "name" text not null,
  "is_default" boolean,
  "position" bigint,
  "description" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "stage" (
  id uuid primary key,
  "name" text not null,
  "pipeline" uuid not null,
  "position" bigint,
  "probability" bigint,
  "outcome" text not null,
  "forecast_category" text,
  "rot_days" bigint,
  "required_fields" text[],
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "stage" add constraint "stage_outcome_choices_c6754545" check ("outcome" in ('open', 'won', 'lost'));

alter table "stage" add constraint "stage_forecast_category_choices_62f32979" check ("forecast_category" in ('pipeline', 'bestCase', 'commit', 'closed', 'omitted'));

create table "product" (
  id uuid primary key,
  "name" text not null,
  "sku" text,
  "family" text,
  "unit" text,
  "price" bigint,
  "price_currency" text,
  "cost" bigint,
  "cost_currency" text,
  "tax_rate" numeric,
  "kind" text,
  "active" boolean,
  "datasheet" uuid,
  "description" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "product" add constraint "product_kind_choices_6bfb5132" check ("kind" in ('goods', 'service', 'subscription'));

create table "file" (
  id uuid primary key,
  "name" text not null,
  "type" text,
  "size" bigint,
  "digest" text,
  "account" uuid,
  "contact" uuid,
  "deal" uuid,
  "lead" uuid,
  "activity" uuid,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "user" (
  id uuid primary key,
  "name" text not null,
  "email" text,
  "job_title" text,
  "phone" text,
  "team" uuid,
  "manager" uuid,
  "roles" text[],
  "active" boolean,
  "locale" text,
  "time_zone" text,
  "theme" text,
  "last_sign_in_at" timestamptz,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "user" add constraint "user_theme_choices_441a276d" check ("theme" in ('auto', 'light', 'dark'));

create table "team" (
  id uuid primary key,
  "name" text not null,
  "lead" uuid,
  "description" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "view" (
  id uuid primary key,
  "name" text not null,
  "object" text not null,
  "query" jsonb not null,
  "owner" uuid,
  "shared" boolean,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "api_key" (
  id uuid primary key,
  "name" text not null,
  "owner" uuid,
  "prefix" text,
  "scopes" text[],
  "expires_on" date,
  "last_used_at" timestamptz,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "import_run" (
  id uuid primary key,
  "name" text not null,
  "object" text,
  "source" text,
  "state" text not null,
  "plan" jsonb,
  "rows_total" bigint,
  "rows_read" bigint,
  "created" bigint,
  "changed" bigint,
  "unchanged" bigint,
  "rejected" bigint,
  "findings" jsonb,
  "error" text,
  "started_at" timestamptz,
  "finished_at" timestamptz,
  "owner" uuid not null,
  "origin" jsonb,
  "columns" jsonb,
  "progress" jsonb,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "import_run" add constraint "import_run_state_choices_a6e2f1f7" check ("state" in ('draft', 'checking', 'ready', 'running', 'done', 'cancelled', 'failed'));

create table "import_map" (
  id uuid primary key,
  "name" text not null,
  "object" text not null,
  "source" text,
  "plan" jsonb not null,
  "owner" uuid,
  "shared" boolean,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

create table "bulk_run" (
  id uuid primary key,
  "name" text not null,
  "object" text not null,
  "operation" text not null,
  "task" jsonb,
  "target" jsonb,
  "state" text not null,
  "total" bigint,
  "changed" bigint,
  "unchanged" bigint,
  "refused" bigint,
  "place" text,
  "undone_by" uuid,
  "owner" uuid,
  "error" text,
  "finished_at" timestamptz,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "updated_by" uuid,
  "version" integer default 1 not null,
  "deleted_at" timestamptz);

alter table "bulk_run" add constraint "bulk_run_operation_choices_e9107b5a" check ("operation" in ('update', 'tag', 'delete', 'restore', 'verb', 'undo'));

alter table "bulk_run" add constraint "bulk_run_state_choices_0ae32aab" check ("state" in ('running', 'done', 'cancelled', 'failed'));

create table "account_tree" (
  descendant uuid not null,
  ancestor uuid not null,
  depth integer not null,
  primary key (descendant, ancestor));

create index "account_tree_below" on "account_tree" (ancestor, descendant) include (depth);

create table change (
    record uuid not null,
    id uuid not null,
    object text not null,
    version integer not null,
    at timestamptz not null,
    actor uuid,
    kind text not null,
    changes jsonb,
    cause jsonb,
    primary key (record, id));

create table outbox (
    id uuid primary key,
    at timestamptz not null,
    name text not null,
    object text not null,
    records uuid[] not null,
    actor uuid,
    data jsonb,
    cause jsonb);

create table search_token (
    token text collate "C" not null,
    object text collate "C" not null,
    record uuid not null,
    primary key (token, object, record));

create table external_id (
    source text not null,
    object text not null,
    external text not null,
    record uuid not null,
    primary key (source, object, external));

create table session (
    token bytea primary key,
    "user" uuid not null references "user" (id),
    created_at timestamptz not null,
    expires_at timestamptz not null);

create table password (
    "user" uuid primary key references "user" (id),
    hash text not null,
    changed_at timestamptz not null);

create table api_secret (
    token bytea primary key,
    key uuid not null references api_key (id));

create table file_content (
    digest text primary key,
    content bytea not null);

create table stored_content (
    digest text primary key,
    size bigint not null,
    at timestamptz not null);

create table tree_lock (
    object text primary key);

create table idempotency (
    actor uuid not null,
    key text not null,
    fingerprint text not null,
    at timestamptz not null,
    status integer,
    body text,
    primary key (actor, key));

create table setting (
    key text primary key,
    value jsonb not null);

create table object_def (
    name text primary key,
    definition jsonb not null,
    hidden boolean not null default false);

create table field_def (
    object text not null,
    name text not null,
    definition jsonb not null,
    hidden boolean not null default false,
    primary key (object, name));

create table bulk_failure (
    run uuid not null,
    record uuid not null,
    reason text not null,
    primary key (run, record));

create table view_choice (
    "user" uuid not null references "user" (id),
    object text not null,
    choice jsonb not null,
    primary key ("user", object));

create table view_use (
    view uuid not null references view (id),
    "user" uuid not null references "user" (id),
    at timestamptz not null,
    primary key (view, "user"));

create table visit (
    "user" uuid not null,
    object text not null,
    record uuid not null,
    at timestamptz not null,
    primary key ("user", object, record));

create table notice (
    id uuid primary key,
    "user" uuid not null,
    kind text not null,
    object text not null,
    record uuid not null,
    actor uuid,
    at timestamptz not null,
    count integer not null,
    data jsonb not null,
    key text,
    read_at timestamptz,
    done_at timestamptz,
    mailed_at timestamptz);

create table follow (
    "user" uuid not null,
    object text not null,
    record uuid not null,
    follows boolean not null,
    primary key (record, "user"));

create table first_steps_hidden (
    "user" uuid primary key,
    at timestamptz not null);

alter table "account" add constraint "account_parent_link" foreign key ("parent") references "account" (id);

alter table "account" add constraint "account_owner_link" foreign key ("owner") references "user" (id);

alter table "account" add constraint "account_account_manager_link" foreign key ("account_manager") references "user" (id);

alter table "account" add constraint "account_team_link" foreign key ("team") references "team" (id);

alter table "account" add constraint "account_last_contact_by_link" foreign key ("last_contact_by") references "user" (id);

alter table "account" add constraint "account_last_contact_link" foreign key ("last_contact") references "activity" (id);

alter table "contact" add constraint "contact_account_link" foreign key ("account") references "account" (id);

alter table "contact" add constraint "contact_reports_to_link" foreign key ("reports_to") references "contact" (id);

alter table "contact" add constraint "contact_owner_link" foreign key ("owner") references "user" (id);

alter table "contact" add constraint "contact_last_contact_by_link" foreign key ("last_contact_by") references "user" (id);

alter table "contact" add constraint "contact_last_contact_link" foreign key ("last_contact") references "activity" (id);

alter table "account_contact" add constraint "account_contact_account_link" foreign key ("account") references "account" (id);

alter table "account_contact" add constraint "account_contact_contact_link" foreign key ("contact") references "contact" (id);

alter table "account_relation" add constraint "account_relation_from_link" foreign key ("from") references "account" (id);

alter table "account_relation" add constraint "account_relation_to_link" foreign key ("to") references "account" (id);

alter table "lead" add constraint "lead_owner_link" foreign key ("owner") references "user" (id);

alter table "lead" add constraint "lead_team_link" foreign key ("team") references "team" (id);

alter table "lead" add constraint "lead_converted_account_link" foreign key ("converted_account") references "account" (id);

alter table "lead" add constraint "lead_converted_contact_link" foreign key ("converted_contact") references "contact" (id);

alter table "lead" add constraint "lead_converted_deal_link" foreign key ("converted_deal") references "deal" (id);

alter table "contact_point" add constraint "contact_point_account_link" foreign key ("account") references "account" (id);

alter table "contact_point" add constraint "contact_point_contact_link" foreign key ("contact") references "contact" (id);

alter table "contact_point" add constraint "contact_point_lead_link" foreign key ("lead") references "lead" (id);

alter table "contact_point" add constraint "contact_point_verified_by_link" foreign key ("verified_by") references "user" (id);

alter table "activity" add constraint "activity_account_link" foreign key ("account") references "account" (id);

alter table "activity" add constraint "activity_contact_link" foreign key ("contact") references "contact" (id);

alter table "activity" add constraint "activity_deal_link" foreign key ("deal") references "deal" (id);

alter table "activity" add constraint "activity_lead_link" foreign key ("lead") references "lead" (id);

alter table "activity" add constraint "activity_owner_link" foreign key ("owner") references "user" (id);

alter table "activity" add constraint "activity_series_link" foreign key ("series") references "activity" (id);

alter table "activity" add constraint "activity_recording_link" foreign key ("recording") references "file" (id);

alter table "activity_participant" add constraint "activity_participant_activity_link" foreign key ("activity") references "activity" (id);

alter table "activity_participant" add constraint "activity_participant_contact_link" foreign key ("contact") references "contact" (id);

alter table "activity_participant" add constraint "activity_participant_user_link" foreign key ("user") references "user" (id);

alter table "deal" add constraint "deal_account_link" foreign key ("account") references "account" (id);

alter table "deal" add constraint "deal_contact_link" foreign key ("contact") references "contact" (id);

alter table "deal" add constraint "deal_pipeline_link" foreign key ("pipeline") references "pipeline" (id);

alter table "deal" add constraint "deal_stage_link" foreign key ("stage") references "stage" (id);

alter table "deal" add constraint "deal_owner_link" foreign key ("owner") references "user" (id);

alter table "deal" add constraint "deal_product_link" foreign key ("product") references "product" (id);

alter table "deal_contact" add constraint "deal_contact_deal_link" foreign key ("deal") references "deal" (id);

alter table "deal_contact" add constraint "deal_contact_contact_link" foreign key ("contact") references "contact" (id);

alter table "deal_line" add constraint "deal_line_deal_link" foreign key ("deal") references "deal" (id);

alter table "deal_line" add constraint "deal_line_product_link" foreign key ("product") references "product" (id);

alter table "deal_stage_history" add constraint "deal_stage_history_deal_link" foreign key ("deal") references "deal" (id);

alter table "deal_stage_history" add constraint "deal_stage_history_pipeline_link" foreign key ("pipeline") references "pipeline" (id);

alter table "deal_stage_history" add constraint "deal_stage_history_stage_link" foreign key ("stage") references "stage" (id);

alter table "deal_stage_history" add constraint "deal_stage_history_by_link" foreign key ("by") references "user" (id);

alter table "stage" add constraint "stage_pipeline_link" foreign key ("pipeline") references "pipeline" (id);

alter table "product" add constraint "product_datasheet_link" foreign key ("datasheet") references "file" (id);

alter table "file" add constraint "file_account_link" foreign key ("account") references "account" (id);

alter table "file" add constraint "file_contact_link" foreign key ("contact") references "contact" (id);

alter table "file" add constraint "file_deal_link" foreign key ("deal") references "deal" (id);

alter table "file" add constraint "file_lead_link" foreign key ("lead") references "lead" (id);

alter table "file" add constraint "file_activity_link" foreign key ("activity") references "activity" (id);

alter table "user" add constraint "user_team_link" foreign key ("team") references "team" (id);

alter table "user" add constraint "user_manager_link" foreign key ("manager") references "user" (id);

alter table "team" add constraint "team_lead_link" foreign key ("lead") references "user" (id);

alter table "view" add constraint "view_owner_link" foreign key ("owner") references "user" (id);

alter table "api_key" add constraint "api_key_owner_link" foreign key ("owner") references "user" (id);

alter table "import_run" add constraint "import_run_owner_link" foreign key ("owner") references "user" (id);

alter table "import_map" add constraint "import_map_owner_link" foreign key ("owner") references "user" (id);

alter table "bulk_run" add constraint "bulk_run_undone_by_link" foreign key ("undone_by") references "bulk_run" (id);

alter table "bulk_run" add constraint "bulk_run_owner_link" foreign key ("owner") references "user" (id);

create index "account_parent_link" on "account" ("parent") where deleted_at is null;

create index "account_owner_link" on "account" ("owner") where deleted_at is null;

create index "account_account_manager_link" on "account" ("account_manager") where deleted_at is null;

create index "account_team_link" on "account" ("team") where deleted_at is null;

create index "account_last_contact_by_link" on "account" ("last_contact_by") where deleted_at is null;

create index "account_last_contact_link" on "account" ("last_contact") where deleted_at is null;

create index "account_name_sort" on "account" ("name", id) where deleted_at is null;

create index "account_lifecycle_stage_sort" on "account" ("lifecycle_stage", id) where deleted_at is null;

create index "account_parent_sort" on "account" ("parent", id) where deleted_at is null;

create index "account_account_number_sort" on "account" ("account_number", id) where deleted_at is null;

create index "account_owner_sort" on "account" ("owner", id) where deleted_at is null;

create index "account_website_sort" on "account" ("website", id) where deleted_at is null;

create index "account_email_sort" on "account" ("email", id) where deleted_at is null;

create index "account_phone_sort" on "account" ("phone", id) where deleted_at is null;

create index "account_industry_sort" on "account" ("industry", id) where deleted_at is null;

create index "account_employees_sort" on "account" ("employees", id) where deleted_at is null;

create index "account_annual_revenue_sort" on "account" ("annual_revenue", id) where deleted_at is null;

create index "account_last_contact_at_sort" on "account" ("last_contact_at", id) where deleted_at is null;

create index "account_created_at_sort" on "account" ("created_at", id) where deleted_at is null;

create index "account_updated_at_sort" on "account" ("updated_at", id) where deleted_at is null;

create index "contact_account_link" on "contact" ("account") where deleted_at is null;

create index "contact_reports_to_link" on "contact" ("reports_to") where deleted_at is null;

create index "contact_owner_link" on "contact" ("owner") where deleted_at is null;

create index "contact_last_contact_by_link" on "contact" ("last_contact_by") where deleted_at is null;

create index "contact_last_contact_link" on "contact" ("last_contact") where deleted_at is null;

create index "contact_name_sort" on "contact" ("name", id) where deleted_at is null;

create index "contact_last_name_sort" on "contact" ("last_name", id) where deleted_at is null;

create index "contact_account_sort" on "contact" ("account", id) where deleted_at is null;

create index "contact_title_sort" on "contact" ("title", id) where deleted_at is null;

create index "contact_email_sort" on "contact" ("email", id) where deleted_at is null;

create index "contact_phone_sort" on "contact" ("phone", id) where deleted_at is null;

create index "contact_next_birthday_sort" on "contact" ("next_birthday", id) where deleted_at is null;

create index "contact_owner_sort" on "contact" ("owner", id) where deleted_at is null;

create index "contact_last_contact_at_sort" on "contact" ("last_contact_at", id) where deleted_at is null;

create index "contact_created_at_sort" on "contact" ("created_at", id) where deleted_at is null;

create index "contact_updated_at_sort" on "contact" ("updated_at", id) where deleted_at is null;

create index "account_contact_account_link" on "account_contact" ("account") where deleted_at is null;

create index "account_contact_contact_link" on "account_contact" ("contact") where deleted_at is null;

create index "account_contact_title_sort" on "account_contact" ("title", id) where deleted_at is null;

create index "account_contact_account_sort" on "account_contact" ("account", id) where deleted_at is null;

create index "account_contact_contact_sort" on "account_contact" ("contact", id) where deleted_at is null;

create index "account_contact_is_primary_sort" on "account_contact" ("is_primary", id) where deleted_at is null;

create index "account_contact_active_sort" on "account_contact" ("active", id) where deleted_at is null;

create index "account_contact_from_sort" on "account_contact" ("from", id) where deleted_at is null;

create index "account_contact_to_sort" on "account_contact" ("to", id) where deleted_at is null;

create index "account_contact_created_at_sort" on "account_contact" ("created_at", id) where deleted_at is null;

create index "account_contact_updated_at_sort" on "account_contact" ("updated_at", id) where deleted_at is null;

create index "account_relation_from_link" on "account_relation" ("from") where deleted_at is null;

create index "account_relation_to_link" on "account_relation" ("to") where deleted_at is null;

create index "account_relation_from_sort" on "account_relation" ("from", id) where deleted_at is null;

create index "account_relation_type_sort" on "account_relation" ("type", id) where deleted_at is null;

create index "account_relation_to_sort" on "account_relation" ("to", id) where deleted_at is null;

create index "account_relation_since_sort" on "account_relation" ("since", id) where deleted_at is null;

create index "account_relation_until_sort" on "account_relation" ("until", id) where deleted_at is null;

create index "account_relation_note_sort" on "account_relation" ("note", id) where deleted_at is null;

create index "account_relation_created_at_sort" on "account_relation" ("created_at", id) where deleted_at is null;

create index "account_relation_updated_at_sort" on "account_relation" ("updated_at", id) where deleted_at is null;

create index "lead_owner_link" on "lead" ("owner") where deleted_at is null;

create index "lead_team_link" on "lead" ("team") where deleted_at is null;

create index "lead_converted_account_link" on "lead" ("converted_account") where deleted_at is null;

create index "lead_converted_contact_link" on "lead" ("converted_contact") where deleted_at is null;

create index "lead_converted_deal_link" on "lead" ("converted_deal") where deleted_at is null;

create index "lead_name_sort" on "lead" ("name", id) where deleted_at is null;

create index "lead_company_sort" on "lead" ("company", id) where deleted_at is null;

create index "lead_status_sort" on "lead" ("status", id) where deleted_at is null;

create index "lead_email_sort" on "lead" ("email", id) where deleted_at is null;

create index "lead_phone_sort" on "lead" ("phone", id) where deleted_at is null;

create index "lead_website_sort" on "lead" ("website", id) where deleted_at is null;

create index "lead_source_sort" on "lead" ("source", id) where deleted_at is null;

create index "lead_last_touch_at_sort" on "lead" ("last_touch_at", id) where deleted_at is null;

create index "lead_owner_sort" on "lead" ("owner", id) where deleted_at is null;

create index "lead_created_at_sort" on "lead" ("created_at", id) where deleted_at is null;

create index "lead_updated_at_sort" on "lead" ("updated_at", id) where deleted_at is null;

create index "lead_status_last_touch_at_index" on "lead" ("status", "last_touch_at", id) where deleted_at is null;

create index "lead_owner_status_index" on "lead" ("owner", "status", id) where deleted_at is null;

create index "contact_point_account_link" on "contact_point" ("account") where deleted_at is null;

create index "contact_point_contact_link" on "contact_point" ("contact") where deleted_at is null;

create index "contact_point_lead_link" on "contact_point" ("lead") where deleted_at is null;

create index "contact_point_verified_by_link" on "contact_point" ("verified_by") where deleted_at is null;

create index "contact_point_value_sort" on "contact_point" ("value", id) where deleted_at is null;

create index "contact_point_kind_sort" on "contact_point" ("kind", id) where deleted_at is null;

create index "contact_point_normalised_sort" on "contact_point" ("normalised", id) where deleted_at is null;

create index "contact_point_label_sort" on "contact_point" ("label", id) where deleted_at is null;

create index "contact_point_account_sort" on "contact_point" ("account", id) where deleted_at is null;

create index "contact_point_contact_sort" on "contact_point" ("contact", id) where deleted_at is null;

create index "contact_point_is_primary_sort" on "contact_point" ("is_primary", id) where deleted_at is null;

create index "contact_point_valid_sort" on "contact_point" ("valid", id) where deleted_at is null;

create index "contact_point_verified_at_sort" on "contact_point" ("verified_at", id) where deleted_at is null;

create index "contact_point_created_at_sort" on "contact_point" ("created_at", id) where deleted_at is null;

create index "contact_point_updated_at_sort" on "contact_point" ("updated_at", id) where deleted_at is null;

create index "activity_account_link" on "activity" ("account") where deleted_at is null;

create index "activity_contact_link" on "activity" ("contact") where deleted_at is null;

create index "activity_deal_link" on "activity" ("deal") where deleted_at is null;

create index "activity_lead_link" on "activity" ("lead") where deleted_at is null;

create index "activity_owner_link" on "activity" ("owner") where deleted_at is null;

create index "activity_series_link" on "activity" ("series") where deleted_at is null;

create index "activity_recording_link" on "activity" ("recording") where deleted_at is null;

create index "activity_subject_sort" on "activity" ("subject", id) where deleted_at is null;

create index "activity_kind_sort" on "activity" ("kind", id) where deleted_at is null;

create index "activity_at_sort" on "activity" ("at", id) where deleted_at is null;

create index "activity_due_at_sort" on "activity" ("due_at", id) where deleted_at is null;

create index "activity_done_sort" on "activity" ("done", id) where deleted_at is null;

create index "activity_account_sort" on "activity" ("account", id) where deleted_at is null;

create index "activity_contact_sort" on "activity" ("contact", id) where deleted_at is null;

create index "activity_owner_sort" on "activity" ("owner", id) where deleted_at is null;

create index "activity_created_at_sort" on "activity" ("created_at", id) where deleted_at is null;

create index "activity_updated_at_sort" on "activity" ("updated_at", id) where deleted_at is null;

create index "activity_account_at_index" on "activity" ("account", "at", id) where deleted_at is null;

create index "activity_contact_at_index" on "activity" ("contact", "at", id) where deleted_at is null;

create index "activity_deal_at_index" on "activity" ("deal", "at", id) where deleted_at is null;

create index "activity_lead_at_index" on "activity" ("lead", "at", id) where deleted_at is null;

create index "activity_owner_due_at_index" on "activity" ("owner", "due_at", id) where deleted_at is null;

create index "activity_participant_activity_link" on "activity_participant" ("activity") where deleted_at is null;

create index "activity_participant_contact_link" on "activity_participant" ("contact") where deleted_at is null;

create index "activity_participant_user_link" on "activity_participant" ("user") where deleted_at is null;

create unique index "activity_participant_activity_contact_unique" on "activity_participant" ("activity", "contact") where deleted_at is null;

create unique index "activity_participant_activity_user_unique" on "activity_participant" ("activity", "user") where deleted_at is null;

create index "activity_participant_name_sort" on "activity_participant" ("name", id) where deleted_at is null;

create index "activity_participant_activity_sort" on "activity_participant" ("activity", id) where deleted_at is null;

create index "activity_participant_contact_sort" on "activity_participant" ("contact", id) where deleted_at is null;

create index "activity_participant_user_sort" on "activity_participant" ("user", id) where deleted_at is null;

create index "activity_participant_email_sort" on "activity_participant" ("email", id) where deleted_at is null;

create index "activity_participant_role_sort" on "activity_participant" ("role", id) where deleted_at is null;

create index "activity_participant_at_sort" on "activity_participant" ("at", id) where deleted_at is null;

create index "activity_participant_created_at_sort" on "activity_participant" ("created_at", id) where deleted_at is null;

create index "activity_participant_updated_at_sort" on "activity_participant" ("updated_at", id) where deleted_at is null;

create index "activity_participant_contact_at_activity_index" on "activity_participant" ("contact", "at", "activity", id) where deleted_at is null;

create index "activity_participant_user_at_activity_index" on "activity_participant" ("user", "at", "activity", id) where deleted_at is null;

create index "deal_account_link" on "deal" ("account") where deleted_at is null;

create index "deal_contact_link" on "deal" ("contact") where deleted_at is null;

create index "deal_pipeline_link" on "deal" ("pipeline") where deleted_at is null;

create index "deal_stage_link" on "deal" ("stage") where deleted_at is null;

create index "deal_owner_link" on "deal" ("owner") where deleted_at is null;

create index "deal_product_link" on "deal" ("product") where deleted_at is null;

create index "deal_name_sort" on "deal" ("name", id) where deleted_at is null;

create index "deal_account_sort" on "deal" ("account", id) where deleted_at is null;

create index "deal_stage_sort" on "deal" ("stage", id) where deleted_at is null;

create index "deal_amount_sort" on "deal" ("amount", id) where deleted_at is null;

create index "deal_close_date_sort" on "deal" ("close_date", id) where deleted_at is null;

create index "deal_owner_sort" on "deal" ("owner", id) where deleted_at is null;

create index "deal_product_sort" on "deal" ("product", id) where deleted_at is null;

create index "deal_closed_at_sort" on "deal" ("closed_at", id) where deleted_at is null;

create index "deal_last_activity_at_sort" on "deal" ("last_activity_at", id) where deleted_at is null;

create index "deal_rot_at_sort" on "deal" ("rot_at", id) where deleted_at is null;

create index "deal_slipped_days_sort" on "deal" ("slipped_days", id) where deleted_at is null;

create index "deal_created_at_sort" on "deal" ("created_at", id) where deleted_at is null;

create index "deal_updated_at_sort" on "deal" ("updated_at", id) where deleted_at is null;

create index "deal_stage_close_date_index" on "deal" ("stage", "close_date", id) where deleted_at is null;

create index "deal_stage_updated_at_index" on "deal" ("stage", "updated_at", id) where deleted_at is null;

create index "deal_pipeline_closed_at_index" on "deal" ("pipeline", "closed_at", id) where deleted_at is null;

create index "deal_contact_deal_link" on "deal_contact" ("deal") where deleted_at is null;

create index "deal_contact_contact_link" on "deal_contact" ("contact") where deleted_at is null;

create unique index "deal_contact_deal_contact_unique" on "deal_contact" ("deal", "contact") where deleted_at is null;

create index "deal_contact_title_sort" on "deal_contact" ("title", id) where deleted_at is null;

create index "deal_contact_deal_sort" on "deal_contact" ("deal", id) where deleted_at is null;

create index "deal_contact_contact_sort" on "deal_contact" ("contact", id) where deleted_at is null;

create index "deal_contact_is_primary_sort" on "deal_contact" ("is_primary", id) where deleted_at is null;

create index "deal_contact_created_at_sort" on "deal_contact" ("created_at", id) where deleted_at is null;

create index "deal_contact_updated_at_sort" on "deal_contact" ("updated_at", id) where deleted_at is null;

create index "deal_line_deal_link" on "deal_line" ("deal") where deleted_at is null;

create index "deal_line_product_link" on "deal_line" ("product") where deleted_at is null;

create index "deal_line_deal_sort" on "deal_line" ("deal", id) where deleted_at is null;

create index "deal_line_name_sort" on "deal_line" ("name", id) where deleted_at is null;

create index "deal_line_quantity_sort" on "deal_line" ("quantity", id) where deleted_at is null;

create index "deal_line_unit_price_sort" on "deal_line" ("unit_price", id) where deleted_at is null;

create index "deal_line_discount_sort" on "deal_line" ("discount", id) where deleted_at is null;

create index "deal_line_tax_rate_sort" on "deal_line" ("tax_rate", id) where deleted_at is null;

create index "deal_line_billing_sort" on "deal_line" ("billing", id) where deleted_at is null;

create index "deal_line_total_sort" on "deal_line" ("total", id) where deleted_at is null;

create index "deal_line_created_at_sort" on "deal_line" ("created_at", id) where deleted_at is null;

create index "deal_line_updated_at_sort" on "deal_line" ("updated_at", id) where deleted_at is null;

create index "deal_line_deal_position_index" on "deal_line" ("deal", "position", id) where deleted_at is null;

create index "deal_stage_history_deal_link" on "deal_stage_history" ("deal") where deleted_at is null;

create index "deal_stage_history_pipeline_link" on "deal_stage_history" ("pipeline") where deleted_at is null;

create index "deal_stage_history_stage_link" on "deal_stage_history" ("stage") where deleted_at is null;

create index "deal_stage_history_by_link" on "deal_stage_history" ("by") where deleted_at is null;

create index "deal_stage_history_name_sort" on "deal_stage_history" ("name", id) where deleted_at is null;

create index "deal_stage_history_deal_sort" on "deal_stage_history" ("deal", id) where deleted_at is null;

create index "deal_stage_history_entered_at_sort" on "deal_stage_history" ("entered_at", id) where deleted_at is null;

create index "deal_stage_history_left_at_sort" on "deal_stage_history" ("left_at", id) where deleted_at is null;

create index "deal_stage_history_amount_sort" on "deal_stage_history" ("amount", id) where deleted_at is null;

create index "deal_stage_history_close_date_sort" on "deal_stage_history" ("close_date", id) where deleted_at is null;

create index "deal_stage_history_by_sort" on "deal_stage_history" ("by", id) where deleted_at is null;

create index "deal_stage_history_created_at_sort" on "deal_stage_history" ("created_at", id) where deleted_at is null;

create index "deal_stage_history_updated_at_sort" on "deal_stage_history" ("updated_at", id) where deleted_at is null;

create index "deal_stage_history_deal_entered_at_index" on "deal_stage_history" ("deal", "entered_at", id) where deleted_at is null;

create index "deal_stage_history_stage_left_at_index" on "deal_stage_history" ("stage", "left_at", id) where deleted_at is null;

create unique index "pipeline_name_unique" on "pipeline" ("name") where deleted_at is null;

create index "pipeline_is_default_sort" on "pipeline" ("is_default", id) where deleted_at is null;

create index "pipeline_position_sort" on "pipeline" ("position", id) where deleted_at is null;

create index "pipeline_created_at_sort" on "pipeline" ("created_at", id) where deleted_at is null;

create index "pipeline_updated_at_sort" on "pipeline" ("updated_at", id) where deleted_at is null;

create index "stage_pipeline_link" on "stage" ("pipeline") where deleted_at is null;

create unique index "stage_pipeline_name_unique" on "stage" ("pipeline", "name") where deleted_at is null;

create index "stage_name_sort" on "stage" ("name", id) where deleted_at is null;

create index "stage_pipeline_sort" on "stage" ("pipeline", id) where deleted_at is null;

create index "stage_position_sort" on "stage" ("position", id) where deleted_at is null;

create index "stage_probability_sort" on "stage" ("probability", id) where deleted_at is null;

create index "stage_outcome_sort" on "stage" ("outcome", id) where deleted_at is null;

create index "stage_forecast_category_sort" on "stage" ("forecast_category", id) where deleted_at is null;

create index "stage_rot_days_sort" on "stage" ("rot_days", id) where deleted_at is null;

create index "stage_created_at_sort" on "stage" ("created_at", id) where deleted_at is null;

create index "stage_updated_at_sort" on "stage" ("updated_at", id) where deleted_at is null;

create index "product_datasheet_link" on "product" ("datasheet") where deleted_at is null;

create index "product_name_sort" on "product" ("name", id) where deleted_at is null;

create index "product_sku_sort" on "product" ("sku", id) where deleted_at is null;

create index "product_family_sort" on "product" ("family", id) where deleted_at is null;

create index "product_unit_sort" on "product" ("unit", id) where deleted_at is null;

create index "product_price_sort" on "product" ("price", id) where deleted_at is null;

create index "product_cost_sort" on "product" ("cost", id) where deleted_at is null;

create index "product_active_sort" on "product" ("active", id) where deleted_at is null;

create index "product_created_at_sort" on "product" ("created_at", id) where deleted_at is null;

create index "product_updated_at_sort" on "product" ("updated_at", id) where deleted_at is null;

create index "file_account_link" on "file" ("account") where deleted_at is null;

create index "file_contact_link" on "file" ("contact") where deleted_at is null;

create index "file_deal_link" on "file" ("deal") where deleted_at is null;

create index "file_lead_link" on "file" ("lead") where deleted_at is null;

create index "file_activity_link" on "file" ("activity") where deleted_at is null;

create index "file_name_sort" on "file" ("name", id) where deleted_at is null;

create index "file_type_sort" on "file" ("type", id) where deleted_at is null;

create index "file_size_sort" on "file" ("size", id) where deleted_at is null;

create index "file_digest_sort" on "file" ("digest", id) where deleted_at is null;

create index "file_account_sort" on "file" ("account", id) where deleted_at is null;

create index "file_created_at_sort" on "file" ("created_at", id) where deleted_at is null;

create index "file_created_by_sort" on "file" ("created_by", id) where deleted_at is null;

create index "file_updated_at_sort" on "file" ("updated_at", id) where deleted_at is null;

create index "file_account_created_at_index" on "file" ("account", "created_at", id) where deleted_at is null;

create index "file_contact_created_at_index" on "file" ("contact", "created_at", id) where deleted_at is null;

create index "file_deal_created_at_index" on "file" ("deal", "created_at", id) where deleted_at is null;

create index "file_lead_created_at_index" on "file" ("lead", "created_at", id) where deleted_at is null;

create index "user_team_link" on "user" ("team") where deleted_at is null;

create index "user_manager_link" on "user" ("manager") where deleted_at is null;

create unique index "user_email_unique" on "user" ("email") where deleted_at is null;

create index "user_name_sort" on "user" ("name", id) where deleted_at is null;

create index "user_team_sort" on "user" ("team", id) where deleted_at is null;

create index "user_manager_sort" on "user" ("manager", id) where deleted_at is null;

create index "user_active_sort" on "user" ("active", id) where deleted_at is null;

create index "user_last_sign_in_at_sort" on "user" ("last_sign_in_at", id) where deleted_at is null;

create index "user_created_at_sort" on "user" ("created_at", id) where deleted_at is null;

create index "user_updated_at_sort" on "user" ("updated_at", id) where deleted_at is null;

create index "team_lead_link" on "team" ("lead") where deleted_at is null;

create unique index "team_name_unique" on "team" ("name") where deleted_at is null;

create index "team_lead_sort" on "team" ("lead", id) where deleted_at is null;

create index "team_created_at_sort" on "team" ("created_at", id) where deleted_at is null;

create index "team_updated_at_sort" on "team" ("updated_at", id) where deleted_at is null;

create index "view_owner_link" on "view" ("owner") where deleted_at is null;

create index "view_name_sort" on "view" ("name", id) where deleted_at is null;

create index "view_object_sort" on "view" ("object", id) where deleted_at is null;

create index "view_owner_sort" on "view" ("owner", id) where deleted_at is null;

create index "view_shared_sort" on "view" ("shared", id) where deleted_at is null;

create index "view_created_at_sort" on "view" ("created_at", id) where deleted_at is null;

create index "view_updated_at_sort" on "view" ("updated_at", id) where deleted_at is null;

create index "api_key_owner_link" on "api_key" ("owner") where deleted_at is null;

create index "api_key_name_sort" on "api_key" ("name", id) where deleted_at is null;

create index "api_key_owner_sort" on "api_key" ("owner", id) where deleted_at is null;

create index "api_key_prefix_sort" on "api_key" ("prefix", id) where deleted_at is null;

create index "api_key_expires_on_sort" on "api_key" ("expires_on", id) where deleted_at is null;

create index "api_key_last_used_at_sort" on "api_key" ("last_used_at", id) where deleted_at is null;

create index "api_key_created_at_sort" on "api_key" ("created_at", id) where deleted_at is null;

create index "api_key_updated_at_sort" on "api_key" ("updated_at", id) where deleted_at is null;

create index "import_run_owner_link" on "import_run" ("owner") where deleted_at is null;

create index "import_run_name_sort" on "import_run" ("name", id) where deleted_at is null;

create index "import_run_object_sort" on "import_run" ("object", id) where deleted_at is null;

create index "import_run_source_sort" on "import_run" ("source", id) where deleted_at is null;

create index "import_run_state_sort" on "import_run" ("state", id) where deleted_at is null;

create index "import_run_created_sort" on "import_run" ("created", id) where deleted_at is null;

create index "import_run_changed_sort" on "import_run" ("changed", id) where deleted_at is null;

create index "import_run_rejected_sort" on "import_run" ("rejected", id) where deleted_at is null;

create index "import_run_owner_sort" on "import_run" ("owner", id) where deleted_at is null;

create index "import_run_created_at_sort" on "import_run" ("created_at", id) where deleted_at is null;

create index "import_run_updated_at_sort" on "import_run" ("updated_at", id) where deleted_at is null;

create index "import_map_owner_link" on "import_map" ("owner") where deleted_at is null;

create index "import_map_name_sort" on "import_map" ("name", id) where deleted_at is null;

create index "import_map_object_sort" on "import_map" ("object", id) where deleted_at is null;

create index "import_map_source_sort" on "import_map" ("source", id) where deleted_at is null;

create index "import_map_owner_sort" on "import_map" ("owner", id) where deleted_at is null;

create index "import_map_shared_sort" on "import_map" ("shared", id) where deleted_at is null;

create index "import_map_created_at_sort" on "import_map" ("created_at", id) where deleted_at is null;

create index "import_map_updated_at_sort" on "import_map" ("updated_at", id) where deleted_at is null;

create index "bulk_run_undone_by_link" on "bulk_run" ("undone_by") where deleted_at is null;

create index "bulk_run_owner_link" on "bulk_run" ("owner") where deleted_at is null;

create index "bulk_run_name_sort" on "bulk_run" ("name", id) where deleted_at is null;

create index "bulk_run_object_sort" on "bulk_run" ("object", id) where deleted_at is null;

create index "bulk_run_state_sort" on "bulk_run" ("state", id) where deleted_at is null;

create index "bulk_run_changed_sort" on "bulk_run" ("changed", id) where deleted_at is null;

create index "bulk_run_refused_sort" on "bulk_run" ("refused", id) where deleted_at is null;

create index "bulk_run_owner_sort" on "bulk_run" ("owner", id) where deleted_at is null;

create index "bulk_run_created_at_sort" on "bulk_run" ("created_at", id) where deleted_at is null;

create index "bulk_run_updated_at_sort" on "bulk_run" ("updated_at", id) where deleted_at is null;

create index "bulk_run_owner_state_index" on "bulk_run" ("owner", "state", id) where deleted_at is null;

create index change_at on change (at);

create index change_of_bulk on change ((cause->>'id'), object, record) where cause->>'kind' = 'bulk';

create index external_id_record on external_id (record);

create index session_expires on session (expires_at);

create index session_of_user on session ("user");

create index idempotency_at on idempotency (at);

create index contact_birthday on contact (owner, (extract(month from birth_date)::int * 100 + extract(day from birth_date)::int)) where birth_date is not null and deleted_at is null;

create index account_birthday on account (owner, (extract(month from birth_date)::int * 100 + extract(day from birth_date)::int)) where birth_date is not null and deleted_at is null;

create index notice_open on notice ("user", at desc, id desc) where done_at is null;

create index notice_done on notice ("user", at desc, id desc) where done_at is not null;

create index notice_unread on notice ("user", at desc) where read_at is null and done_at is null;

create unique index notice_once on notice ("user", key) where key is not null;

create unique index notice_gathers on notice ("user", record) where kind = 'change' and read_at is null and done_at is null;

create index notice_unmailed on notice (at) where mailed_at is null;

create index notice_at on notice (at);

create index activity_remind on activity ((case kind when 'task' then due_at else at end)) where remind is not null and deleted_at is null;

create index activity_remind_at on activity (remind_at) where remind_at is not null and deleted_at is null;

create index activity_due_open on activity (due_at) where kind = 'task' and done is not true and deleted_at is null;

create index change_demo on change (object) where cause->>'kind' = 'demo';
