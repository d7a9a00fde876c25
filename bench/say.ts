/** Progress goes to standard error, so that the table alone can be kept. */
export const say = (text: string) => process.stderr.write(`${text}\n`)
