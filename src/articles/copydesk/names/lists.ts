const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Titles before a name that introduce a person: “President Biden”. Lower case, without full stops. */
export const TITLES = list(`
  president vice-president vice premier chancellor minister secretary secretary-general undersecretary deputy prime foreign
  defense defence interior finance justice health education senator sen representative rep congressman congresswoman
  governor gov lt mayor councilman councilwoman councillor commissioner ambassador attorney general gen solicitor prosecutor judge
  magistrate chief king queen prince princess pope cardinal archbishop bishop rabbi imam sheikh sheik emir sultan ayatollah
  emperor father sister brother pastor rev reverend sir dame lord lady baron baroness duke duchess earl count viscount saint st
  admiral adm colonel col major maj captain capt cmdr commander sergeant sgt corporal cpl private pvt pfc lieutenant officer
  detective inspector superintendent constable trooper sheriff marshal det insp supt pc di dci ds dc coach professor prof
  director chairman chairwoman chair speaker leader chairperson spokesman spokeswoman spokesperson state homeland security
  staff aunt uncle grandma grandpa crown district house senate majority minority
`)

/** Courtesy titles are used with a second mention: they do not introduce anyone. */
export const COURTESIES = list('mr mrs ms miss mx dr señor señora monsieur madame herr frau')

/** Lower-case words before a lone name that introduce a person: “the singer Adele”, “her son Jack”. */
export const ROLES = list(`
  son daughter wife husband brother sister father mother mum mom dad uncle aunt cousin nephew niece grandmother grandfather
  grandson granddaughter stepson stepdaughter partner fiancé fiancée friend toddler baby twins girlfriend boyfriend widow widower
  singer rapper footballer striker forward midfielder defender goalkeeper musician artist designer model comedian actor actress
  dj magician blogger youtuber winger playmaker named called nicknamed dog cat horse
`)

export const PARTICLES = list(
  'al el bin bint ibn abu van von de da del della delle di do dos das du der den la le las los y e ten ter af zu zum zur und san',
)

/** Verbs of speech. Past and present. */
export const SAYING = list(`
  said says told tells added adds asked asks wrote writes claimed claims argued argues insisted insists noted notes warned warns
  explained explains replied replies responded recalled recalls testified testifies tweeted posted acknowledged acknowledges
  admitted admits conceded concedes denied denies declined confirmed confirms announced announces declared declares stressed
  stresses emphasized emphasised urged urges suggested suggests continued concluded joked jokes laughed quipped promised
  promises pledged pledges vowed vows agreed believes thinks hopes described describes recounted remembers remembered called
  criticized criticised dismissed dismisses cited alleged alleges predicted predicts observed remarked repeated reiterated
  maintained maintains contended countered shouted whispered sighed smiled nodded shrugged
`)

/** Verbs of speech that only people perform. */
export const HUMAN = list(`
  recalls recalled testified testifies laughed joked jokes quipped remembers remembered recounted shouted whispered sighed smiled
  nodded shrugged thinks hopes
`)

/** Words that may occur between a subject and its verb. */
export const BETWEEN = list(
  'also later then has had have never once further repeatedly however again still often previously just',
)

