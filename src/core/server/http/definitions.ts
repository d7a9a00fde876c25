import { z } from 'zod'
import { requireAdmin } from './access.ts'
import { type Call, route } from './route.ts'
import { wireCatalogue } from './wire.ts'

const nothing = z.object({}).strict()
const label = z.string().trim().min(1).max(100)
const objectBody = z
  .object({
    labels: z.tuple([label, label]),
    icon: z.string().max(40).optional(),
    help: z.string().max(500).optional(),
  })
  .strict()
const fieldBody = z
  .object({
    label: label.optional(),
    kind: z.string().optional(),
    help: z.string().max(500).optional(),
    required: z.boolean().optional(),
    unique: z.boolean().optional(),
    choices: z.array(z.string().trim().min(1).max(200)).max(500).optional(),
    open: z.boolean().optional(),
    target: z.string().optional(),
    inverse: z
      .string()
      .regex(/^[a-z]\w{0,40}$/, 'must be a word such as "vehicles"')
      .optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.number().int().min(0).max(10).optional(),
    formula: z.string().max(2000).optional(),
    result: z.enum(['number', 'percent', 'money', 'text', 'yesNo', 'date']).optional(),
    prefix: z.string().max(20).optional(),
    default: z.unknown().optional(),
  })
  .strict()

/** Reading and changing what the objects are. */
export const definitionRoutes = [
  route({
    method: 'GET',
    path: '/catalogue',
    summary: 'Definitions of all objects',
    answer: 'catalogue',
    run: async ({ app, ctx }) => ({ version: app.catalogueVersion, objects: wireCatalogue(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/catalogue/objects',
    summary: 'Add an object',
    body: objectBody,
    answer: 'any',
    status: 201,
    run: addObject,
  }),
  route({
    method: 'PATCH',
    path: '/catalogue/objects/:name',
    summary: 'Change an added object',
    body: objectBody.partial(),
    answer: 'any',
    run: changeObject,
  }),
  route({
    method: 'DELETE',
    path: '/catalogue/objects/:name',
    summary: 'Hide an added object; its records are kept',
    answer: 'none',
    status: 204,
    run: (call) => hideObject(call, true),
  }),
  route({
    method: 'POST',
    path: '/catalogue/objects/:name/restore',
    summary: 'Bring back a hidden object',
    body: nothing,
    answer: 'none',
    status: 204,
    run: (call) => hideObject(call, false),
  }),
  route({
    method: 'POST',
    path: '/catalogue/objects/:name/fields',
    summary: 'Add a field',
    body: fieldBody,
    answer: 'any',
    status: 201,
    run: addField,
  }),
  route({
    method: 'PATCH',
    path: '/catalogue/objects/:name/fields/:field',
    summary: 'Change a field',
    body: fieldBody,
    answer: 'any',
    run: changeField,
  }),
  route({
    method: 'DELETE',
    path: '/catalogue/objects/:name/fields/:field',
    summary: 'Hide an added field; its values are kept',
    answer: 'none',
    status: 204,
    run: (call) => hideField(call, true),
  }),
  route({
    method: 'POST',
    path: '/catalogue/objects/:name/fields/:field/restore',
    summary: 'Bring back a hidden field',
    body: nothing,
    answer: 'none',
    status: 204,
    run: (call) => hideField(call, false),
  }),
]

async function addObject(call: Call) {
  requireAdmin(call.ctx)
  return { name: await call.app.customs.addObject(call.body) }
}
async function changeObject(call: Call) {
  requireAdmin(call.ctx)
  await call.app.customs.changeObject(call.params.name!, call.body)
  return { name: call.params.name }
}
async function hideObject(call: Call, hidden: boolean) {
  requireAdmin(call.ctx)
  await call.app.customs.changeObject(call.params.name!, { hidden })
}
async function addField(call: Call) {
  requireAdmin(call.ctx)
  return { name: await call.app.customs.addField(call.params.name!, call.body) }
}
async function changeField(call: Call) {
  requireAdmin(call.ctx)
  await call.app.customs.changeField(call.params.name!, call.params.field!, call.body)
  return { name: call.params.field }
}
async function hideField(call: Call, hidden: boolean) {
  requireAdmin(call.ctx)
  await call.app.customs.changeField(call.params.name!, call.params.field!, { hidden })
}
