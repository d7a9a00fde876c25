import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import { understandPhonesWith } from '../field/phone.ts'

understandPhonesWith((raw, country) => {
  const parsed = parsePhoneNumberFromString(raw, country as CountryCode | undefined)
  if (!parsed?.isPossible()) return undefined
  return {
    e164: parsed.number,
    extension: parsed.ext,
    // Worked out only where it is shown; an import asks for the number alone.
    get international() {
      return parsed.formatInternational()
    },
  }
})
