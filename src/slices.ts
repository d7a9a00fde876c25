// Every slice, for its effect: rules, verbs, routes and jobs of those named here are part of a running Mainstay.
import './people/index.ts'
import './accounts/index.ts'
import './messages/index.ts'
import './sales/index.ts'
import './demo/index.ts'
import './core/server/phones.ts'