/** Capitalised at the start of a sentence, but never a name. */
export const ORDINARY = list(`
  activists advocates analysts attorneys authorities backers campaigners citizens coaches colleagues commentators commuters companies
  conservatives customers defenders delegates demonstrators diplomats doctors drivers economists engineers environmentalists executives
  families fans farmers firefighters fishermen guards hospitals investigators investors journalists judges jurors lawmakers lawyers leaders
  liberals locals managers medics migrants ministers mourners negotiators neighbors neighbours nurses observers opponents organisers
  organizers owners parents passengers patients pilots players pollsters prosecutors rangers readers rebels rescuers researchers retailers
  rivals sailors soldiers sources spokespeople students supporters survivors teachers tenants tourists traders troops unions veterans victims
  viewers villagers volunteers voters winemakers witnesses workers writers
  a about above according across actually additional after again against ago all almost along already also although always am among
  amid an and another any anyone anything apart are around as aside at away back based be because been before being behind
  below besides best better between beyond both but by can certainly clearly come coming could critics current currently day days
  despite did do does doing done down during each earlier early east eight either eleven else eleventh employees ensure especially even
  eventually ever every everybody everyone everything experts far few fewer fifteen fifty finally first five following for
  former forty four fourth friends from further get given giving go going good great had half has have having he her here hers
  herself high him himself his historically home how however hundreds i if in indeed inside instead into is it its itself
  just keep last late later latest least less let like likely little local long look looking lots made make makes making
  many maybe me meanwhile members men might millions more moreover most mostly much must my nearby nearly neither never
  nevertheless new next night nine no nobody none nor north not nothing now nowhere of off officers officials often oh old on once
  one only onto or other others otherwise our ours out outside over overall own part people perhaps please plus police
  possibly previously prior probably protesters rather recent recently relatives reporters residents right same saying scientists
  scores second see seeing several seven shares she should similarly since six sixteen sixty small so some somebody someone
  something sometimes soon south still such suddenly sure take taken taking ten thank thanks that the their theirs them themselves then
  there therefore these they things think third thirty this those though thousands three through throughout thus to today
  together tomorrow tonight too toward towards trading twelve twenty two typically ultimately under unless unlike until
  up upon us usually very was we well went were west what whatever when whenever where whereas whether which while who whoever
  whom whose why will with within without witnesses women would yes yesterday yet you young your yours
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  congress parliament government management counsel court council cabinet opposition everyone labour labor conservatives
  democrats republicans authorities investigators prosecutors lawyers analysts economists doctors teachers students voters
  god heaven state mom dad mum grandma grandpa
`)

/**
 * Names of speakers that are not people, besides countries and cities: agencies, groups, firms that copy mentions without a description.
 */
export const NO_PERSONS = list(`
  Reuters Bloomberg Yonhap Xinhua Tass Interfax Kyodo Politico Axios Variety Billboard Newsweek Forbes Pentagon Kremlin
  Downing Westminster Whitehall Brussels Holyrood Stormont Senate House Capitol Congress Treasury Interpol Europol Eurostat
  Hamas Hezbollah Fatah Taliban Houthis Wagner Gazprom Rosneft Likud Fidesz
  Google Apple Amazon Microsoft Meta Facebook Instagram Twitter Netflix Nvidia Intel Samsung Sony Toyota Honda Nissan Hyundai
  Boeing Airbus Lufthansa Ryanair Delta United Uber Lyft Airbnb Walmart Target Costco Starbucks Nike Adidas Pfizer Moderna
  AstraZeneca Novartis Roche Bayer Siemens Volkswagen Mercedes Porsche Ferrari Stellantis Renault Peugeot Volvo Shell Exxon
  Chevron TotalEnergies Glencore Nestle Nestlé Unilever Tesla Ford Disney Citigroup Goldman Barclays Lloyds Santander Tesco
  Sainsbury Asda Vodafone Nokia Ericsson Huawei TikTok YouTube WhatsApp OpenAI Anthropic Oxfam Greenpeace Amnesty
  Arsenal Chelsea Liverpool Everton Tottenham Juventus Barcelona Bayern Ajax Benfica Celtic Rangers
  Moscow Beijing Kyiv Washington Tehran Jerusalem Gaza Crimea Donetsk Kursk Pyongyang Seoul Tokyo Taipei Hong Kong Ankara
  Holland England Scotland Wales Britain America Europe Africa Asia Russia Palestine Tibet Catalonia Texas Heathrow Gatwick
  Christmas Easter Ramadan Thanksgiving Olympics Parliament Twitter X
  Christian Muslim Jewish Catholic Protestant Sunni Shiite Islam Democrat Republican Tory Tories Labour
`)
