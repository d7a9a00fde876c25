import { fold } from './table.ts'

/**
 * Where a column of a known export goes: a field, `field.part`, a link by source id (`field@`), a link by
 * name whose record is made when missing (`field+`), the record's own id (`#`), a further way to reach someone
 * (`*kind:label`), or nowhere (`-`: the source's bookkeeping, or said again in other columns).
 */
export type Target = string

export type SourceTable = { object: string; columns: Record<string, Target> }
export type Source = {
  key: string
  label: string
  /** Whether folded headers can only be this source's. */
  signed(headers: ReadonlySet<string>, raw: readonly string[]): boolean
  tables: SourceTable[]
}

const table = (object: string, ...columns: string[]): SourceTable => ({
  object,
  columns: Object.fromEntries(
    columns
      .join('|')
      .split('|')
      .map((pair) => {
        const at = pair.lastIndexOf('=')
        return [fold(pair.slice(0, at)), pair.slice(at + 1)]
      }),
  ),
})

/** `Billing{Street,City}` headers of one address, in the order street, city, region, postal code, country. */
const place = (field: string, pattern: string, names = 'Street,City,State,PostalCode,Country') =>
  names
    .split(',')
    .map(
      (name, i) =>
        `${pattern.replace('*', name)}=${field}.${['street', 'city', 'region', 'postalCode', 'country'][i]}`,
    )
    .join('|')

const has =
  (...names: string[]) =>
  (headers: ReadonlySet<string>) =>
    names.every((name) => headers.has(fold(name)))
const any =
  (...names: string[]) =>
  (headers: ReadonlySet<string>) =>
    names.some((name) => headers.has(fold(name)))

const sfBookkeeping =
  'IsDeleted=-|MasterRecordId=-|SystemModstamp=-|LastViewedDate=-|LastReferencedDate=-|CleanStatus=-|PhotoUrl=-|LastModifiedById=-|CreatedById=-'
const sfApiNames = [
  table(
    'account',
    sfBookkeeping,
    'Id=#|Name=name|Type=types|ParentId=parent@|Phone=phone|Fax=*phone:Fax|AccountNumber=accountNumber|Website=website|Sic=sic|Industry=industry|AnnualRevenue=annualRevenue|NumberOfEmployees=employees|Ownership=ownership|TickerSymbol=ticker|Description=description|Rating=rating|Site=site|OwnerId=owner@|AccountSource=source|NaicsCode=naics|YearStarted=yearFounded|CurrencyIsoCode=currency|referenceId=#',
    place('billingAddress', 'Billing*'),
    place('shippingAddress', 'Shipping*'),
  ),
  table(
    'contact',
    sfBookkeeping,
    'Id=#|AccountId=account@|LastName=lastName|FirstName=firstName|Salutation=salutation|Name=name|Phone=phone|Fax=*phone:Fax|MobilePhone=mobile|HomePhone=*phone:Home|OtherPhone=*phone:Other|AssistantPhone=*phone:Assistant|ReportsToId=reportsTo@|Email=email|Title=title|Department=department|LeadSource=source|Birthdate=birthDate|Description=description|OwnerId=owner@|referenceId=#',
    place('address', 'Mailing*'),
  ),
  table(
    'deal',
    sfBookkeeping,
    'Id=#|AccountId=account@|ContactId=contact@|Name=name|Description=description|StageName=stage+|Amount=amount|Probability=probability|CloseDate=closeDate|Type=type|NextStep=nextStep|LeadSource=source|OwnerId=owner@|IsClosed=-|IsWon=-|ExpectedRevenue=-|FiscalQuarter=-|FiscalYear=-|Fiscal=-|HasOpportunityLineItem=-|HasOpenActivity=-|HasOverdueTask=-|referenceId=#',
  ),
  table(
    'contact',
    sfBookkeeping,
    'Id=#|LastName=lastName|FirstName=firstName|Salutation=salutation|Name=name|Title=title|Company=account+|Phone=phone|MobilePhone=mobile|Fax=*phone:Fax|Email=email|Website=*url:Website|Description=description|LeadSource=source|OwnerId=owner@|IsConverted=-|ConvertedAccountId=-|ConvertedContactId=-|ConvertedOpportunityId=-|IsUnreadByOwner=-',
    place('address', '*'),
  ),
  table(
    'product',
    sfBookkeeping,
    'Id=#|Name=name|ProductCode=sku|Family=family|QuantityUnitOfMeasure=unit|IsActive=active|Description=description|referenceId=#',
  ),
  table('user', 'Id=#|Name=name|Email=email|Title=jobTitle|Phone=phone|IsActive=active|ManagerId=manager@'),
  table(
    'activity',
    sfBookkeeping,
    'Id=#|Subject=subject|Description=body|ActivityDate=dueAt|WhoId=contact@|WhatId=account@|AccountId=account@|OwnerId=owner@|IsClosed=done|Priority=priority',
  ),
]

