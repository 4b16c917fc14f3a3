import { createHash, randomBytes } from "node:crypto";

/** What is used of any answer. */
interface Answer {
  Code: number;
  Message: string;
}

/** What is used of a page of a conversation list. */
interface Page extends Answer {
  Next?: number;
  List?: { ConvId: string }[];
}

/** A generated client, with the two actions that are tried. */
interface Client {
  send(from: string, to: string[]): Promise<Answer | undefined>;
  read(user: string, next: number): Promise<Page | undefined>;
}

export const url = given("ZIMMER_URL");

/** The five query parameters that sign a call. */
export function signature(): Record<string, string> {
  const app = given("ZIMMER_APP_ID");
  const now = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(8).toString("hex");
  return {
    AppId: app,
    Timestamp: now,
    SignatureNonce: nonce,
    SignatureVersion: "2.0",
    Signature: createHash("md5")
      .update(app + nonce + given("ZIMMER_SERVER_SECRET") + now)
      .digest("hex"),
  };
}

/** The address of a call, signed. */
export function signed(call: string): string {
  return `${call}&${new URLSearchParams(signature())}`;
}

/**
 * Sends a message from the user that the first argument names to those that the others name, then
 * reads the sender's list in pages of two and prints the id of each entry.
 */
export async function sendAndRead(client: Client): Promise<void> {
  const [user = "", ...others] = process.argv.slice(2);
  successful(await client.send(user, others));
  let next = 0;
  do {
    const page = successful(await client.read(user, next));
    page.List?.forEach((entry) => console.log(entry.ConvId));
    next = page.Next ?? 0;
  } while (next !== 0);
}

function successful<A extends Answer>(answer: A | undefined): A {
  if (answer?.Code !== 0) {
    throw new Error(JSON.stringify(answer));
  }
  return answer;
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
}
