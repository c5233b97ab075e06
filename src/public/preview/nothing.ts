import { renderDocument } from './document'

/** Shown for every invalid link, without revealing whether it was ever valid. */
export const NOTHING_HERE = renderDocument({
  title: 'No preview here',
  language: 'en',
  content: `<main class="nothing">
<h1>There is no preview at this address</h1>
<p>The link may be incomplete, expired or revoked. Ask its sender for a new one.</p>
</main>`,
})