const sfLabels = [
  table(
    'account',
    'Account ID=#|Account Name=name|Account Owner=owner|Type=types|Parent Account=parent|Parent Account ID=parent@|Annual Revenue=annualRevenue|Employees=employees|Industry=industry|Rating=rating|Ownership=ownership|Ticker Symbol=ticker|SIC Code=sic|Website=website|Phone=phone|Fax=*phone:Fax|Description=description',
    place('billingAddress', 'Billing *', 'Street,City,State/Province,Zip/Postal Code,Country'),
    place('shippingAddress', 'Shipping *', 'Street,City,State/Province,Zip/Postal Code,Country'),
    'Billing State=billingAddress.region|Shipping State=shippingAddress.region|Billing Address Line1=billingAddress.street',
  ),
  table(
    'contact',
    'Contact ID=#|Salutation=salutation|First Name=firstName|Last Name=lastName|Title=title|Department=department|Birthdate=birthDate|Lead Source=source|Account Name=account+|Phone=phone|Mobile=mobile|Home Phone=*phone:Home|Other Phone=*phone:Other|Fax=*phone:Fax|Email=email|Asst. Phone=*phone:Assistant|Description=description',
    place('address', 'Mailing *', 'Street,City,State/Province,Zip/Postal Code,Country'),
    'Mailing State=address.region',
  ),
  table(
    'deal',
    'Opportunity ID=#|Opportunity Name=name|Type=type|Lead Source=source|Amount=amount|Close Date=closeDate|Next Step=nextStep|Stage=stage+|Probability (%)=probability|Account Name=account|Opportunity Owner=owner|Fiscal Period=-',
  ),
  table(
    'contact',
    'Account: Account Name=account+|Contact: First Name=firstName|Contact: Last Name=lastName|Contact: Title=title|Contact: Phone=phone|Contact: Mobile=mobile|Contact: Email=email|Contact: Department=department',
    place('address', 'Contact: Mailing *', 'Street,City,State/Province,Zip/Postal Code,Country'),
  ),
]

const hubspot = [
  table(
    'contact',
    'Record ID=#|First Name=firstName|Last Name=lastName|Email=email|Work email=*email:Work|Phone Number=phone|Mobile Phone Number=mobile|WhatsApp Phone Number=*messaging:WhatsApp|Fax Number=*phone:Fax|Job Title=title|Contact owner=owner|Company Name=account+|Associated Company=account+|Associated Company IDs=account@|Date of birth=birthDate|Salutation=salutation|Preferred language=language|Original Source=source|Website URL=*url:Website',
    place('address', '*', 'Street Address,City,State/Region,Postal Code,Country/Region'),
  ),
  table(
    'account',
    'Record ID=#|Company name=name|Company Domain Name=website|Website URL=website|Company owner=owner|Industry=industry|Description=description|Phone Number=phone|Parent Company=parent|Number of Employees=employees|Annual Revenue=annualRevenue|Lifecycle Stage=lifecycleStage|Time Zone=timeZone|Year Founded=yearFounded',
    place('billingAddress', '*', 'Street Address,City,State/Region,Postal Code,Country/Region'),
  ),
  table(
    'deal',
    'Record ID=#|Deal Name=name|Deal Stage=stage+|Pipeline=pipeline+|Amount=amount|Close Date=closeDate|Deal owner=owner|Associated Company=account|Associated Company IDs=account@|Associated Contact IDs=contact@|Deal Type=type|Deal probability=probability|Closed Lost Reason=lossReason|Deal Description=description',
  ),
]

