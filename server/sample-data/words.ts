// What the sample data is made of. Places are real, people and companies are not.

export const FIRST_NAMES =
  'Ada Amir Ana Ben Bruno Carla Chen Dalia Dev Elif Emil Farah Finn Grace Hana Hugo Ines Ivan Jonas Kaya Lena Leo Mara Mateo Mina Nadia Noor Omar Petra Priya Quinn Rafael Rosa Sami Selma Tariq Tessa Uma Viktor Wen Yara Zoe'.split(
    ' ',
  );

export const LAST_NAMES =
  'Abbott Adler Baptiste Barros Becker Castro Cho Cohen Dahl Duarte Eriksen Fischer Fontaine Garcia Grant Haddad Hale Ito Jansen Keller Khan Kowalski Laurent Lindgren Marsh Mbeki Moreau Nakamura Novak Okafor Olsen Park Patel Quintero Rossi Sato Silva Sorensen Tanaka Ueda Vargas Weber Yilmaz Zhang'.split(
    ' ',
  );

export const COMPANY_FIRST =
  'Alder Amber Anchor Aspen Basin Beacon Birch Blue Bright Canyon Cedar Clear Cobalt Copper Coral Crest Delta Ember Falcon Fern Flint Garnet Granite Harbor Hazel Heron Indigo Iron Juniper Kestrel Lantern Larch Lumen Maple Meridian North Oak Opal Orchard Pine Quartz Raven Ridge River Sable Sage Silver Slate Summit Tidal Vale Willow'.split(
    ' ',
  );

export const COMPANY_SECOND =
  'Analytics Bakery Biotech Brewing Builders Cargo Clinics Coffee Components Dental Design Dynamics Education Electric Energy Fabrics Farms Fitness Foods Freight Gardens Health Homes Hotels Imports Labs Legal Lighting Logistics Machining Marine Materials Media Medical Mobility Motors Networks Optics Packaging Partners Press Robotics Security Software Solar Studios Supply Systems Textiles Tools Travel Ventures Water'.split(
    ' ',
  );

export const COMPANY_LAST = ['', '', '', ' Group', ' Inc.', ' LLC', ' Co.', ' & Sons'];

export const TITLES = [
  'Chief Executive',
  'Chief Financial Officer',
  'Head of Operations',
  'Head of Sales',
  'IT Manager',
  'Marketing Manager',
  'Office Manager',
  'Procurement Lead',
  'Product Manager',
  'Founder',
];

export const STREETS = 'Main Oak Maple Lake Hill Park Cedar Mill Church Station Market Water'.split(' ');

/** City, state, the beginning of its postal codes, and an area code of its telephones. */
export const CITIES: readonly (readonly [string, string, string, string])[] = [
  ['Austin', 'TX', '787', '512'],
  ['Atlanta', 'GA', '303', '404'],
  ['Boston', 'MA', '021', '617'],
  ['Chicago', 'IL', '606', '312'],
  ['Denver', 'CO', '802', '303'],
  ['Detroit', 'MI', '482', '313'],
  ['Houston', 'TX', '770', '713'],
  ['Los Angeles', 'CA', '900', '213'],
  ['Minneapolis', 'MN', '554', '612'],
  ['New York', 'NY', '100', '212'],
  ['Philadelphia', 'PA', '191', '215'],
  ['Portland', 'OR', '972', '503'],
  ['San Francisco', 'CA', '941', '415'],
  ['Seattle', 'WA', '981', '206'],
];

export const INDUSTRIES = [
  'Construction',
  'Education',
  'Finance',
  'Food',
  'Health',
  'Manufacturing',
  'Media',
  'Retail',
];
export const PRODUCTS = ['Basic', 'Team', 'Business', 'Support', 'Training'];
export const CHANNELS = ['E-mail', 'Phone', 'Video'];
export const COMPETITORS = ['a spreadsheet', 'an in-house tool', 'nobody', 'their current supplier'];

export const DESCRIPTIONS = [
  'Came in through the website and asked for a demo.',
  'Met at a trade show; wants to replace what they have by the end of the year.',
  'Recommended by a customer. Small team, quick decisions.',
  'Several locations; each decides for itself.',
  'Was a customer before and left over the price.',
];

export const TASK_TEXTS = [
  'Call back about the offer',
  'Send the contract',
  'Ask how the trial is going',
  'Prepare the demo',
  'Follow up on the invoice',
  'Send references',
  'Find out who decides',
  'Arrange a meeting on site',
  'Check whether the budget was approved',
  'Say happy anniversary',
];

export const NOTES = [
  'Had a good first call. They want to see prices for ten people.',
  'Left a message.\nWill try again on Thursday.',
  'The demo went well; the main question was how to move their data.',
  'They are waiting for the new budget, which is due next quarter.',
  'Spoke with reception: our contact is away until Monday.',
  'Sent the offer. They compare it with two others.',
  'Asked for a discount if they pay for the year in advance.',
];

export const OPPORTUNITY_NOTES = [
  '',
  '',
  'Ten seats to begin with',
  'Renewal & upgrade',
  'Pilot in one location',
  'Training for two days',
];
