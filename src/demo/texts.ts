import type { Activity } from '../accounts/index.ts'

/** What was said and done. {first} is the contact, {thing} the product, {client} the account. */
export type Script = {
  kind: Activity['kind']
  subject: string
  body?: string
  direction?: Activity['direction']
  outcome?: string
  minutes?: number
}

/** What happens while a deal stands in its first, second … open stage. */
export const onStage: Script[][] = [
  [
    call(
      'inbound',
      'Asked about {thing}',
      'Old one fails twice a week. Needs an idea of price and delivery before Friday.',
      9,
    ),
    call(
      'outbound',
      'First call about {thing}',
      '{first} has budget this year but wants two offers to compare.',
      14,
    ),
    mail(
      'inbound',
      'Enquiry: {thing}',
      'Hello, could you tell us what {thing} would cost us, delivered and installed? Regards, {first}',
    ),
    note(
      'Met at the trade fair',
      '{first} stopped at our stand. Interested in {thing}, promised to send the drawings.',
    ),
  ],
  [
    meeting(
      'Site visit at {client}',
      'Measured the pipe run, 38 m with 6 m lift. The plant room is tight: side inlet needed.',
      75,
    ),
    meeting(
      'Walk round with {first}',
      'Three pumps of the same age, all noisy. They would start with one and see.',
      60,
    ),
    call(
      'outbound',
      'Questions about the site',
      'Power is three-phase, 400 V. Crane only before 7 in the morning.',
      18,
    ),
    mail(
      'outbound',
      'Data sheet: {thing}',
      'Hi {first}, the data sheet you asked for is attached. For your purpose it leaves enough in reserve.',
    ),
  ],
  [
    mail(
      'outbound',
      'Quotation: {thing}',
      'Hi {first}, our quotation is attached. Prices hold for 30 days; delivery takes three to four weeks.',
    ),
    call(
      'outbound',
      'Went through the quotation',
      '{first} finds the installation dear. Will check whether their own fitter can do it.',
      22,
    ),
    mail(
      'inbound',
      'Re: Quotation: {thing}',
      'Thank you. Two questions: is the controller included, and can we pay in two parts?',
    ),
  ],
  [
    call(
      'inbound',
      'Wants a better price for {thing}',
      'They hold an offer 6 % below ours, without service. Offered the first yearly visit free instead.',
      26,
    ),
    meeting(
      'Negotiation with {first}',
      'Agreed in principle. Payment 30 days, retention 5 % until start-up.',
      50,
    ),
    mail(
      'outbound',
      'Revised quotation: {thing}',
      'Hi {first}, here is the revised version with the side inlet and the service contract as discussed.',
    ),
  ],
]

export const onWon: Script[] = [
  note('Order received', 'Written order for {thing} came by e-mail. Production has it for next week.'),
  mail(
    'inbound',
    'Order for {thing}',
    'Please find our order attached. Please confirm the delivery date. Best, {first}',
  ),
]

export const onLost: Record<string, Script> = {
  Price: note(
    'Lost on price',
    '{first} was open about it: the other offer was a tenth cheaper. Ask again at the next renewal.',
  ),
  Competitor: note(
    'Lost to a competitor',
    'They already run three pumps of that make and want one stock of spare parts.',
  ),
  'No budget': note('Put off', 'Investment stopped until next year. {first} asks us to call in January.'),
  'No decision': note(
    'No decision',
    'Four calls, no answer. The old pump still runs, so nobody is in a hurry.',
  ),
  Product: note(
    'Our product did not fit',
    'They need a hygienic certificate that we do not have for this size.',
  ),
}

/** The year with a customer, deal or none. */
export const care: Script[] = [
  call(
    'outbound',
    'Check-in call',
    'All quiet. {first} mentioned that they plan a second hall for next year.',
    11,
    'Reached',
  ),
  call('outbound', 'Check-in call', undefined, 1, 'No answer'),
  call('outbound', 'Tried {first}', 'In a meeting, call back after lunch.', 2, 'Left message'),
  call(
    'inbound',
    'Asks for the operating manual',
    'Sent the link to the manual and the spare parts list.',
    6,
    'Reached',
  ),
  call(
    'inbound',
    'Pump trips after a minute',
    'Dry-run protection worked as it should: the inlet strainer was clogged. Running again.',
    17,
    'Reached',
  ),
  call(
    'inbound',
    'Where is the delivery?',
    'Carrier had the wrong gate. New slot tomorrow morning, {first} is content.',
    8,
    'Follow up',
  ),
  mail(
    'inbound',
    'Copy of the invoice',
    'Could you send us the last invoice again, with our order number on it? Thanks, {first}',
  ),
  mail(
    'outbound',
    'Copy of the invoice',
    'Hi {first}, here it is again, now with your order number. Sorry for the trouble.',
  ),
  mail(
    'outbound',
    'Price list from next month',
    'Hi {first}, please find the new list attached. Your agreed discount stays as it is.',
  ),
  mail(
    'inbound',
    'Thank you',
    'Just a short line: the fitter was on time, friendly, and left the plant room cleaner than before.',
  ),
  mail(
    'inbound',
    'Change of address for invoices',
    'From next month please send invoices to our shared mailbox only. Kind regards, {first}',
  ),
  meeting(
    'Yearly review with {first}',
    'Went through the year: nine orders, one complaint, solved in two days. Wants a fixed price for seals.',
    60,
  ),
  meeting('Lunch with {first}', 'New head of production starts in spring. Worth an early visit.', 70),
  note('Prefers e-mail', 'Hard to reach by phone before ten; answers e-mail within the hour.'),
  note('Delivery gate', 'Lorries to gate 3 only, ask for the yard keys at reception.'),
  note('Pays on time', 'Always within two weeks, no reminder needed so far.'),
  note(
    'Seals wear quickly',
    'Second kit within a year. Water is sandy: suggest the backwash filter at the next visit.',
  ),
]

export const todo = {
  deal: [
    'Send the quotation for {thing}',
    'Call {first} about {thing}',
    'Ask {first} for the order',
    'Check delivery time of {thing}',
    'Book a site visit at {client}',
    'Send the revised drawing to {first}',
  ],
  care: [
    'Ask {first} whether the address is still right',
    'Prepare the yearly review',
    'Send the spare parts list',
    'Congratulate on the anniversary',
    'Renew the service contract',
    'Follow up on the complaint',
  ],
}

export const upcoming = [
  'Site visit at {client}',
  'Video call with {first}',
  'Start-up of {thing}',
  'Review with {first}',
]

type Direction = Script['direction']

function call(
  direction: Direction,
  subject: string,
  body: string | undefined,
  minutes: number,
  outcome = 'Reached',
): Script {
  return { kind: 'call', direction, subject, body, minutes, outcome }
}
function mail(direction: Direction, subject: string, body: string): Script {
  return { kind: 'email', direction, subject, body }
}
function meeting(subject: string, body: string, minutes: number): Script {
  return { kind: 'meeting', subject, body, minutes }
}
function note(subject: string, body: string): Script {
  return { kind: 'note', subject, body }
}