const zoho = [
  table(
    'account',
    'Record Id=#|Account Owner.id=owner@|Account Owner=owner|Account Name=name|Phone=phone|Fax=*phone:Fax|Parent Account.id=parent@|Parent Account=parent|Website=website|Account Type=types|Industry=industry|Description=description|Account Number=accountNumber|Employees=employees|Annual Revenue=annualRevenue|Ownership=ownership|Rating=rating|SIC Code=sic|Ticker Symbol=ticker|Account Site=site|Locked=-',
    place('billingAddress', 'Billing *', 'Street,City,State,Code,Country'),
    place(
      'billingAddress',
      'Billing Address - *',
      'Street,City,State / Province,Postal Code,Country / Region',
    ),
    place('shippingAddress', 'Shipping *', 'Street,City,State,Code,Country'),
  ),
  table(
    'contact',
    'Record Id=#|Contact Owner.id=owner@|Contact Owner=owner|Contact Name=name|First Name=firstName|Last Name=lastName|Account Name.id=account@|Account Name=account+|Email=email|Secondary Email=*email:Secondary|Phone=phone|Home Phone=*phone:Home|Other Phone=*phone:Other|Mobile=mobile|Fax=*phone:Fax|Title=title|Department=department|Date of Birth=birthDate|Lead Source=source|Description=description|Salutation=salutation|Reporting To.id=reportsTo@',
    place('address', 'Mailing *', 'Street,City,State,Zip,Country'),
  ),
  table(
    'deal',
    'Record Id=#|Deal Owner.id=owner@|Deal Owner=owner|Deal Name=name|Account Name.id=account@|Account Name=account|Contact Name.id=contact@|Contact Name=contact|Amount=amount|Stage=stage+|Pipeline=pipeline+|Closing Date=closeDate|Probability (%)=probability|Reason For Loss=lossReason|Type=type|Next Step=nextStep|Lead Source=source|Description=description',
  ),
  table(
    'contact',
    'Record Id=#|Lead Owner.id=owner@|Lead Owner=owner|Lead Name=name|First Name=firstName|Last Name=lastName|Company=account+|Email=email|Phone=phone|Mobile=mobile|Lead Source=source|Description=description|Is Converted=-',
    place('address', 'Address - *', 'Street,City,State / Province,Postal Code,Country / Region'),
  ),
  table(
    'activity',
    'Record Id=#|Note Title=subject|Note Content=body|Note Owner.id=owner@|Associated_Id=account@',
  ),
]

