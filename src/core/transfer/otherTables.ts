import { further, place, table } from './sourceTable.ts'

export const google = table(
  'contact',
  'First Name=firstName|Given Name=firstName|Last Name=lastName|Family Name=lastName|Name=name|File As=-|Name Prefix=salutation|Organization Name=account+|Organization 1 - Name=account+|Organization Title=title|Organization 1 - Title=title|Organization Department=department|Organization 1 - Department=department|Birthday=birthDate|Notes=description|Labels=tags|Group Membership=tags|Language=language|E-mail 1 - Value=email|Phone 1 - Value=phone|Address 1 - Formatted=-',
  place('address', 'Address 1 - *', 'Street,City,Region,Postal Code,Country'),
  [2, 3, 4, 5]
    .map(
      (n) =>
        `E-mail ${n} - Value=*email:{E-mail ${n} - Label}|Phone ${n} - Value=*phone:{Phone ${n} - Label}|Address ${n} - Formatted=*address:{Address ${n} - Label}|Website ${n - 1} - Value=*url:{Website ${n - 1} - Label}`,
    )
    .join('|'),
)

export const outlook = table(
  'contact',
  'First Name=firstName|Last Name=lastName|Title=salutation|E-mail Address=email|E-mail 2 Address=*email:E-mail 2|E-mail 3 Address=*email:E-mail 3|Business Phone=phone|Business Phone 2=*phone:Business 2|Home Phone=*phone:Home|Home Phone 2=*phone:Home 2|Mobile Phone=mobile|Car Phone=*phone:Car|Other Phone=*phone:Other|Primary Phone=*phone:Primary|Pager=*phone:Pager|Business Fax=*phone:Business fax|Home Fax=*phone:Home fax|Other Fax=*phone:Other fax|Company Main Phone=*phone:Company|Callback=*phone:Callback|Radio Phone=*phone:Radio|Telex=*phone:Telex|TTY/TDD Phone=*phone:TTY/TDD|IMAddress=*messaging:IM|Job Title=title|Department=department|Company=account+|Web Page=*url:Web page|Personal Web Page=*url:Personal|Birthday=birthDate|Notes=description|Categories=tags',
  place('address', 'Business *', 'Street,City,State,Postal Code,Country/Region'),
)

export const act = [
  table(
    'contact',
    'Company=account+|Contact=name|Salutation=-|First Name=firstName|Last Name=lastName|Name Prefix=salutation|Title=title|Department=department|ID/Status=tags|Address 1=address.street|City=address.city|State=address.region|Zip=address.postalCode|ZIP Code=address.postalCode|Country=address.country|Phone=phone|Mobile Phone=mobile|Alt Phone=*phone:Alternative|Car Phone=*phone:Car|Fax=*phone:Fax|Home Phone=*phone:Home|E-mail=email|E-mail Login=email|Web Site=*url:Web site|Asst. Phone=*phone:Assistant|Birth Date=birthDate|Birthday=birthDate|Referred By=source|Owner=owner|Messenger ID=*messaging:Messenger|Notes=description',
  ),
]

export const goldmine = table(
  'contact',
  'ACCOUNTNO=#|COMPANY=account+|CONTACT=name|LASTNAME=lastName|DEPARTMENT=department|TITLE=title|PHONE1=phone|PHONE2=*phone:Phone 2|PHONE3=*phone:Phone 3|FAX=*phone:Fax|ADDRESS1=address.street|CITY=address.city|STATE=address.region|ZIP=address.postalCode|COUNTRY=address.country|DEAR=-|SOURCE=source|NOTES=description|OWNER=owner|LASTTIME=-|CREATEAT=-|MERGECODES=tags',
)

export const linkedin = table(
  'contact',
  'First Name=firstName|Last Name=lastName|URL=*social:LinkedIn|Email Address=email|Company=account+|Position=title',
)

export const atomic = table(
  'contact',
  'first_name=firstName|last_name=lastName|title=title|background=description|tags=tags|linkedin_url=*social:LinkedIn|company=account+|email_work=email|email_home=*email:Home|email_other=*email:Other|phone_work=phone|phone_home=*phone:Home|phone_other=*phone:Other',
)

export const vcard = table(
  'contact',
  'UID=#|Full name=name|First name=firstName|Last name=lastName|Prefix=salutation|Organisation=account+|Department=department|Job title=title|E-mail 1=email|Phone 1=phone|Mobile 1=mobile|Birthday=birthDate|Note=description|Categories=tags|Language=language|Revision=-|Product id=-|E-mail 1 label=-|Phone 1 label=-|Mobile 1 label=-|Address 1 label=-',
  place('address', 'Address 1 *', 'street,city,region,postal code,country'),
  further('E-mail=email,Phone=phone,Mobile=phone,Address=address', 2),
  further('Website=url,Messaging=messaging,Profile=social', 1),
)

export const vyapar = table(
  'account',
  'Party Name=name|Email=email|Phone No.=phone|Phone Number=phone|GSTIN=taxIds',
)
export const vyaparItems = table(
  'product',
  'Item Name=name|Item Code=sku|Sale Price=price|Purchase Price=cost|Tax %=taxRate|GST Tax Rate=taxRate|Item Type=kind',
)

export const quickbooks = table(
  'account',
  'Customer=name|Customer full name=name|Full name=name|Company name=legalName|Company=legalName|Phone=phone|Phone numbers=phone|Email=email|Website=website|Customer type=types|Open balance=-|Bill address=billingAddress.street|Ship address=shippingAddress.street|Currency=currency|Notes=description',
  place('billingAddress', 'Billing *', 'street,city,state,ZIP code,country'),
  place('shippingAddress', 'Shipping *', 'street,city,state,ZIP code,country'),
)
