import { Account } from './accounts/account.object.ts'
import { AccountContact } from './accounts/accountContact.object.ts'
import { AccountRelation } from './accounts/accountRelation.object.ts'
import { Activity } from './accounts/activity.object.ts'
import { ActivityParticipant } from './accounts/activityParticipant.object.ts'
import { Contact } from './accounts/contact.object.ts'
import { ContactPoint } from './accounts/contactPoint.object.ts'
import { File } from './accounts/file.object.ts'
import { Lead } from './accounts/lead.object.ts'
import type { ObjectDef } from './core/object.ts'
import { ImportMap } from './integrations/importMap.object.ts'
import { ImportRun } from './integrations/importRun.object.ts'
import { ApiKey } from './people/apiKey.object.ts'
import { BulkRun } from './people/bulkRun.object.ts'
import { Team } from './people/team.object.ts'
import { User } from './people/user.object.ts'
import { View } from './people/view.object.ts'
import { Deal } from './sales/deal.object.ts'
import { DealContact } from './sales/dealContact.object.ts'
import { DealLine } from './sales/dealLine.object.ts'
import { DealStageHistory } from './sales/dealStageHistory.object.ts'
import { Pipeline } from './sales/pipeline.object.ts'
import { Product } from './sales/product.object.ts'
import { Stage } from './sales/stage.object.ts'

/** Every object that comes with Mainstay. Those that people add at run time join them in the catalogue. */
export const objects: readonly ObjectDef[] = [
  Account,
  Contact,
  AccountContact,
  AccountRelation,
  Lead,
  ContactPoint,
  Activity,
  ActivityParticipant,
  Deal,
  DealContact,
  DealLine,
  DealStageHistory,
  Pipeline,
  Stage,
  Product,
  File,
  User,
  Team,
  View,
  ApiKey,
  ImportRun,
  ImportMap,
  BulkRun,
]