const dynamics = [
  table(
    'account',
    '(Do Not Modify) Account=#|accountid=#|(Do Not Modify) Row Checksum=-|(Do Not Modify) Modified On=-|Account Name=name|name=name|Main Phone=phone|telephone1=phone|Fax=*phone:Fax|Website=website|websiteurl=website|Relationship Type=types|customertypecode=types|Industry=industry|industrycode=industry|Number of Employees=employees|numberofemployees=employees|Annual Revenue=annualRevenue|revenue=annualRevenue|Currency=currency|Description=description|description=description|Owner=owner|ownerid=owner@|Email=email|Account Number=accountNumber|Parent Account=parent|parentaccountid=parent@|Ticker Symbol=ticker|SIC Code=sic',
    place('billingAddress', 'Address 1: *', 'Street 1,City,State/Province,ZIP/Postal Code,Country/Region'),
    'address1_line1=billingAddress.street|address1_city=billingAddress.city|address1_stateorprovince=billingAddress.region|address1_postalcode=billingAddress.postalCode|address1_country=billingAddress.country',
  ),
  table(
    'contact',
    '(Do Not Modify) Contact=#|contactid=#|(Do Not Modify) Row Checksum=-|(Do Not Modify) Modified On=-|Full Name=name|fullname=name|First Name=firstName|firstname=firstName|Last Name=lastName|lastname=lastName|Company Name=account+|parentcustomerid=account@|Job Title=title|jobtitle=title|Email=email|emailaddress1=email|Business Phone=phone|telephone1=phone|Mobile Phone=mobile|mobilephone=mobile|Birthday=birthDate|Department=department|Owner=owner|description=description',
    place('address', 'Address 1: *', 'Street 1,City,State/Province,ZIP/Postal Code,Country/Region'),
    'address1_line1=address.street|address1_city=address.city|address1_postalcode=address.postalCode|address1_country=address.country',
  ),
  table(
    'contact',
    '(Do Not Modify) Lead=#|(Do Not Modify) Row Checksum=-|(Do Not Modify) Modified On=-|First Name=firstName|Last Name=lastName|Name=name|Job Title=title|Company Name=account+|Email=email|Business Phone=phone|Mobile Phone=mobile|Country=address.country|State or Province=address.region|City=address.city|Description=description|Lead Source=source|Owner=owner',
  ),
  table(
    'deal',
    '(Do Not Modify) Opportunity=#|(Do Not Modify) Row Checksum=-|(Do Not Modify) Modified On=-|Topic=name|Account=account|Potential Customer=account|Contact=contact|Est. Close Date=closeDate|Est. Revenue=amount|Actual Revenue=amount|Probability=probability|Pipeline Phase=stage+|Owner=owner|Description=description',
  ),
]

const google = table(
  'contact',
  'First Name=firstName|Given Name=firstName|Last Name=lastName|Family Name=lastName|Name=name|File As=-|Name Prefix=salutation|Organization Name=account+|Organization 1 - Name=account+|Organization Title=title|Organization 1 - Title=title|Organization Department=department|Organization 1 - Department=department|Birthday=birthDate|Notes=description|Labels=tags|Group Membership=tags|Language=language|E-mail 1 - Value=email|Phone 1 - Value=phone|Address 1 - Formatted=-',
  place('address', 'Address 1 - *', 'Street,City,Region,Postal Code,Country'),
  [2, 3, 4, 5]
    .map(
      (n) =>
        `E-mail ${n} - Value=*email:E-mail ${n}|Phone ${n} - Value=*phone:Phone ${n}|Address ${n} - Formatted=*address:Address ${n}|Website ${n - 1} - Value=*url:Website ${n - 1}`,
    )
    .join('|'),
)

const outlook = table(
  'contact',
  'First Name=firstName|Last Name=lastName|Title=salutation|E-mail Address=email|E-mail 2 Address=*email:E-mail 2|E-mail 3 Address=*email:E-mail 3|Business Phone=phone|Business Phone 2=*phone:Business 2|Home Phone=*phone:Home|Home Phone 2=*phone:Home 2|Mobile Phone=mobile|Car Phone=*phone:Car|Other Phone=*phone:Other|Primary Phone=*phone:Primary|Pager=*phone:Pager|Business Fax=*phone:Business fax|Home Fax=*phone:Home fax|Other Fax=*phone:Other fax|Company Main Phone=*phone:Company|Callback=*phone:Callback|Radio Phone=*phone:Radio|Telex=*phone:Telex|TTY/TDD Phone=*phone:TTY/TDD|IMAddress=*messaging:IM|Job Title=title|Department=department|Company=account+|Web Page=*url:Web page|Personal Web Page=*url:Personal|Birthday=birthDate|Notes=description|Categories=tags',
  place('address', 'Business *', 'Street,City,State,Postal Code,Country/Region'),
)

