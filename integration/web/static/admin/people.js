/** Contacts as people see them: whom one serves, who it is, and which brands have none of their own. */

/** @typedef {{brand?: string, locale?: string, type?: string, person?: string, team?: string, phone?: string, email?: string, hours?: string}} Contact */

const isGeneral = (contact) => !contact.brand && !contact.locale && !contact.type;

/** Whom a contact serves, such as "Hafen & Söhne, German". @param {Contact} contact @param {(kind: 'locale' | 'type', value: string) => string} label */
export function serves(contact, label) {
  if (isGeneral(contact)) return 'Everybody else';
  const parts = [contact.brand || 'All brands', contact.locale && label('locale', contact.locale), contact.type && label('type', contact.type)];
  return parts.filter(Boolean).join(', ');
}

/** Who it is, as one line. @param {Contact} contact */
export function who(contact) {
  return [contact.person, contact.team, contact.phone, contact.email].filter(Boolean).join(', ') || 'Nobody yet';
}

/** The contact of a brand that its customers get where nothing closer fits. @param {Contact[]} contacts @param {string} brand */
export function ofBrand(contacts, brand) {
  const own = contacts.find((contact) => contact.brand === brand && !contact.locale && !contact.type);
  return { own, used: own ?? contacts.find(isGeneral) };
}

/**
 * What is missing or stands twice, in sentences: `warnings` want to be mended, `notes` are good to know.
 * @param {Contact[]} contacts
 * @param {string[]} brands as Zendesk names them; none where it does not answer
 * @param {(kind: 'locale' | 'type', value: string) => string} label
 * @returns {{warnings: string[], notes: string[]}}
 */
export function gaps(contacts, brands, label) {
  const lacking = brands.filter((brand) => !ofBrand(contacts, brand).own);
  const served = (brand) => Boolean(ofBrand(contacts, brand).used);
  return {
    warnings: [
      ...lacking.filter((brand) => !served(brand)).map((brand) => `${brand} has no contact: its letters name nobody to turn to.`),
      ...twins(contacts, label), ...strangers(contacts, brands),
    ],
    notes: lacking.filter(served).map((brand) => `${brand} has no contact of its own; the general one is used.`),
  };
}

function twins(contacts, label) {
  const key = ({ brand = '', locale = '', type = '' }) => JSON.stringify([brand, locale, type]);
  return [...Map.groupBy(contacts, key).values()].filter((same) => same.length > 1)
    .map((same) => `${same.length} contacts serve the same (${serves(same[0], label)}); the first of them is used.`);
}

function strangers(contacts, brands) {
  if (brands.length === 0) return [];
  const named = new Set(contacts.map(({ brand }) => brand).filter((brand) => brand && !brands.includes(brand)));
  return [...named].map((brand) => `${brand} is not a brand of your Zendesk, so its contact is never used.`);
}
