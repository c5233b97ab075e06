/** A story of a fictional town, written for this project. */
export interface Sample {
  readonly headline: string
  readonly summary: string
  readonly located: string
  readonly author: string
  readonly topic: string
  readonly picture: { readonly alt: string; readonly colours: readonly [string, string] }
  readonly paragraphs: readonly string[]
}

/** `npm run demo` publishes the first one beside the AP story's draft; `--samples` imports them all. */
export const samples: readonly [Sample, ...Sample[]] = [
  {
    headline: 'Harbour town opens its paper archive to readers',
    summary: 'Two hundred years of the Alder Bay Courier can be read in the old customs house, page by page.',
    located: 'ALDER BAY',
    author: 'Mara Quist',
    topic: 'Local history',
    picture: { alt: 'Shelves of bound newspapers in warm light', colours: ['#7a4a1f', '#e8c37a'] },
    paragraphs: [
      'The newspaper archive of Alder Bay opened its doors on Monday, and the first readers were waiting in the rain. They found two hundred years of the Courier on oak shelves, from the whaling reports of the first winter to the ferry timetable of last week.',
      '“People come for their grandparents and stay for the advertisements,” said Lena Cho, who keeps the archive. Every page has been photographed; the paper itself may be touched with clean hands.',
      'The town paid for the roof, readers for the shelves. Entry is free.',
    ],
  },
  {
    headline: 'Night ferry returns after three winters',
    summary: 'The crossing to Saint Orre sails again from November, with cabins and a slower timetable.',
    located: 'ALDER BAY',
    author: 'Jonas Feld',
    topic: 'Transport',
    picture: { alt: 'Lights of a ferry on dark water', colours: ['#0b1d3a', '#d9b44a'] },
    paragraphs: [
      'The night ferry to Saint Orre will sail again on 3 November, three years after the line was closed.',
      'The crossing takes nine hours, one more than before. “Slower is cheaper, and everybody sleeps better,” said the harbour master, Odile Brandt.',
    ],
  },
  {
    headline: 'School kitchen cooks with what the fishing boats bring',
    summary: 'Pupils of the harbour school decide each morning at the quay what is for lunch.',
    located: 'ALDER BAY',
    author: 'Mara Quist',
    topic: 'Education',
    picture: { alt: 'Silver fish on ice', colours: ['#1f4e5f', '#b8d8d8'] },
    paragraphs: [
      'At six in the morning two pupils of the harbour school stand at the quay and choose. What they buy is on the table at noon.',
      'The kitchen has thrown away half as much since the project began in spring, the school says.',
    ],
  },
  {
    headline: 'Council votes to keep the lighthouse lamp',
    summary: 'The lamp of 1911 stays in the tower, beside the electric one that replaces it.',
    located: 'SAINT ORRE',
    author: 'Petra Lund',
    topic: 'Politics',
    picture: { alt: 'A lighthouse against an evening sky', colours: ['#412a5c', '#f08a5d'] },
    paragraphs: [
      'The council of Saint Orre voted 11 to 4 on Tuesday to keep the lighthouse lamp of 1911 where it is.',
      'The electric lamp that replaces it will be lit in March. The old one turns on Sundays, for visitors.',
    ],
  },
  {
    headline: 'Seagrass grows back in the inner bay',
    summary: 'Divers counted forty meadows where there were six ten years ago.',
    located: 'ALDER BAY',
    author: 'Jonas Feld',
    topic: 'Environment',
    picture: { alt: 'Green seagrass under water', colours: ['#0f5132', '#9be0c3'] },
    paragraphs: [
      'Divers of the marine station have counted forty seagrass meadows in the inner bay, up from six ten years ago.',
      '“The anchors are gone and the water is clear,” said the biologist Ines Varga. Boats now moor at buoys.',
    ],
  },
  {
    headline: 'Alder Bay beats Saint Orre in the derby, at last',
    summary: 'A goal in the 88th minute ends a run of eleven defeats.',
    located: 'SAINT ORRE',
    author: 'Tomas Beck',
    topic: 'Sport',
    picture: { alt: 'A football pitch by the sea', colours: ['#14532d', '#fde68a'] },
    paragraphs: [
      'Alder Bay won the derby for the first time in eleven years on Saturday. Nia Roth scored the only goal in the 88th minute.',
      'The ferry home waited for the team.',
    ],
  },
  {
    headline: 'Bakers return to the wood oven in Quay Street',
    summary: 'The oven of 1874 burns again, for bread on Fridays and Saturdays.',
    located: 'ALDER BAY',
    author: 'Petra Lund',
    topic: 'Local history',
    picture: { alt: 'Round loaves before a fire', colours: ['#5b2a0c', '#f4a261'] },
    paragraphs: [
      'The wood oven in Quay Street is hot again. Three bakers share it, each on a day of their own.',
      'The first loaves were gone by eight.',
    ],
  },
  {
    headline: 'Rail bridge closes for ten days in October',
    summary: 'Buses replace trains between Alder Bay and the capital from 6 to 15 October.',
    located: 'ALDER BAY',
    author: 'Jonas Feld',
    topic: 'Transport',
    picture: { alt: 'An iron railway bridge', colours: ['#2b2d42', '#8d99ae'] },
    paragraphs: [
      'The rail bridge over the Alder closes from 6 to 15 October. Buses take the place of trains.',
      'Two hundred rivets are replaced, the railway said.',
    ],
  },
  {
    headline: 'Library lends tools, and teaches how to use them',
    summary: 'Drills, looms and a telescope can be borrowed for a week.',
    located: 'SAINT ORRE',
    author: 'Mara Quist',
    topic: 'Education',
    picture: { alt: 'Tools on a wall', colours: ['#3d405b', '#e07a5f'] },
    paragraphs: [
      'The library of Saint Orre lends tools from this week: drills, two looms and a telescope.',
      'A volunteer shows how each is used. “A book would do it too,” said the librarian, “but not as fast.”',
    ],
  },
  {
    headline: 'Storm season begins early, weather service says',
    summary: 'The first gale of autumn is expected on Thursday night.',
    located: 'ALDER BAY',
    author: 'Tomas Beck',
    topic: 'Environment',
    picture: { alt: 'Dark clouds over waves', colours: ['#22223b', '#9a8c98'] },
    paragraphs: [
      'The first gale of the autumn will reach the coast on Thursday night, the weather service said.',
      'Boats should be moored by noon. The ferry decides at four.',
    ],
  },
  {
    headline: 'Harbour fees stay where they are for a third year',
    summary: 'The council found the money in the parking meters.',
    located: 'ALDER BAY',
    author: 'Petra Lund',
    topic: 'Politics',
    picture: { alt: 'Fishing boats in a row', colours: ['#023e8a', '#caf0f8'] },
    paragraphs: [
      'Harbour fees will not rise next year, the council decided on Wednesday.',
      'The repair of the mole is paid from parking meters instead.',
    ],
  },
  {
    headline: 'Choir of 200 sings on the ice rink',
    summary: 'The winter concert moves outdoors; blankets are lent at the gate.',
    located: 'SAINT ORRE',
    author: 'Tomas Beck',
    topic: 'Culture',
    picture: { alt: 'Lanterns on ice', colours: ['#10002b', '#ff9e00'] },
    paragraphs: [
      'Two hundred singers will stand on the ice rink of Saint Orre on 12 December.',
      'The programme is short, the conductor said, and so are the rests.',
    ],
  },
]