const pipedrive = [
  table(
    'deal',
    'Deal - ID=#|Deal - Title=name|Deal - Owner=owner|Deal - Pipeline=pipeline+|Deal - Stage=stage+|Deal - Value=amount|Deal - Expected close date=closeDate|Deal - Probability=probability|Deal - Label=tags|Deal - Lost reason=lossReason|Deal - Organization=account+|Organization - Name=account+|Deal - Contact person=contact|Person - Name=contact|Deal - Currency of value=-',
  ),
  table(
    'account',
    'Organization - ID=#|Organization - Name=name|Organization - Owner=owner|Organization - Label=tags|Organization - Address=billingAddress.street',
  ),
  table(
    'contact',
    'Person - ID=#|Person - Name=name|Person - First name=firstName|Person - Last name=lastName|Person - Organization=account+|Organization - Name=account+|Person - Owner=owner|Person - Phone=phone|Person - Phone (Work)=phone|Person - Phone (Mobile)=mobile|Person - Phone (Home)=*phone:Home|Person - Phone (Other)=*phone:Other|Person - Email=email|Person - Email (Work)=email|Person - Email (Home)=*email:Home|Person - Email (Other)=*email:Other|Person - Job title=title|Person - Label=tags',
  ),
]

const act = [
  table(
    'contact',
    'Company=account+|Contact=name|Salutation=-|First Name=firstName|Last Name=lastName|Name Prefix=salutation|Title=title|Department=department|ID/Status=tags|Address 1=address.street|City=address.city|State=address.region|Zip=address.postalCode|ZIP Code=address.postalCode|Country=address.country|Phone=phone|Mobile Phone=mobile|Alt Phone=*phone:Alternative|Car Phone=*phone:Car|Fax=*phone:Fax|Home Phone=*phone:Home|E-mail=email|E-mail Login=email|Web Site=*url:Web site|Asst. Phone=*phone:Assistant|Birth Date=birthDate|Birthday=birthDate|Referred By=source|Owner=owner|Messenger ID=*messaging:Messenger|Notes=description',
  ),
]

const goldmine = table(
  'contact',
  'ACCOUNTNO=#|COMPANY=account+|CONTACT=name|LASTNAME=lastName|DEPARTMENT=department|TITLE=title|PHONE1=phone|PHONE2=*phone:Phone 2|PHONE3=*phone:Phone 3|FAX=*phone:Fax|ADDRESS1=address.street|CITY=address.city|STATE=address.region|ZIP=address.postalCode|COUNTRY=address.country|DEAR=-|SOURCE=source|NOTES=description|OWNER=owner|LASTTIME=-|CREATEAT=-|MERGECODES=tags',
)

const vyapar = table('account', 'Party Name=name|Email=email|Phone No.=phone|Phone Number=phone|GSTIN=taxIds')
const vyaparItems = table(
  'product',
  'Item Name=name|Item Code=sku|Sale Price=price|Purchase Price=cost|Tax %=taxRate|GST Tax Rate=taxRate|Item Type=kind',
)

const linkedin = table(
  'contact',
  'First Name=firstName|Last Name=lastName|URL=*social:LinkedIn|Email Address=email|Company=account+|Position=title',
)

const quickbooks = table(
  'account',
  'Customer=name|Customer full name=name|Full name=name|Company name=legalName|Company=legalName|Phone=phone|Phone numbers=phone|Email=email|Website=website|Customer type=types|Open balance=-|Bill address=billingAddress.street|Ship address=shippingAddress.street|Currency=currency|Notes=description',
  place('billingAddress', 'Billing *', 'street,city,state,ZIP code,country'),
  place('shippingAddress', 'Shipping *', 'street,city,state,ZIP code,country'),
)

