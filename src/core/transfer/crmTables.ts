import { place, table } from './sourceTable.ts'

const sfBookkeeping =
  'IsDeleted=-|MasterRecordId=-|SystemModstamp=-|LastViewedDate=-|LastReferencedDate=-|CleanStatus=-|PhotoUrl=-|LastModifiedById=-|CreatedById=-'
export const sfApiNames = [
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

export const sfLabels = [
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

export const hubspot = [
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

export const zoho = [
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

export const dynamics = [
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

export const pipedrive = [
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

export const espo = [
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

export const twenty = [
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
