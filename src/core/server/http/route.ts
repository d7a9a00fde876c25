import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ObjectDef } from '../../object.ts'
import type { App } from '../app.ts'
import type { Context } from '../context.ts'

/** What a route's handler is given. `def` is set on routes under `/:plural`. */
export type Call<Q = any, B = any> = {
  app: App
  ctx: Context
  def: ObjectDef
  params: Record<string, string>
  query: Q
  body: B
  request: FastifyRequest
  reply: FastifyReply
}

/** Names of answer schemas; openapi.ts says what each looks like for an object. */
export type AnswerName =
  | 'row'
  | 'page'
  | 'history'
  | 'batch'
  | 'aggregate'
  | 'any'
  | 'none'
  | 'file'
  | 'hits'
  | 'session'
  | 'catalogue'

/** One entry of the route table, from which routes, validation and the OpenAPI document are made. */
export type Route<Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with `:name` for parameters. */
  path: string
  summary: string
  /** Without sign-in. */
  open?: boolean
  query?: Q
  /** A zod schema, or 'new'/'change' for the values of a record. */
  body?: B | 'new' | 'change' | 'multipart'
  /** A name, or a zod schema where none of the names fits. */
  answer: AnswerName | z.ZodType
  status?: number
  run(call: Call<z.output<Q>, z.output<B>>): Promise<unknown>
}

export const route = <Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodType>(
  given: Route<Q, B>,
): Route => given as unknown as Route

/** Ready-made JSON text, sent as it is. */
export class Json {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
