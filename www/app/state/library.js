// The examples that come with the page: a list, and the two documents of each.

/** The list of examples: id, title, where policy and ticket are, and the instant to open them at. */
export async function loadLibrary() {
  return (await fetched('examples.json')).json();
}

/** The policy text and ticket text of one example. */
export async function loadExample(example) {
  const [policyText, ticketText] = await Promise.all(
    [example.policy, example.ticket].map(async (path) => (await fetched(path)).text()),
  );
  return { policyText, ticketText };
}

async function fetched(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
