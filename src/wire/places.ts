// The AP Stylebook writes a place as "city, state" or "city, country", except for cities that stand alone. The lists distinguish a region
// from the next person in "in Lisbon, Portugal, Ann Smith in Paris"; nothing is looked up or corrected.

const STATES = `
  Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana
  Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska
  Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania
  Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin
  Wyoming|Puerto Rico|Guam|American Samoa|U.S. Virgin Islands|District of Columbia|DC
`

const STATE_ABBREVIATIONS = `
  Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|D.C.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|Mass.|Mich.|Minn.|Miss.|Mo.|Mont.
  Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|Penn.|R.I.|S.C.|S.D.|Tenn.|Tex.|Vt.|Va.|Wash.|W.Va.|Wis.|Wyo.
  P.R.|Alta.|B.C.|Man.|N.B.|N.S.|Ont.|P.E.I.|Que.|Sask.
`

const COUNTRIES = `
  Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas
  Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia and Herzegovina
  Bosnia-Herzegovina|Botswana|Brazil|Britain|Brunei|Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Canada
  Cape Verde|Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus
  Czech Republic|Czechia|Democratic Republic of Congo|Democratic Republic of the Congo|Denmark|Djibouti|Dominica
  Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|England|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia
  Fiji|Finland|France|Gabon|Gambia|Germany|Ghana|Great Britain|Greece|Greenland|Grenada|Guatemala|Guinea|Guinea-Bissau
  Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan
  Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania
  Luxembourg|Macedonia|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico
  Micronesia|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|the Netherlands
  New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Northern Ireland|Norway|Oman|Pakistan|Palau|Palestine
  Panama|Papua New Guinea|Paraguay|Peru|Philippines|the Philippines|Poland|Portugal|Qatar|Republic of Congo|Romania
  Russia|Rwanda|Saint Lucia|St. Lucia|Samoa|Saudi Arabia|Scotland|Senegal|Serbia|Seychelles|Sierra Leone|Slovakia
  Slovenia|Solomon Islands|Somalia|Somaliland|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname
  Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Türkiye
  Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates|UAE|U.A.E.|United Kingdom|UK|U.K.|United States|US|U.S.
  Uruguay|Uzbekistan|Vanuatu|Venezuela|Vietnam|Wales|Yemen|Zambia|Zimbabwe
`

const TERRITORIES = `
  Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland|Newfoundland and Labrador|Nova Scotia|Ontario|Quebec
  Prince Edward Island|Saskatchewan|Northwest Territories|Nunavut|Yukon|New South Wales|Queensland|South Australia
  Tasmania|Victoria|Western Australia|Crimea|Chechnya|Dagestan|Gaza|Gaza Strip|the Gaza Strip|West Bank|the West Bank
  Golan Heights|the Golan Heights|Kashmir|Indian-controlled Kashmir|Punjab|Kurdistan|Tibet|Xinjiang|Hong Kong|Macau
  Bavaria|Catalonia|Sicily|Sardinia|Corsica|Crete|Bermuda|Cayman Islands|New Caledonia|French Polynesia|Martinique
  Guadeloupe|Gibraltar|Donetsk|Luhansk|Nagorno-Karabakh|Abkhazia|South Ossetia|Vatican|Kurdish region
`

const CITIES_THAT_STAND_ALONE = `
  Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|Indianapolis|Las Vegas
  Los Angeles|Miami|Milwaukee|Minneapolis|New Orleans|Oklahoma City|Philadelphia|Phoenix|Pittsburgh|St. Louis
  Salt Lake City|San Antonio|San Diego|San Francisco|Seattle|Amsterdam|Baghdad|Bangkok|Beijing|Beirut|Berlin|Brussels
  Cairo|Dublin|Geneva|Guatemala City|Havana|Helsinki|Islamabad|Istanbul|Jerusalem|Johannesburg|Kuwait City|London
  Madrid|Mexico City|Milan|Monaco|Montreal|Moscow|Munich|New Delhi|Panama City|Paris|Prague|Quebec City|Rio de Janeiro
  Rome|San Marino|Sao Paulo|São Paulo|Shanghai|Singapore|Stockholm|Sydney|Tokyo|Toronto|Vatican City|Vienna|Zurich
  United Nations|the United Nations|Kyiv|Kabul|Tehran|Seoul|Nairobi|Athens|Warsaw|Lisbon|Budapest|Ankara|Damascus
  Tel Aviv|Gaza City|Ramallah|Dubai|Hanoi|Manila|Jakarta|Bogota|Lima|Santiago|Buenos Aires|Caracas|New York City
`

const REGIONS = setOf(STATES, STATE_ABBREVIATIONS, COUNTRIES, TERRITORIES)
const STANDALONE = setOf(CITIES_THAT_STAND_ALONE)
const ABBREVIATIONS = setOf(STATE_ABBREVIATIONS)

/** A region that follows a city after a comma: a state, a country, a territory. */
export function isRegion(place: string): boolean {
  return REGIONS.has(fold(place))
}

/** A place that needs no region: one of the stylebook's cities, or a region by itself. */
export function isKnownPlace(place: string): boolean {
  return STANDALONE.has(fold(place)) || isRegion(place)
}

/** `Minn.`, `D.C.`: a full stop that does not end a sentence, in a word that is not a name. */
export function isStateAbbreviation(word: string): boolean {
  return ABBREVIATIONS.has(fold(word))
}

function setOf(...lists: string[]): ReadonlySet<string> {
  return new Set(
    lists
      .flatMap((list) => list.split(/[|\n]/))
      .map(fold)
      .filter(Boolean),
  )
}

function fold(place: string): string {
  return place.trim().replace(/\s+/g, ' ').toLowerCase()
}
