/** Words from which the bench makes companies, people and subjects: enough kinds that search sees real spread. */
export const starts = split(
  'al an ar ba be bo bra ca ce co cra da del di do el em en fa fi flo fra ga ge gla go gra ha hel ho in jo ka ki kla ko kro la le lo lu ma me mi mo na ne no nor o pa pe plan po pra qua ra re ro sa se sol sta su ta te tra tri u va ve vi wa we xe za zo',
)
export const middles = split(
  'ba be bi bo ca ce ci co da de di do fa fe fi fo ga ge gi go la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo',
)
export const ends = split(
  'ba berg burg by cor dan dia don dor fer fort gen go gon ka kon la land lex lin lon ma mar mer mond mont na nex nia nor nova pex ra ric ro san sen ser son sta ston ta tec ter tex ton tor va ver via vic vin vis wald wick za zon',
)
export const trades = split(
  'Bakery Chemicals Consulting Construction Controls Dairy Design Devices Electric Energy Engineering Farms Foods Forwarding Foundry Furniture Games Gardens Glass Health Holding Hotels Industries Insurance Interiors Labs Leasing Legal Logistics Machines Marine Media Metals Mining Mobility Motors Networks Optics Packaging Papers Partners Pharma Plastics Power Print Properties Rail Research Retail Robotics Security Software Solar Steel Systems Textiles Timber Tools Trading Ventures',
)
export const forms = split('GmbH Ltd Inc AG SA BV LLC KG Group AB Oy SpA')
export const firstNames = split(
  'Ada Adam Aisha Alex Alice Amir Ana Andrea Anna Ben Björn Carla Carlos Chen Chloé Clara Daniel David Diego Elena Elias Emil Emma Eva Fatima Felix Finn Frida Greta Hana Hugo Ida Ines Ivan Jakob Jan Jana José Julia Karim Kenji Lara Leo Lena Lin Lucas Luisa Maja Marco Maria Marta Max Mei Mia Mila Mohamed Nina Noah Nora Olga Oliver Omar Paul Petra Rosa Samir Sara Sofia Stefan Sven Tara Theo Tom Uma Vera Viktor Wei Yara Yusuf Zoë',
)
export const lastNames = split(
  'Abbott Adler Almeida Andersen Bauer Becker Bennett Berger Bianchi Brandt Brown Castro Chen Clark Costa Dahl Davies Diaz Dietrich Dubois Eriksson Evans Fernández Ferrari Fischer Fontaine Foster Fuchs García Gómez Graf Gruber Haas Hansen Hartmann Hernández Hoffmann Huber Ivanov Jackson Janssen Jensen Johnson Jones Kaiser Kaya Keller Khan Kim Klein Koch Kowalski Kraus Kumar Lang Larsen Laurent Lee Lehmann Lewis Lindberg Lopez Lorenz Marino Martin Mayer Meier Mendes Meyer Miller Moore Moreau Müller Nagy Nakamura Neumann Nguyen Nielsen Novak Okafor Olsen Ortiz Park Patel Pereira Peters Petit Pohl Popescu Ramos Reed Richter Rivera Robinson Rossi Roth Russo Sanchez Santos Sato Schmidt Schneider Schröder Schulz Silva Simon Singh Smith Sommer Sorensen Stein Suzuki Tanaka Taylor Thomas Torres Vargas Vogel Wagner Walker Wang Weber White Williams Winkler Wolf Wong Yamamoto Yilmaz Young Zhang Ziegler Zimmermann',
)
export const subjects = split(
  'Call Demo Follow Lunch Mail Meeting Note Offer Onboarding Planning Question Reminder Renewal Review Visit Workshop',
)
export const topics = split(
  'budget contract delivery discount features forecast installation integration invoice licences logistics maintenance migration order payment pilot pricing project prototype quality quote references requirements rollout schedule security service shipment software spare stock support terms training upgrade warranty',
)
export const cities = split(
  'Amsterdam Athens Barcelona Berlin Bern Bologna Bordeaux Bristol Brussels Chicago Cologne Copenhagen Dublin Graz Hamburg Helsinki Leeds Lisbon London Lyon Madrid Milan Munich Oslo Paris Porto Prague Rome Seville Stockholm Toronto Turin Valencia Vienna Warsaw Zurich',
)

function split(text: string): string[] {
  return text.split(' ')
}
