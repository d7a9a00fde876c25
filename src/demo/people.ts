/** Names to draw people from; any likeness is chance. */
export const firstNames = [
  ...['Alice', 'Amir', 'Anton', 'Bea', 'Benoit', 'Carla', 'Chidi', 'Claire', 'Conor', 'Dana', 'Dev', 'Edith'],
  ...[
    'Elif',
    'Emil',
    'Esther',
    'Farah',
    'Felix',
    'Fiona',
    'Gareth',
    'Gita',
    'Greta',
    'Hamid',
    'Helen',
    'Hugo',
  ],
  ...['Ines', 'Ivo', 'Jamal', 'Joan', 'Jonas', 'Judith', 'Kate', 'Kenji', 'Kirsten', 'Leila', 'Leo', 'Linus'],
  ...['Lucia', 'Magnus', 'Maria', 'Matteo', 'Mei', 'Miles', 'Mona', 'Nadia', 'Neil', 'Nora', 'Olga', 'Oscar'],
  ...['Paula', 'Pavel', 'Quentin', 'Rachel', 'Ravi', 'Rhys', 'Rosalind', 'Sanjay', 'Sara', 'Silas', 'Sofia'],
  ...['Stefan', 'Tara', 'Theo', 'Tuva', 'Uma', 'Vera', 'Victor', 'Wanda', 'Xavier', 'Yara', 'Zoe'],
]

export const lastNames = [
  ...['Abbott', 'Adeyemi', 'Alvarez', 'Bakker', 'Barlow', 'Bergqvist', 'Boateng', 'Bramwell', 'Castell'],
  ...[
    'Chandra',
    'Cole',
    'Dalgaard',
    'Darrow',
    'Ekström',
    'Ellery',
    'Fairley',
    'Farrell',
    'Fontaine',
    'Garrick',
  ],
  ...['Gupta', 'Hale', 'Hartmann', 'Holloway', 'Ibrahim', 'Iversen', 'Jarvis', 'Kaur', 'Keane', 'Kessler'],
  ...['Lambert', 'Langley', 'Lindqvist', 'Marchetti', 'Mensah', 'Merrick', 'Novak', 'Nystrom', 'Oduya'],
  ...['Orchard', 'Pace', 'Petrov', 'Quill', 'Ramsey', 'Rossi', 'Rowntree', 'Sallow', 'Santos', 'Schuster'],
  ...[
    'Selby',
    'Sharma',
    'Stroud',
    'Tanner',
    'Thorne',
    'Underhill',
    'Vance',
    'Vogel',
    'Walsh',
    'Weir',
    'Yates',
  ],
]

type Roles = (
  | 'decisionMaker'
  | 'economicBuyer'
  | 'technical'
  | 'billing'
  | 'champion'
  | 'user'
  | 'influencer'
)[]

/** Who one meets in a company, the most important first. */
export const seats: { titles: string[]; department: string; roles: Roles }[] = [
  {
    titles: ['Managing director', 'Operations director', 'Head of purchasing', 'Owner', 'General manager'],
    department: 'Management',
    roles: ['decisionMaker', 'economicBuyer'],
  },
  {
    titles: ['Maintenance manager', 'Plant engineer', 'Facilities manager', 'Technical director'],
    department: 'Engineering',
    roles: ['technical', 'champion'],
  },
  {
    titles: ['Accounts payable', 'Financial controller', 'Office manager'],
    department: 'Finance',
    roles: ['billing'],
  },
  {
    titles: ['Shift supervisor', 'Site foreman', 'Health and safety officer', 'Production planner'],
    department: 'Production',
    roles: ['user', 'influencer'],
  },
]