const espo = [
  table(
    'account',
    'ID=#|id=#|Name=name|Website=website|Email=email|Email Address=email|emailAddress=email|Phone=phone|Phone Number=phone|phoneNumber=phone|Type=types|Industry=industry|SIC Code=sic|sicCode=sic|Billing Address=-|Shipping Address=-|Description=description|Assigned User=owner|assignedUserName=owner|assignedUserId=owner@|Deleted=-',
    place('billingAddress', 'Billing Address *', 'Street,City,State,Postal Code,Country'),
    place('billingAddress', 'Billing *', 'Street,City,State,Postal Code,Country'),
    place('shippingAddress', 'Shipping Address *', 'Street,City,State,Postal Code,Country'),
  ),
  table(
    'contact',
    'ID=#|Salutation=salutation|salutationName=salutation|First Name=firstName|Last Name=lastName|Name=name|Email=email|emailAddress=email|Phone=phone|phoneNumber=phone|Account=account|accountName=account|accountId=account@|Title=title|accountRole=title|Description=description|Assigned User=owner|assignedUserId=owner@|Deleted=-',
    place('address', 'Address *', 'Street,City,State,Postal Code,Country'),
  ),
  table(
    'deal',
    'ID=#|Name=name|Amount=amount|Account=account|accountName=account|accountId=account@|Stage=stage+|Probability=probability|Probability, %=probability|Close Date=closeDate|Lead Source=source|Description=description|Assigned User=owner|assignedUserId=owner@|amountCurrency=-|Deleted=-',
  ),
]

const twenty = [
  table(
    'account',
    'Id=#|Name=name|Domain Name / Link URL=website|Domain Name=website|Employees=employees|Linkedin / Link URL=*social:LinkedIn|ARR / Amount=annualRevenue|Account Owner=owner',
    place('billingAddress', 'Address / *', 'Address 1,City,State,Post Code,Country'),
  ),
  table(
    'contact',
    'Id=#|Name / First Name=firstName|Name / Last Name=lastName|Emails / Primary Email=email|Emails / Additional Emails=*email:Additional|Phones / Primary Phone Number=phone|Job Title=title|Company / Id=account@|Company Id=account@|Company=account+|City=address.city|Linkedin / Link URL=*social:LinkedIn',
  ),
  table(
    'deal',
    'Id=#|Name=name|Amount / Amount=amount|Amount=amount|Close date=closeDate|Stage=stage+|Company / Id=account@|Company Id=account@|Point of Contact / Id=contact@|Company=account',
  ),
]

const atomic = table(
  'contact',
  'first_name=firstName|last_name=lastName|title=title|background=description|tags=tags|linkedin_url=*social:LinkedIn|company=account+|email_work=email|email_home=*email:Home|email_other=*email:Other|phone_work=phone|phone_home=*phone:Home|phone_other=*phone:Other',
)

const vcard = table(
  'contact',
  'UID=#|Full name=name|First name=firstName|Last name=lastName|Prefix=salutation|Organisation=account+|Department=department|Job title=title|E-mail 1=email|Phone 1=phone|Mobile 1=mobile|Birthday=birthDate|Note=description|Categories=tags|Language=language|Revision=-|Product id=-',
  place('address', 'Address 1 *', 'street,city,region,postal code,country'),
)

const camelIds = /^(Id|[A-Z][A-Za-z]+Id|[A-Za-z_0-9]+__[cr])$/i
const sfWords = [
  'IsDeleted',
  'SystemModstamp',
  'StageName',
  'NumberOfEmployees',
  'BillingStreet',
  'MailingStreet',
  'LeadSource',
  'ReportsToId',
  'ForecastCategoryName',
  'AnnualRevenue',
]

