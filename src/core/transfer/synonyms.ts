import { fold } from './table.ts'

const list = (text: string) => text.split(',').map(fold)
const lists = (given: Record<string, string>) =>
  Object.fromEntries(Object.entries(given).map(([name, text]) => [name, list(text)]))

/** What people call our objects; also how a file of them is named and how another table refers to them. */
export const objectWords: Record<string, string[]> = lists({
  account: 'account,company,organisation,organization,customer,client,business,party,firm,supplier,vendor',
  contact: 'contact,person,people,lead,vcard,individual,member',
  deal: 'deal,opportunity,opportunities,pipeline,sale,potential',
  product: 'product,item,article,sku',
  user: 'user,salesagent,agent,salesrep,rep,employee,salesteam,salesperson,owner',
  activity: 'activity,activities,task,note,call,meeting,event,appointment',
})

const anywhere = lists({
  email: 'email,e-mail,mail,emailaddress,e-mail address,primary email,work email',
  phone: 'phone,telephone,tel,phonenumber,phone no,work phone,business phone,main phone,office phone',
  mobile: 'mobile,cell,cellphone,cell phone,mobile phone,mobile number,handy',
  website: 'website,web,url,homepage,domain,web site,web page,domain name',
  description: 'description,notes,note,comments,comment,remarks,background,bio,about,about us',
  owner:
    'owner,sales agent,agent,sales rep,account owner,deal owner,responsible,assigned to,salesperson,account executive,rep,record owner',
  tags: 'tags,labels,keywords,categories',
  source: 'source,lead source,origin,original source',
  language: 'language,preferred language,locale',
  currency: 'currency,currency code',
})

const byObject: Record<string, Record<string, string[]>> = {
  account: lists({
    name: 'account,account name,company,company name,organisation,organization,organization name,customer,customer name,client,client name,business name,party,party name',
    industry: 'industry,sector,branch,vertical',
    employees: 'employees,number of employees,no of employees,headcount,staff,employee count',
    annualRevenue: 'revenue,annual revenue,turnover,yearly revenue',
    yearFounded: 'year established,founded,established,founded year,year started,year founded',
    parent: 'subsidiary of,parent,parent account,parent company,parent organization',
    accountNumber: 'account number,customer number,customer no,account no,client number',
    taxIds: 'vat,vat id,vat number,tax id,gstin,vat reg no',
    types: 'type,account type,relationship type,customer type',
    site: 'site,location name,account site',
  }),
  contact: lists({
    name: 'name,full name,contact,contact name,display name,person',
    firstName: 'first name,given name,forename,vorname',
    lastName: 'last name,surname,family name,nachname',
    account:
      'account,account name,company,company name,organisation,organization,employer,customer,customer name',
    title: 'job title,position,role,contact title,function',
    birthDate: 'birthday,dob,date of birth,birthdate',
    salutation: 'salutation,prefix,name prefix,anrede',
    department: 'department,dept',
    reportsTo: 'reports to,manager,supervisor',
  }),
  deal: lists({
    name: 'deal,deal name,opportunity,opportunity name,title,subject,topic,opportunity title',
    account:
      'account,account name,company,company name,customer,customer name,client,organization,organisation',
    contact: 'contact,contact name,person,primary contact,main contact',
    stage: 'stage,deal stage,sales stage,stage name,status,phase',
    amount: 'amount,value,close value,deal value,deal amount,revenue,total,deal size,expected revenue',
    closeDate: 'close date,closing date,expected close date,closed on,expected close',
    openedOn: 'opened,opened on,engage date,open date,create date,created date,start date',
    product: 'product,product name,item,main product',
    probability: 'probability,win probability,probability %,likelihood',
    lossReason: 'loss reason,lost reason,reason for loss,closed lost reason',
    nextStep: 'next step,next action',
  }),
  product: lists({
    name: 'product,product name,item,item name,title,article',
    price: 'price,list price,sales price,unit price,selling price,sale price,msrp',
    cost: 'cost,purchase price,cost price,unit cost',
    sku: 'sku,code,product code,item code,article number,part number,item no',
    family: 'family,series,category,product line,group,product family,product category',
    unit: 'unit,unit of measure,uom',
    taxRate: 'tax rate,vat rate,tax %',
    active: 'active,is active,enabled',
  }),
  user: lists({
    name: 'name,user,sales agent,agent,full name,employee,sales rep,salesperson,user name',
    manager: 'manager,supervisor,reports to,boss',
    team: 'team,regional office,office,sales team,region',
    jobTitle: 'job title,title,position,role',
    active: 'active,is active,enabled',
  }),
  activity: lists({
    subject: 'subject,title,topic,summary',
    at: 'date,when,start,start time,call start time,start date,activity date',
    dueAt: 'due,due date,deadline',
    body: 'body,note,notes,content,note content,details,description',
    kind: 'type,activity type,kind',
    account: 'account,company,organization,related to',
    contact: 'contact,person,contact name,with',
  }),
}

export const addressWords: Record<string, string[]> = lists({
  street: 'street,address,address 1,address line 1,street address,street 1,street name,street and number',
  city: 'city,town,locality,ort,suburb',
  region: 'state,region,province,county,state province,state region',
  postalCode: 'zip,zip code,postal code,postcode,plz,zip postal code,post code',
  country: 'country,country region,land,nation,country code',
})

/** Words that place an address: whose field it belongs to. */
export const addressPlaces: Record<string, string[]> = lists({
  billingAddress: 'billing,bill,invoice,invoicing,main,office,company,business',
  shippingAddress: 'shipping,ship,delivery',
  address: 'mailing,postal,home,work,business,primary,contact',
})

export const wordsFor = (object: string, field: string): string[] => [
  ...(byObject[object]?.[field] ?? []),
  ...(anywhere[field] ?? []),
]
