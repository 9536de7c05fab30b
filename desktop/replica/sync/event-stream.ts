/**
 * Reads the names of server-sent events from a stream of bytes, as the HTML standard's section 9.2 parses them: lines
 * end in CR, LF or both, an empty line ends an event, `event:` names it, and a line that begins with a colon is a
 * comment. Data is not kept: an event only says that something happened. Ends with the stream.
 */
export async function* eventNames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let name = '';
  let hasData = false;
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A CR at the end may be half of CRLF: it waits for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    // An event without an end would fill the memory.
    if (rest.length > longestLine) throw new Error('The event stream has a line without an end');
    for (const line of lines) {
      if (line === '') {
        if (hasData || name !== '') yield name === '' ? 'message' : name;
        [name, hasData] = ['', false];
      } else if (line.startsWith('event:')) name = line.slice('event:'.length).trim();
      else if (line.startsWith('data')) hasData = true;
    }
  }
}

const longestLine = 65_536;
