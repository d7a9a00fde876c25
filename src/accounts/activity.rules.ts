import { conversationHtml, readConversation } from '#core/conversation.ts'
import { plain } from '#core/field/index.ts'
import { type Context, system } from '#core/server/context.ts'
import { changeAll } from '#core/server/edit.ts'
import { type Change, type Draft, onWrite, type Values } from '#core/server/hooks.ts'
import { Activity, contactKinds } from './activity.object.ts'
import { File } from './file.object.ts'
import { renewLastContact } from './lastContact.ts'
import { mentionsIn } from './mentions.ts'

onWrite(Activity, {
  fills: ['subject'],
  async fill(ctx, inputs) {
    for (const input of inputs) {
      if (input.kind === 'chat') readChat(input)
      input.at ??= input.dueAt ?? ctx.now.toISOString()
      // A note needs no title of its own: its first words serve.
      input.subject ||= plain(String(input.body ?? input.transcript ?? '')).slice(0, 80) || undefined
    }
    await fillAccount(ctx, inputs)
  },
  derive(ctx, drafts) {
    for (const draft of drafts) {
      const { before, values } = draft
      if (values.at === null) values.at = before?.at ?? ctx.now.toISOString()
      if (values.body !== undefined || values.transcript !== undefined) deriveMentions(draft)
      deriveTimes(draft)
    }
  },
  async after(ctx, changes) {
    await moveParticipants(ctx, changes)
    await keepRecordings(ctx, changes)
    await renewLastContact(ctx, await touchedBy(ctx, changes))
  },
  async binned(ctx, records) {
    await renewLastContact(
      ctx,
      await touchedBy(
        ctx,
        records.map(({ id, values }) => ({ id, before: values, after: values, changed: [] })),
      ),
    )
  },
})

// A chat as it was copied becomes a transcript that says who spoke.
function readChat(input: Values) {
  const said = typeof input.transcript === 'string' ? readConversation(input.transcript) : undefined
  if (!said) return
  input.transcript = conversationHtml(said)
  input.subject ||= said[0]!.text.slice(0, 80)
}

// What is written about a deal or a contact belongs to the account behind it, unless told otherwise.
async function fillAccount(ctx: Context, inputs: Values[]) {
  const loose = inputs.filter((i) => i.account === undefined && (i.deal || i.contact))
  if (!loose.length) return
  const ids = loose.flatMap((i) => [i.deal, i.contact].filter((id) => typeof id === 'string'))
  const found = await ctx.db.query<{ id: string; account: string | null }>(
    `select d.id, d.account from deal d where d.id::text = any($1) union all select c.id, c.account from contact c where c.id::text = any($1)`,
    [ids],
  )
  const accounts = new Map(found.rows.map((row) => [row.id, row.account]))
  for (const input of loose)
    input.account = accounts.get(String(input.deal)) ?? accounts.get(String(input.contact)) ?? undefined
}

function deriveMentions({ before, values }: Draft) {
  const text = [values.body ?? before?.body, values.transcript ?? before?.transcript].join(' ')
  const mentions = mentionsIn(text)
  values.mentions = mentions.length ? mentions : null
}

const MINUTE = 60_000

// Begin, end and length say the same thing twice: what was given last decides the third.
function deriveTimes({ before, values }: Draft) {
  const now = { ...before, ...values }
  const at = Date.parse(String(now.at))
  if (values.endsAt)
    values.duration = Math.max(0, Math.round((Date.parse(String(values.endsAt)) - at) / MINUTE))
  else if (
    now.duration !== null &&
    now.duration !== undefined &&
    (values.duration !== undefined || values.at)
  )
    values.endsAt = new Date(at + Number(now.duration) * MINUTE).toISOString()
}

async function moveParticipants(ctx: Context, changes: Change[]) {
  const moved = changes.filter((c) => c.before && c.changed.includes('at')).map((c) => c.id)
  if (!moved.length) return
  // A copy that follows the activity, with no history of its own.
  await ctx.db.query(
    `update activity_participant p set at = t.at from activity t where t.id = p.activity and t.id = any($1::uuid[])`,
    [moved],
  )
}

/** A recording belongs to its activity, and is seen by whoever sees that. */
async function keepRecordings(ctx: Context, changes: Change[]) {
  const edits = changes
    .filter((c) => c.changed.includes('recording') && c.after.recording)
    .map((c) => ({ id: String(c.after.recording), input: { activity: c.id } }))
  if (edits.length) await changeAll({ ...ctx, actor: system }, File, edits)
}

const isContact = (values: Values | undefined) =>
  values !== undefined && (contactKinds as readonly unknown[]).includes(values.kind)

async function touchedBy(ctx: Context, changes: Change[]) {
  const some = changes.filter((c) => isContact(c.before) || isContact(c.after))
  const sides = some.flatMap((c) => [c.before, c.after].filter((v) => v !== undefined))
  const old = some.filter((c) => c.before).map((c) => c.id)
  const others = old.length
    ? await ctx.db.query<{ contact: string }>(
        `select contact from activity_participant where activity = any($1::uuid[]) and contact is not null and deleted_at is null`,
        [old],
      )
    : { rows: [] }
  return {
    accounts: sides.map((v) => v.account),
    contacts: [...sides.map((v) => v.contact), ...others.rows.map((row) => row.contact)],
  }
}
