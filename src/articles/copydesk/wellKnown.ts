const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Acronyms that stylebooks accept at first mention, and capitals that are not acronyms. */
export const WELL_KNOWN = list(`
  UN EU US USA UK UAE USSR DC NATO
  AP AFP BBC CNN ABC CBS NBC NPR PBS ITV HBO MTV ESPN MSNBC UPI DPA EFE TASS ANSA PA
  FBI CIA NASA GOP IRS NSA SWAT KGB MI5 MI6 NAACP YMCA YWCA AFL-CIO OPEC UNICEF UNESCO
  CEO CFO COO CTO CIO VIP HR PR PM AM MP MPs MEP MSP MS QC KC GP PhD MBA BA MA MD RN PC DCI DI DS DC
  TV AI IT PC USB GPS DNA RNA MRI CT ICU ER PPE HIV AIDS COVID SARS ADHD IVF IQ UV LED CCTV DVD CD URL PDF SMS SIM
  UFO SUV EV RV ATM PIN ID FAQ DIY DJ MC IOU SOS OK RSVP RIP LGBT LGBTQ LGBTQIA BYOB AKA ASAP FYI NB PS VAT GDP IPO
  NHS RAF GCSE SNP DUP CBE MBE OBE SAT GPA LSAT ACT
  NFL NBA MLB NHL MLS WNBA NCAA FIFA UEFA PGA LPGA UFC WWE WBA WBC IBF WTA ATP NASCAR USC UCLA MIT LSU BYU SMU TCU UCF
  MVP RBI RBIs ERA OT VAR PK PPG QB TD TDs ODI ODIs
  JFK RFK LBJ FDR MLK
  USD EUR GBP JPY CHF CNY
  GMT UTC BST CET CEST EST EDT CST CDT MST MDT PST PDT ET CT MT PT IST JST
  KB MB GB TB KG KM MPH KPH RPM HP DPI CC FM
  AG SA NV SE PLC AB ASA KK LLC LLP LP BV
  NYSE NASDAQ FTSE DAX CAC IBEX MSCI
  A B C D E F V X Y Z AD BC BCE CE NE NW SE SW
  MSN BMW IBM UPS AOL LG HP KFC BP GM GE AT&T H&M M&S HSBC UBS ING SAP KPMG PwC EY IKEA LEGO
  BREAKING UPDATE EXCLUSIVE CORRECTION CLARIFICATION NOTE EDITOR EDITORS PHOTO PHOTOS VIDEO
`)

/** Nouns that mark following letters as a name: “the chipmaker TSMC”, “the broadcaster NHK”. */
export const NAMING_NOUNS = list(`
  agency airline alliance army association authority automaker bank brand broadcaster carmaker carrier channel charity
  chipmaker club coalition college company conglomerate consultancy drugmaker firm foundation giant group insurer lender
  maker manufacturer militia miner movement network newspaper newswire organisation organization outlet party platform
  pollster producer programme program provider publisher rebels regulator retailer site startup station studio supplier
  system think-tank trust union university utility watchdog website operator series band tanker
  rapper ship frigate drone missile rocket spacecraft satellite index benchmark
`)

const STATES = list(
  `AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC
   SD TN TX UT VT VA WA WV WI WY NSW QLD`,
)

export function isState(word: string): boolean {
  return STATES.has(word)
}