/** Systems whose exports are known by their headers, the most telling first. */
export const sources: readonly Source[] = [
  {
    key: 'dynamics',
    label: 'Microsoft Dynamics 365',
    signed: (h, raw) =>
      raw.some((r) => /^\(Do Not Modify\)/i.test(r)) ||
      any('transactioncurrencyid', 'parentcustomerid', 'primarycontactid')(h),
    tables: dynamics,
  },
  {
    key: 'pipedrive',
    label: 'Pipedrive',
    signed: (_, raw) => raw.some((r) => /^(Deal|Organization|Person) - /i.test(r)),
    tables: pipedrive,
  },
  {
    key: 'google',
    label: 'Google Contacts',
    signed: any('E-mail 1 - Value', 'Phone 1 - Value', 'Given Name Yomi'),
    tables: [google],
  },
  {
    key: 'outlook',
    label: 'Outlook',
    signed: (h) =>
      has('E-mail Address')(h) && any('Business Phone', 'Business Street', 'E-mail 2 Address')(h),
    tables: [outlook],
  },
  {
    key: 'linkedin',
    label: 'LinkedIn connections',
    signed: has('First Name', 'Last Name', 'Connected On'),
    tables: [linkedin],
  },
  {
    key: 'vyapar',
    label: 'Vyapar',
    signed: (h) => any('Party Name')(h) || has('Item Name', 'Sale Price')(h),
    tables: [vyapar, vyaparItems],
  },
  {
    key: 'goldmine',
    label: 'GoldMine',
    signed: (h) => has('ACCOUNTNO')(h) && any('PHONE1', 'RECID', 'RECTYPE')(h),
    tables: [goldmine],
  },
  { key: 'act', label: 'Act!', signed: any('ID/Status', 'Phone Ext-', 'E-mail Login'), tables: act },
  {
    key: 'zoho',
    label: 'Zoho CRM',
    signed: (_, raw) =>
      raw.some((r) => /^record id$/i.test(r)) &&
      raw.some((r) => /\.id$|^(Account|Contact|Lead|Deal|Note) (Owner|Name)$|^Locked$/i.test(r)),
    tables: zoho,
  },
  { key: 'hubspot', label: 'HubSpot', signed: has('Record ID'), tables: hubspot },
  {
    key: 'twenty',
    label: 'Twenty',
    signed: (_, raw) =>
      raw.some((r) => /^(Name|Emails|Phones|Domain Name|Linkedin|Address|Amount|ARR|Company) \/ /i.test(r)),
    tables: twenty,
  },
  {
    key: 'espocrm',
    label: 'EspoCRM',
    signed: any('Assigned User', 'assignedUserId', 'assignedUserName'),
    tables: espo,
  },
  {
    key: 'salesforce',
    label: 'Salesforce',
    signed: (h, raw) =>
      raw.some((r) => /__[cr]$/i.test(r)) ||
      (any(...sfWords)(h) &&
        raw.some((r) => camelIds.test(r) || /^[A-Z][a-z]+[A-Z]/.test(r)) &&
        !raw.some((r) => /[a-z] [a-z]/i.test(r))),
    tables: sfApiNames,
  },
  {
    key: 'salesforce',
    label: 'Salesforce report',
    signed: any(
      'Opportunity Name',
      'Billing Zip/Postal Code',
      'Mailing Zip/Postal Code',
      'Asst. Phone',
      'Opportunity Owner',
      'Account: Account Name',
      'Account Owner',
    ),
    tables: sfLabels,
  },
  {
    key: 'quickbooks',
    label: 'QuickBooks',
    signed: (h) => any('Customer full name', 'Open balance', 'Bill address')(h),
    tables: [quickbooks],
  },
  { key: 'atomic', label: 'Atomic CRM', signed: has('first_seen', 'email_work'), tables: [atomic] },
  { key: 'vcard', label: 'vCard', signed: has('Full name', 'Revision'), tables: [vcard] },
]
